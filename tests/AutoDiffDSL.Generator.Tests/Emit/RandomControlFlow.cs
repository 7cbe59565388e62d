using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>
/// Draws functions that are hard to bring out of SSA form: loops that exchange what they carry, values of an iteration
/// that outlive it, branches that yield outer values, names that collide with each other, with parameters and with
/// keywords, all scalar kinds.
/// </summary>
internal sealed class RandomControlFlow
{
    private static readonly ScalarKind[] Kinds =
    [
        ScalarKind.Float64, ScalarKind.Float64, ScalarKind.Float64, ScalarKind.Int32, ScalarKind.Int32,
        ScalarKind.Boolean,
        ScalarKind.Float32, ScalarKind.Byte, ScalarKind.Int16, ScalarKind.UInt32, ScalarKind.Int64, ScalarKind.UInt64,
    ];

    private static readonly string[] Names =
        ["", "", "", "", "s", "t", "a", "r", "n", "class", "workspace", "i", "sum"];

    private static readonly Primitive[] Shifts =
        [Primitive.ShiftLeft, Primitive.ShiftRight, Primitive.UnsignedShiftRight];

    private static readonly IrType Doubles = IrType.Buffer(ScalarKind.Float64, writable: true);

    private readonly Random random;
    private readonly ValueFactory values = new();
    private readonly List<Parameter> signature = [];
    private readonly List<Value> inputs = [];
    private int budget;

    private RandomControlFlow(int seed)
    {
        random = new Random(seed);
        budget = 8 + random.Next(40);
    }

    public static Function Draw(int seed) => new RandomControlFlow(seed).Draw();

    private Function Draw()
    {
        var scope = new Scope(new BlockBuilder(values));
        Value x = Input("x", IrType.Buffer(ScalarKind.Float64, writable: false), Passing.Value);
        scope.Readable.Add(x);
        foreach (string name in new[] { "y", "z" })
        {
            Value buffer = Input(name, Doubles, name == "z" ? Passing.Array : Passing.Value);
            scope.Readable.Add(buffer);
            scope.Writable.Add(buffer);
        }

        scope.Scalars.Add(Input("a", IrType.Float64, Passing.Value));
        scope.Scalars.Add(Input("n", IrType.Int32, Passing.Value));
        scope.Scalars.Add(Input("c", IrType.Boolean, Passing.Value));
        scope.Scalars.Add(Input("f", IrType.Scalar(ScalarKind.Float32), Passing.Value));
        scope.Scalars.Add(Input("g", IrType.Scalar(ScalarKind.Byte), Passing.Value));
        scope.Scalars.Add(Input("r", IrType.Float64, Passing.Ref));
        scope.Scalars.Add(Input("q", IrType.Int32, Passing.Ref));
        Statements(scope, 4 + random.Next(10), 0);

        List<Value> outputs = [Digest(scope)];
        for (int i = 0; i < signature.Count; i++)
        {
            if (signature[i].Passing == Passing.Ref)
            {
                signature[i] = signature[i] with { Output = outputs.Count };
                Value before = inputs[signature[i].Input];
                Value next = Pick(scope, before.Type.Element);
                outputs.Add(random.Next(2) == 0 ? next : scope.Builder.Emit(Primitive.Add, before, next));
            }
        }

        foreach (ScalarKind kind in new[] { ScalarKind.Float64, ScalarKind.Boolean })
        {
            Value output = Pick(scope, kind);
            int index = outputs.Count;
            signature.Add(new Parameter(
                "o" + index, output.Type, Passing.Out, -1, index, ParameterRole.Primal, 0, false));
            outputs.Add(output);
        }

        Block body = scope.Builder.Build(inputs.ToArray(), outputs.ToArray());
        return new Function("F", signature.ToArray(), 0, body, values.NextId);
    }

    /// <summary>A number that depends on a third of the values in sight, so that a wrong one shows.</summary>
    private Value Digest(Scope scope)
    {
        BlockBuilder b = scope.Builder;
        Value digest = b.Number(IrType.Float64, 0.5);
        foreach (Value value in scope.Scalars.Where(value => value.Type.Element != ScalarKind.Boolean).ToList())
        {
            if (random.Next(3) == 0)
            {
                Value number = b.Convert(value, ScalarKind.Float64);
                Value finite = b.Emit(Primitive.IsFinite, IrType.Boolean, "", number);
                Value term = b.Emit(
                    Primitive.Select, IrType.Float64, "", finite, b.Emit(Primitive.Sin, number), digest);
                digest = b.Emit(
                    Primitive.Add, b.Emit(Primitive.Multiply, digest, b.Number(IrType.Float64, 0.75)), term);
            }
        }

        return digest;
    }

