using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Tests;

/// <summary>
/// Runs a function of the intermediate form as it stands, so that every stage's output can be compared with what the
/// user's
/// C# computes. A scalar is its bits; a buffer is a <see cref="BufferView"/>; a tape slot is a stack.
/// </summary>
internal sealed class Interpreter
{
    private readonly object?[] values;
    private readonly IReadOnlyDictionary<string, Function> methods;
    private long fuel;

    private Interpreter(int count, IReadOnlyDictionary<string, Function> methods, long fuel)
    {
        values = new object?[count];
        this.methods = methods;
        this.fuel = fuel;
    }

    /// <summary>
    /// Runs <paramref name="function"/> on one argument for each body parameter: C# scalars, or C# arrays, which
    /// receive what the
    /// function writes. Returns the body's yields as C# scalars.
    /// </summary>
    public static object[] Run(Function function, params object[] arguments) =>
        Run(function, new Dictionary<string, Function>(), arguments);

    /// <summary>Runs a function that calls others, which are found by their names.</summary>
    public static object[] Run(
        Function function, IReadOnlyDictionary<string, Function> methods, params object[] arguments)
    {
        EquatableArray<Value> parameters = function.Body.Parameters;
        if (arguments.Length != parameters.Count)
        {
            throw new ArgumentException($"{function.Name} takes {parameters.Count} arguments.", nameof(arguments));
        }

        var run = new Interpreter(function.NextId, methods, 50_000_000);
        var views = new BufferView?[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is Array array)
            {
                ScalarKind kind = Scalars.KindOf(array.GetType().GetElementType()!);
                long[] storage = [.. array.Cast<object>().Select(Scalars.ToBits)];
                views[i] = new BufferView(kind, storage, 0, storage.Length);
                run.Set(parameters[i], views[i]!);
            }
            else
            {
                run.Set(parameters[i], Scalars.ToBits(arguments[i]));
            }
        }

