using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Tests.Stages;

/// <summary>
/// Draws functions of the intermediate form: in-out buffers, overlapping slices, swapped handles, conditional stores,
/// allocations in loops, data-dependent trip counts, integers that floats drive. Values stay bounded, indices in range.
/// </summary>
internal sealed class RandomPrograms
{
    public const int Length = 4;

    private readonly Random random;
    private readonly ValueFactory values = new();
    private readonly Callee[] callees;
    private int budget;

    private RandomPrograms(int seed, Callee[] callees)
    {
        this.callees = callees;
        random = new Random(seed);
        budget = 12 + random.Next(30);
    }

    /// <summary>
    /// f(readonly x[4], constant c[4], scalar a, int n), and with <paramref name="inOut"/> also an in-out y[4]; the
    /// result is a scalar.
    /// </summary>
    /// <param name="seed">What to draw.</param>
    /// <param name="inOut">Whether it has a buffer that goes in and comes out.</param>
    /// <param name="callees">Methods of such signatures, which the program calls.</param>
    public static Function Draw(int seed, bool inOut, params Callee[] callees) =>
        new RandomPrograms(seed, callees).Draw(inOut);

    private Function Draw(bool inOut)
    {
        Value x = values.New(IrType.Buffer(ScalarKind.Float64, false), "x");
        Value c = values.New(IrType.Buffer(ScalarKind.Float64, false), "c");
        Value a = values.New(IrType.Float64, "a");
        Value n = values.New(IrType.Int32, "n");
        var parameters = new List<Value> { x, c, a, n };
        List<Parameter> signature =
        [
            Primal("x", x, 0, true), Primal("c", c, 1, false), Primal("a", a, 2, true), Primal("n", n, 3, false),
        ];
        var scope = new Scope(new BlockBuilder(values), [a], [], [x, c], [n]);
        if (inOut)
        {
            Value y = values.New(IrType.Buffer(ScalarKind.Float64, true), "y");
            parameters.Add(y);
            signature.Add(Primal("y", y, 4, true));
            scope.Readable.Add(y);
            scope.Targets.Add(y);
        }

        scope.Constant.AddRange([x, c]);
        Allocate(scope);
        Statements(scope, 5 + random.Next(6), 0);
        Value result = scope.Builder.Emit(Primitive.Add, Pick(scope.Floats), LoadAny(scope));
        foreach (Value buffer in scope.Writable)
        {
            result = scope.Builder.Emit(Primitive.Add, result, scope.Builder.Load(buffer, scope.Builder.Constant(1)));
        }

        Block body = scope.Builder.Build(parameters.ToArray(), [result]);
        return new Function("f", signature.ToArray(), 0, body, values.NextId);
    }

    private static Parameter Primal(string name, Value value, int input, bool isActive) =>
        new(name, value.Type, Passing.Value, input, -1, ParameterRole.Primal, input, isActive);

    private void Statements(Scope scope, int count, int depth)
    {
        for (int i = 0; i < count && budget > 0; i++)
        {
            budget--;
            if (callees.Length > 0 && random.Next(5) == 0)
            {
                Call(scope);
                continue;
            }

            int kind = random.Next(depth < 3 ? 22 : 15);
            switch (kind)
            {
                case < 5:
                    scope.Floats.Add(Arithmetic(scope));
                    break;
                case < 7:
                    scope.Floats.Add(LoadAny(scope));
                    break;
                case < 10:
                    scope.Builder.Store(
                        Target(scope), Index(scope), random.Next(4) == 0 ? Number(scope) : Pick(scope.Floats));
                    break;
                case < 12:
                    scope.Builder.Accumulate(Target(scope), Index(scope), Pick(scope.Floats));
                    break;
                case 12:
                    Allocate(scope);
                    break;
                case 13:
                    Slice(scope);
                    break;
                case 14:
                    if (random.Next(4) == 0)
                    {
                        scope.Builder.Effect(Primitive.Clear, Target(scope));
                    }

                    break;
                case < 17:
                    If(scope, depth);
                    break;
                case < 20:
                    For(scope, depth);
                    break;
                default:
                    While(scope, depth);
                    break;
            }
        }
    }

