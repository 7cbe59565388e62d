using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Optimization;
using AutoDiffDSL.Generator.Transforms;

namespace AutoDiffDSL.Generator.Tests.Stages;

/// <summary>A buffer that is overwritten later is copied whole, not saved load by load.</summary>
public sealed class BufferCopyTests
{
    [Fact]
    public void A_buffer_read_in_a_nest_and_overwritten_at_the_root_is_copied_once()
    {
        // for i: for j: s += x[j] * h[j];  then h[k] = 0 for all k;  result s, h filled with x[k] * x[k] before.
        var values = new ValueFactory();
        var b = new BlockBuilder(values);
        Value x = values.New(IrType.Buffer(ScalarKind.Float64, false), "x");
        Value zero = b.Constant(0);
        Value n = b.Emit(Primitive.Length, IrType.Int32, "", x);
        Value h = b.Emit(Primitive.Allocate, IrType.Buffer(ScalarKind.Float64, true), "h", n);
        Fill((inner, k) => inner.Emit(Primitive.Multiply, inner.Load(x, k), inner.Load(x, k)));

        BlockBuilder outer = b.Nested();
        BlockBuilder nest = outer.Nested();
        Value s0 = values.New(IrType.Float64, "s");
        Value s1 = values.New(IrType.Float64, "s");
        Value i = values.New(IrType.Int32, "i");
        Value j = values.New(IrType.Int32, "j");
        Value sum = nest.Emit(Primitive.Add, s1, nest.Emit(Primitive.Multiply, nest.Load(x, i), nest.Load(h, j)));
        Value innerResult = values.New(IrType.Float64, "s");
        outer.For(zero, n, 1, false, [s0], [innerResult], nest.Build([j, s1], [sum]));
        Value result = values.New(IrType.Float64, "s");
        b.For(zero, n, 1, false, [b.Number(IrType.Float64, 0)], [result], outer.Build([i, s0], [innerResult]));
        Fill((inner, _) => inner.Number(IrType.Float64, 0));
        Value total = b.Emit(Primitive.Add, result, b.Load(h, zero));
        Parameter parameter = new("x", x.Type, Passing.Value, 0, -1, ParameterRole.Primal, 0, true);
        Function primal = PassList.Primal(new Function("f", [parameter], 0, b.Build([x], [total]), values.NextId));

        Function vjp = PassList.Derivative(Derivatives.Vjp(primal, "F"));
        Function gradient = PassList.Final(Derivatives.Gradient(primal, vjp, "F"));
        Verifier.Verify(gradient);

        Assert.Equal(1, Count(gradient.Body, Primitive.Copy));
        Assert.Equal(0, Count(gradient.Body, Primitive.AllocateTape));

        // f = (sum of x) * (sum of squares), so df/dx = squares + 2 x sum.
        double[] slopes = new double[3];
        Interpreter.Run(gradient, new[] { 1.0, 2.0, 3.0 }, slopes);
        Assert.Equal([14 + (2 * 6), 14 + (4 * 6), 14 + (6 * 6)], slopes);

        void Fill(Func<BlockBuilder, Value, Value> element)
        {
            BlockBuilder inner = b.Nested();
            Value k = values.New(IrType.Int32, "k");
            inner.Store(h, k, element(inner, k));
            b.For(zero, n, 1, false, [], [], inner.Build([k], []));
        }
    }

    private static int Count(Block block, Primitive op) =>
        block.Instructions.Sum(i => (i.Op == op ? 1 : 0) + i.Blocks.Sum(inner => Count(inner, op)));
}