        try
        {
            object[] results = run.Execute(function.Body);
            return [.. function.Body.Yields.Zip(results, (v, bits) => Scalars.FromBits(v.Type.Element, (long)bits))];
        }
        finally
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                if (views[i] is { } view)
                {
                    WriteBack(view, (Array)arguments[i]);
                }
            }
        }
    }

    private static void WriteBack(BufferView view, Array array)
    {
        for (int k = 0; k < view.Length; k++)
        {
            array.SetValue(Scalars.FromBits(view.Element, view[k]), k);
        }
    }

    private void Set(Value value, object datum) => values[value.Id] = datum;

    private object Get(Value value) =>
        values[value.Id] ?? throw new InvalidOperationException(value + " is used before it is defined.");

    private long Bits(Value value) => (long)Get(value);

    private int Int(Value value) => (int)Bits(value);

    private BufferView Buffer(Value value) => (BufferView)Get(value);

    private object[] Execute(Block block)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            if (--fuel < 0)
            {
                throw new TimeoutException("The function does not end.");
            }

            Execute(instruction);
        }

        return [.. block.Yields.Select(Get)];
    }

    private void Execute(Instruction instruction)
    {
        EquatableArray<Value> operands = instruction.Operands;
        switch (instruction.Op)
        {
            case Primitive.Constant:
                Set(instruction.Result, instruction.Immediate);
                break;
            case Primitive.Convert:
                ScalarKind from = operands[0].Type.Element;
                Set(instruction.Result, Scalars.Convert(from, instruction.Result.Type.Element, Bits(operands[0])));
                break;
            case Primitive.ConvertChecked:
                ScalarKind source = operands[0].Type.Element;
                Set(instruction.Result, Scalars.ConvertChecked(
                    source, instruction.Result.Type.Element, Bits(operands[0])));
                break;
            case Primitive.Select:
                Set(instruction.Result, Get(Bits(operands[0]) != 0 ? operands[1] : operands[2]));
                break;
            case Primitive.Load:
                Set(instruction.Result, Buffer(operands[0])[Int(operands[1])]);
                break;
            case Primitive.Store:
                Buffer(operands[0])[Int(operands[1])] = Bits(operands[2]);
                break;
            case Primitive.Accumulate:
                BufferView target = Buffer(operands[0]);
                long[] sum = [target[Int(operands[1])], Bits(operands[2])];
                target[Int(operands[1])] = ScalarFunctions.Evaluate(Primitive.Add, target.Element, sum);
                break;
            case Primitive.Axpy:
                BufferView added = Buffer(operands[2]);
                BufferView summed = Buffer(operands[0]);
                for (int i = 0; i < summed.Length; i++)
                {
                    long product = ScalarFunctions.Evaluate(
                        Primitive.Multiply, summed.Element, [Bits(operands[1]), added[i]]);
                    summed[i] = ScalarFunctions.Evaluate(Primitive.Add, summed.Element, [summed[i], product]);
                }

                break;
            case Primitive.Clear:
                BufferView cleared = Buffer(operands[0]);
                for (int i = 0; i < cleared.Length; i++)
                {
                    cleared[i] = 0;
                }

                break;
            case Primitive.Allocate or Primitive.AllocateTape:
                Set(instruction.Result, Allocate(instruction, Int(operands[0])));
                break;
            case Primitive.Copy:
                Set(instruction.Result, Buffer(operands[0]).Copy());
                break;
            case Primitive.Detach:
                Set(instruction.Result, Get(operands[0]));
                break;
            case Primitive.Slice:
                Set(instruction.Result, Buffer(operands[0]).Slice(Int(operands[1]), Int(operands[2])));
                break;
            case Primitive.Length:
                Set(instruction.Result, (long)Buffer(operands[0]).Length);
                break;
            case Primitive.NewSlot:
                Set(instruction.Result, new Stack<object>());
                break;
            case Primitive.Push:
                object pushed = Get(operands[1]);
                bool isSnapshot = operands[0].Type.Shape == TypeShape.SnapshotSlot;
                ((Stack<object>)Get(operands[0])).Push(isSnapshot ? ((BufferView)pushed).Copy() : pushed);
                break;
            case Primitive.Pop:
                Set(instruction.Result, ((Stack<object>)Get(operands[0])).Pop());
                break;
            case Primitive.Throw:
                throw new GuardException();
            case Primitive.Guard:
                break;
            case Primitive.Call:
                Call(instruction);
                break;
            case Primitive.If:
                SetAll(instruction.Results, Execute(instruction.Blocks[Bits(operands[0]) != 0 ? 0 : 1]), 0);
                break;
            case Primitive.For:
                ExecuteFor(instruction);
                break;
            case Primitive.While:
                ExecuteWhile(instruction);
                break;
            default:
                long[] arguments = [.. operands.Select(Bits)];
                long result = ScalarFunctions.Evaluate(instruction.Op, operands[0].Type.Element, arguments);
                Set(instruction.Result, result);
                break;
        }
    }

    /// <summary>
    /// Workspace memory is zero, tape memory arbitrary: it holds a pattern that no correct program reads.
    /// </summary>
    private static BufferView Allocate(Instruction instruction, int length)
    {
        ScalarKind element = instruction.Result.Type.Element;
        var storage = new long[length];
        if (instruction.Op == Primitive.AllocateTape)
        {
            Array.Fill(storage, element.IsFloating() ? Literal.Bits(element, double.NaN) : -77);
        }

        return new BufferView(element, storage, 0, length);
    }

    private void SetAll(EquatableArray<Value> targets, object[] data, int skip)
    {
        for (int i = 0; i < targets.Count; i++)
        {
            Set(targets[i], data[i + skip]);
        }
    }

    private void Call(Instruction call)
    {
        Function callee = methods[call.Callee!.Method];
        var run = new Interpreter(callee.NextId, methods, fuel);
        for (int i = 0; i < call.Operands.Count; i++)
        {
            run.Set(callee.Body.Parameters[i], Get(call.Operands[i]));
        }

        SetAll(call.Results, run.Execute(callee.Body), 0);
        fuel = run.fuel;
    }

    private void ExecuteFor(Instruction loop)
    {
        Block body = loop.Blocks[0];
        long start = Bits(loop.Operands[0]);
        long end = Bits(loop.Operands[1]);
        long step = loop.Immediate;
        long span = step > 0 ? end - start : start - end;
        long trips = span <= 0 ? 0 : (span + Math.Abs(step) - 1) / Math.Abs(step);
        object[] carried = [.. loop.Operands.Skip(2).Select(Get)];
        for (long k = 0; k < trips; k++)
        {
            Set(body.Parameters[0], start + ((loop.Reversed ? trips - 1 - k : k) * step));
            for (int i = 0; i < carried.Length; i++)
            {
                Set(body.Parameters[i + 1], carried[i]);
            }

            carried = Execute(body);
        }

        SetAll(loop.Results, carried, 0);
    }

    private void ExecuteWhile(Instruction loop)
    {
        Block body = loop.Blocks[0];
        bool again = Bits(loop.Operands[0]) != 0;
        object[] carried = [.. loop.Operands.Skip(1).Select(Get)];
        while (again)
        {
            for (int i = 0; i < carried.Length; i++)
            {
                Set(body.Parameters[i], carried[i]);
            }

            object[] yields = Execute(body);
            again = (long)yields[0] != 0;
            carried = yields[1..];
        }

        SetAll(loop.Results, carried, 0);
    }
}