    private Value Input(string name, IrType type, Passing passing)
    {
        Value value = values.New(type, name);
        signature.Add(new Parameter(name, type, passing, inputs.Count, -1, ParameterRole.Primal, inputs.Count, false));
        inputs.Add(value);
        return value;
    }

    private void Statements(Scope scope, int count, int depth)
    {
        for (int i = 0; i < count && budget > 0; i++)
        {
            budget--;
            switch (random.Next(depth < 3 ? 20 : 11))
            {
                case < 6:
                    scope.Scalars.Add(Compute(scope));
                    break;
                case < 8:
                    Load(scope);
                    break;
                case 8:
                    scope.Builder.Store(Any(scope.Writable), Index(scope), Pick(scope, ScalarKind.Float64));
                    break;
                case 9:
                    scope.Builder.Accumulate(Any(scope.Writable), Index(scope), Pick(scope, ScalarKind.Float64));
                    break;
                case 10:
                    Memory(scope);
                    break;
                case < 14:
                    If(scope, depth);
                    break;
                case < 17:
                    For(scope, depth);
                    break;
                case < 19:
                    While(scope, depth);
                    break;
                default:
                    Tape(scope);
                    break;
            }
        }
    }

    /// <summary>Half of the loaded elements are overwritten before they are used.</summary>
    private void Load(Scope scope)
    {
        Value buffer = Any(scope.Readable);
        Value index = Index(scope);
        Value value = scope.Builder.Load(buffer, index, Name());
        if (buffer.Type.Shape == TypeShape.Buffer && random.Next(2) == 0)
        {
            scope.Builder.Store(buffer, index, Pick(scope, ScalarKind.Float64));
        }

        scope.Scalars.Add(value);
    }

    private void Memory(Scope scope)
    {
        BlockBuilder b = scope.Builder;
        Value source = Any(scope.Writable);
        Value Slice()
        {
            Value length = b.Emit(Primitive.Length, IrType.Int32, "", source);
            return b.Emit(Primitive.Slice, Doubles, Name(), source, b.Constant(0), length);
        }

        Value made = random.Next(3) switch
        {
            0 => b.Emit(Primitive.Allocate, Doubles, Name(), b.Constant(4)),
            1 => b.Emit(Primitive.Copy, Doubles, Name(), source),
            _ => Slice(),
        };
        scope.Readable.Add(made);
        scope.Writable.Add(made);
    }

    private Value Compute(Scope scope)
    {
        BlockBuilder b = scope.Builder;
        ScalarKind kind = Kinds[random.Next(Kinds.Length)];
        Value x = Pick(scope, kind);
        Value y = Pick(scope, kind);
        int choice = random.Next(10);
        if (choice == 0)
        {
            return b.Emit(Primitive.Select, x.Type, Name(), Pick(scope, ScalarKind.Boolean), x, y);
        }

        if (choice < 3 && kind != ScalarKind.Boolean)
        {
            return b.Emit((Primitive)((int)Primitive.Less + random.Next(6)), IrType.Boolean, Name(), x, y);
        }

        if (kind == ScalarKind.Boolean)
        {
            return choice < 5
                ? b.Emit(Primitive.Not, x.Type, Name(), x)
                : b.Emit(Any([Primitive.And, Primitive.Or, Primitive.Xor]), x.Type, Name(), x, y);
        }

        if (kind.IsFloating())
        {
            return choice switch
            {
                3 => b.Emit(Any([Primitive.Abs, Primitive.Sin, Primitive.Floor]), x.Type, Name(), x),
                4 => b.Emit(Any([Primitive.Max, Primitive.Min, Primitive.Hypot]), x.Type, Name(), x, y),
                5 => b.Emit(Primitive.Negate, x.Type, Name(), x),
                6 => b.Emit(Primitive.Divide, x.Type, Name(), x, y),
                _ => b.Emit(Any([Primitive.Add, Primitive.Subtract, Primitive.Multiply]), x.Type, Name(), x, y),
            };
        }

        return choice switch
        {
            3 => b.Emit(Any([Primitive.Divide, Primitive.Remainder]), x.Type, Name(), x, b.Constant(x.Type, 3)),
            4 => b.Emit(Any(Shifts), x.Type, Name(), x, b.Constant(2)),
            5 => b.Emit(Any([Primitive.Negate, Primitive.Not]), x.Type, Name(), x),
            6 => b.Emit(Any([Primitive.And, Primitive.Or, Primitive.Xor]), x.Type, Name(), x, y),
            _ => b.Emit(Any([Primitive.Add, Primitive.Subtract, Primitive.Multiply]), x.Type, Name(), x, y),
        };
    }