    /// <summary>
    /// A call of one of the methods. What it writes is memory of its own; what it reads may be one buffer twice.
    /// </summary>
    private void Call(Scope scope)
    {
        Callee callee = callees[random.Next(callees.Length)];
        bool writes = callee.InputCount == 5;
        List<Value> readable = writes ? scope.Constant : [.. scope.Constant, .. scope.Writable];
        List<Value> operands = [Pick(readable), Pick(readable), Pick(scope.Floats), Pick(scope.Ints)];
        if (writes)
        {
            operands.Add(Pick(scope.Writable));
        }

        Value result = values.New(IrType.Float64, "");
        scope.Builder.Call(callee, [result], operands);
        scope.Floats.Add(result);
    }

    private Value Arithmetic(Scope scope)
    {
        BlockBuilder b = scope.Builder;
        Value x = Pick(scope.Floats);
        Value y = Pick(scope.Floats);
        return random.Next(6) switch
        {
            0 => b.Emit(Primitive.Sin, x),
            1 => b.Emit(Primitive.Add, b.Emit(Primitive.Multiply, x, b.Number(IrType.Float64, 0.5)), y),
            2 => b.Emit(Primitive.Tanh, b.Emit(Primitive.Multiply, x, y)),
            3 => b.Emit(Primitive.Subtract, x, y),
            4 => b.Emit(
                Primitive.Divide,
                x,
                b.Emit(Primitive.Add, b.Number(IrType.Float64, 2), b.Emit(Primitive.Multiply, y, y))),
            _ => b.Emit(Primitive.Cos, b.Emit(Primitive.Multiply, x, y)),
        };
    }

    private void Allocate(Scope scope)
    {
        Value buffer = scope.Builder.Emit(
            Primitive.Allocate, IrType.Buffer(ScalarKind.Float64, true), "", scope.Builder.Constant(Length));
        scope.Writable.Add(buffer);
        scope.Readable.Add(buffer);
        scope.Targets.Add(buffer);
    }

    private void Slice(Scope scope)
    {
        Value source = Pick(scope.Writable);
        Value slice = scope.Builder.Emit(
            Primitive.Slice,
            source.Type,
            "",
            source,
            scope.Builder.Constant(random.Next(2)),
            scope.Builder.Constant(Length - 1));
        scope.Readable.Add(slice);
        scope.Targets.Add(slice);
    }

    private void If(Scope scope, int depth)
    {
        Value condition = scope.Builder.Compare(
            Primitive.Greater, Pick(scope.Floats), scope.Builder.Number(IrType.Float64, random.NextDouble() - 0.4));
        int floats = random.Next(3);
        bool handle = random.Next(3) == 0;
        Block[] blocks = new Block[2];
        for (int i = 0; i < 2; i++)
        {
            Scope inner = scope.Nested();
            Statements(inner, random.Next(4), depth + 1);
            List<Value> yields = [.. Enumerable.Range(0, floats).Select(_ => Pick(inner.Floats))];
            if (handle)
            {
                yields.Add(Pick(inner.Writable));
            }

            blocks[i] = inner.Builder.Build([], yields.ToArray());
        }

        Value[] results = Fresh(floats, handle, scope);
        scope.Builder.If(condition, results, blocks[0], blocks[1]);
        Publish(results, scope);
    }

    private void For(Scope scope, int depth)
    {
        BlockBuilder b = scope.Builder;
        bool down = random.Next(4) == 0;
        Value start = down ? b.Constant(3) : b.Constant(random.Next(2));
        Value end = down ? b.Constant(-1) : random.Next(2) == 0 ? Pick(scope.Ints) : b.Constant(3);
        int step = down ? -1 : random.Next(4) == 0 ? 2 : 1;
        Value index = values.New(IrType.Int32, "i");
        Loop(scope, depth, index, (inits, results, body) => b.For(start, end, step, false, inits, results, body), null);
    }

    private void While(Scope scope, int depth)
    {
        BlockBuilder b = scope.Builder;
        Value bound = random.Next(2) == 0
            ? b.Constant(random.Next(4))
            : b.Convert(
                b.Emit(Primitive.Abs, b.Emit(Primitive.Multiply, Pick(scope.Floats), b.Number(IrType.Float64, 2.7))),
                ScalarKind.Int32);
        bound = b.Emit(Primitive.Min, bound, b.Constant(4));
        Value zero = b.Constant(0);
        Value first = b.Compare(Primitive.Less, zero, bound);
        Loop(scope, depth, null, (inits, results, body) => b.While(first, inits, results, body), bound);
    }