    private void If(Scope scope, int depth)
    {
        Value condition = Pick(scope, ScalarKind.Boolean);
        List<Value> results = [];
        for (int count = random.Next(4); count > 0; count--)
        {
            results.Add(values.New(IrType.Scalar(Kinds[random.Next(Kinds.Length)]), Name()));
        }

        if (random.Next(5) == 0)
        {
            results.Add(values.New(Doubles, Name()));
        }

        Block Branch()
        {
            Scope inner = scope.Nested();
            Statements(inner, random.Next(4), depth + 1);
            return inner.Builder.Build([], results.Select(r => Like(inner, r)).ToArray());
        }

        Block then = Branch();
        scope.Builder.If(condition, results.ToArray(), then, Branch());
        scope.Publish(results);
    }

    private void For(Scope scope, int depth)
    {
        BlockBuilder b = scope.Builder;
        Value start = b.Emit(Primitive.Remainder, Pick(scope, ScalarKind.Int32), b.Constant(4));
        Value last = b.Emit(Primitive.Remainder, Pick(scope, ScalarKind.Int32), b.Constant(6));
        Value end = b.Emit(Primitive.Add, last, b.Constant(1));
        long step = (1 + random.Next(3)) * (random.Next(3) == 0 ? -1 : 1);
        Value index = values.New(IrType.Int32, Name());
        Carried carried = Carry(scope);
        Scope inner = scope.Nested();
        inner.Scalars.Add(index);
        inner.Publish(carried.Parameters);
        Statements(inner, random.Next(6), depth + 1);
        Block body = inner.Builder.Build([index, .. carried.Parameters], Yields(inner, carried));
        b.For(start, end, step, random.Next(2) == 0, carried.Initial, carried.Results.ToArray(), body);
        scope.Publish(carried.Results);
    }

    private void While(Scope scope, int depth)
    {
        BlockBuilder b = scope.Builder;
        Carried carried = Carry(scope);
        Value zero = b.Constant(random.Next(3));
        Value counter = values.New(IrType.Int32, Name());
        Value bound = b.Emit(Primitive.Remainder, Pick(scope, ScalarKind.Int32), b.Constant(5));
        bool looks = random.Next(2) == 0;
        Value Test(BlockBuilder at, Value count)
        {
            Value test = at.Compare(Primitive.Less, at.Emit(Primitive.Add, count, at.Constant(1)), bound);
            return looks
                ? at.Emit(Primitive.And, test, at.Compare(Primitive.Less, at.Load(inputs[1], zero), inputs[3]))
                : test;
        }

        Value first = random.Next(3) == 0 ? b.Constant(true) : Test(b, zero);
        Scope inner = scope.Nested();
        inner.Scalars.Add(counter);
        inner.Publish(carried.Parameters);
        Statements(inner, random.Next(6), depth + 1);
        Value next = inner.Builder.Emit(Primitive.Add, IrType.Int32, Name(), counter, inner.Builder.Constant(1));
        inner.Scalars.Add(next);
        Value again = Test(inner.Builder, next);
        if (random.Next(3) == 0)
        {
            Statements(inner, 2, depth + 1);
        }

        Value last = values.New(IrType.Int32, Name());
        Block body = inner.Builder.Build([counter, .. carried.Parameters], [again, next, .. Yields(inner, carried)]);
        b.While(first, [zero, .. carried.Initial], [last, .. carried.Results], body);
        scope.Scalars.Add(last);
        scope.Publish(carried.Results);
    }

    private Carried Carry(Scope scope)
    {
        var carried = new Carried();
        for (int count = random.Next(5); count > 0; count--)
        {
            ScalarKind kind = random.Next(2) == 0 ? ScalarKind.Float64 : Kinds[random.Next(Kinds.Length)];
            Value initial = random.Next(6) == 0 ? Any(scope.Writable) : Pick(scope, kind);
            carried.Initial.Add(initial);
            carried.Parameters.Add(values.New(initial.Type, random.Next(2) == 0 ? initial.Name : Name()));
            carried.Results.Add(values.New(initial.Type, random.Next(2) == 0 ? initial.Name : Name()));
        }

        return carried;
    }

    /// <summary>Half of the loops exchange what they carry.</summary>
    private Value[] Yields(Scope inner, Carried carried)
    {
        bool exchanges = random.Next(2) == 0;
        return [.. carried.Parameters.Select(p => exchanges
            ? Any(carried.Parameters.Where(other => other.Type == p.Type).ToList())
            : Like(inner, p))];
    }

    /// <summary>Pushes in one loop and pops in the reversed one; keeps a handle or a content across a store.</summary>
    private void Tape(Scope scope)
    {
        BlockBuilder b = scope.Builder;
        if (random.Next(2) == 0)
        {
            Value buffer = b.Emit(Primitive.Allocate, Doubles, Name(), b.Constant(4));
            TypeShape shape = random.Next(2) == 0 ? TypeShape.HandleSlot : TypeShape.SnapshotSlot;
            Value kept = b.Emit(Primitive.NewSlot, new IrType(shape, ScalarKind.Float64), Name());
            b.Store(buffer, b.Constant(1), Pick(scope, ScalarKind.Float64));
            b.Effect(Primitive.Push, kept, buffer);
            b.Store(buffer, b.Constant(1), Pick(scope, ScalarKind.Float64));
            Value popped = b.Emit(Primitive.Pop, Doubles, Name(), kept);
            scope.Scalars.Add(b.Load(popped, b.Constant(1), Name()));
            return;
        }

        Value slot = b.Emit(Primitive.NewSlot, new IrType(TypeShape.Slot, ScalarKind.Float64), Name());
        Value end = b.Constant(random.Next(4));
        Value start = b.Constant(0);
        Value current = values.New(IrType.Float64, Name());
        Value index = values.New(IrType.Int32, "k");
        Scope push = scope.Nested();
        push.Scalars.Add(index);
        push.Scalars.Add(current);
        Value factor = Pick(push, ScalarKind.Float64);
        Value next = push.Builder.Emit(Primitive.Multiply, IrType.Float64, current.Name, current, factor);
        push.Builder.Effect(Primitive.Push, slot, random.Next(2) == 0 ? current : next);
        Value result = values.New(IrType.Float64, current.Name);
        Value initial = Pick(scope, ScalarKind.Float64);
        b.For(start, end, 1, false, [initial], [result], push.Builder.Build([index, current], [next]));
        scope.Scalars.Add(result);

        BlockBuilder pop = b.Nested();
        Value back = values.New(IrType.Int32, "k");
        Value sum = values.New(IrType.Float64, Name());
        Value taken = pop.Emit(Primitive.Pop, IrType.Float64, Name(), slot);
        Value total = values.New(IrType.Float64, sum.Name);
        Value more = random.Next(4) == 0 ? sum : pop.Emit(Primitive.Subtract, IrType.Float64, sum.Name, sum, taken);
        b.For(start, end, 1, true, [b.Number(IrType.Float64, 0)], [total], pop.Build([back, sum], [more]));
        scope.Scalars.Add(total);
    }

    private Value Like(Scope scope, Value value) =>
        value.Type.IsBuffer ? Any(scope.Writable) : Pick(scope, value.Type.Element);

    private Value Index(Scope scope) =>
        scope.Builder.Emit(Primitive.And, Pick(scope, ScalarKind.Int32), scope.Builder.Constant(3));

    /// <summary>A value of the kind, mostly one of the last ones; a constant or a conversion now and then.</summary>
    private Value Pick(Scope scope, ScalarKind kind)
    {
        List<Value> same = [.. scope.Scalars.Where(value => value.Type.Element == kind)];
        int choice = random.Next(8);
        if (choice == 0 || (same.Count == 0 && (choice < 4 || kind == ScalarKind.Boolean)))
        {
            IrType type = IrType.Scalar(kind);
            double[] constants = [0, 1, 2, -1, 0.5, -0.0, 3.25];
            double constant = constants[random.Next(constants.Length)];
            bool negative = constant < 0 && kind is ScalarKind.Byte or ScalarKind.UInt32 or ScalarKind.UInt64;
            return scope.Builder.Number(type, negative ? 3 : constant);
        }

        if (same.Count == 0 || (choice == 1 && kind != ScalarKind.Boolean))
        {
            List<Value> numbers = [.. scope.Scalars.Where(value => value.Type.Element != ScalarKind.Boolean)];
            return scope.Builder.Convert(Any(numbers), kind);
        }

        return random.Next(2) == 0 ? same[^1] : Any(same);
    }

    private string Name() => Any(Names);

    private T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private sealed class Carried
    {
        public List<Value> Initial { get; } = [];

        public List<Value> Parameters { get; } = [];

        public List<Value> Results { get; } = [];
    }

    private sealed record Scope(BlockBuilder Builder)
    {
        public List<Value> Scalars { get; init; } = [];

        public List<Value> Readable { get; init; } = [];

        public List<Value> Writable { get; init; } = [];

        public Scope Nested() =>
            new(Builder.Nested()) { Scalars = [.. Scalars], Readable = [.. Readable], Writable = [.. Writable] };

        public void Publish(List<Value> made)
        {
            Scalars.AddRange(made.Where(value => value.Type.IsScalar));
            Writable.AddRange(made.Where(value => value.Type.IsBuffer));
            Readable.AddRange(made.Where(value => value.Type.IsBuffer));
        }
    }
}