    private void Loop(
        Scope scope, int depth, Value? index, Action<IEnumerable<Value>, Value[], Block> add, Value? bound)
    {
        int floats = random.Next(3);
        int handles = random.Next(3) == 0 ? 1 + random.Next(2) : 0;
        Scope inner = scope.Nested();
        List<Value> inits = [];
        List<Value> parameters = [];
        List<Value> carried = [];
        if (index is not null)
        {
            parameters.Add(index);
            inner.Ints.Add(index);
        }

        Value? counter = null;
        if (bound is not null)
        {
            counter = values.New(IrType.Int32, "k");
            inits.Add(scope.Builder.Constant(0));
            parameters.Add(counter);
            inner.Ints.Add(counter);
        }

        for (int i = 0; i < floats + handles; i++)
        {
            Value init = Pick(i < floats ? scope.Floats : scope.Writable);
            Value parameter = values.New(init.Type, "");
            inits.Add(init);
            parameters.Add(parameter);
            Publish([parameter], inner);
        }

        Statements(inner, 1 + random.Next(5), depth + 1);
        List<Value> yields = [];
        if (counter is not null)
        {
            Value next = inner.Builder.Emit(Primitive.Add, counter, inner.Builder.Constant(1));
            yields.Add(inner.Builder.Compare(Primitive.Less, next, bound!));
            yields.Add(next);
            carried.Add(values.New(IrType.Int32, ""));
        }

        for (int i = 0; i < floats + handles; i++)
        {
            yields.Add(i < floats
                ? inner.Builder.Emit(Primitive.Sin, Pick(inner.Floats))
                : Pick(inner.Writable));
        }

        Value[] results =
        [
            .. carried,
            .. Fresh(floats, false, scope),
            .. Enumerable.Range(0, handles).SelectMany(_ => Fresh(0, true, scope)),
        ];
        add(inits, results, inner.Builder.Build(parameters.ToArray(), yields.ToArray()));
        Publish(results.Skip(carried.Count), scope);
    }

    private Value[] Fresh(int floats, bool handle, Scope scope)
    {
        List<Value> results = [.. Enumerable.Range(0, floats).Select(_ => values.New(IrType.Float64, ""))];
        if (handle)
        {
            results.Add(values.New(IrType.Buffer(ScalarKind.Float64, true), ""));
        }

        return [.. results];
    }

    private static void Publish(IEnumerable<Value> results, Scope scope)
    {
        foreach (Value value in results)
        {
            if (value.Type.IsBuffer)
            {
                scope.Writable.Add(value);
                scope.Readable.Add(value);
                scope.Targets.Add(value);
            }
            else
            {
                scope.Floats.Add(value);
            }
        }
    }

    private Value LoadAny(Scope scope) => scope.Builder.Load(Pick(scope.Readable), Index(scope));

    private Value Number(Scope scope) => scope.Builder.Number(IrType.Float64, Math.Round(random.NextDouble(), 3));

    private Value Target(Scope scope) => Pick(scope.Targets);

    private Value Index(Scope scope)
    {
        BlockBuilder b = scope.Builder;
        Value index = random.Next(3) == 0 ? b.Constant(random.Next(3)) : Pick(scope.Ints);
        return b.Emit(Primitive.Remainder, index, b.Constant(Length - 1));
    }

    /// <summary>Recent values are preferred, so that programs are deep rather than wide.</summary>
    private T Pick<T>(List<T> list) =>
        random.Next(3) == 0 ? list[random.Next(list.Count)] : list[^(1 + random.Next(Math.Min(3, list.Count)))];

    private sealed record Scope(
        BlockBuilder Builder, List<Value> Floats, List<Value> Writable, List<Value> Readable, List<Value> Ints)
    {
        public List<Value> Targets { get; init; } = [];

        /// <summary>What is never written.</summary>
        public List<Value> Constant { get; init; } = [];

        public Scope Nested() => new(Builder.Nested(), [.. Floats], [.. Writable], [.. Readable], [.. Ints])
        {
            Targets = [.. Targets],
            Constant = Constant,
        };
    }
}
