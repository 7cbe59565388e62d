using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>Methods as the frontend lowers them, for tests that read what is printed.</summary>
internal static class Samples
{
    private static readonly IrType Span = IrType.Buffer(ScalarKind.Float64, writable: false);

    /// <summary><c>double margin = label * (weight * x + bias); return Math.Log(1 + Math.Exp(-margin));</c>.</summary>
    public static Function Logistic()
    {
        var sketch = new Sketch("Loss");
        Value weight = sketch.Parameter("weight", IrType.Float64);
        Value bias = sketch.Parameter("bias", IrType.Float64);
        Value x = sketch.Parameter("x", IrType.Float64, isActive: false);
        Value label = sketch.Parameter("label", IrType.Float64, isActive: false);
        BlockBuilder b = sketch.Body;
        b.Origin = new Origin("margin = label * (weight * x + bias)", Sweep.Forward);
        Value sum = b.Emit(Primitive.Add, b.Emit(Primitive.Multiply, weight, x), bias);
        Value margin = b.Emit(Primitive.Multiply, IrType.Float64, "margin", label, sum);
        b.Origin = new Origin("return Math.Log(1 + Math.Exp(-margin))", Sweep.Forward);
        Value exp = b.Emit(Primitive.Exp, b.Emit(Primitive.Negate, margin));
        Value result = b.Emit(Primitive.Log, b.Emit(Primitive.Add, b.Number(IrType.Float64, 1), exp));
        return sketch.Return(result);
    }

    /// <summary>The example of the design: half the squared error of a linear model.</summary>
    public static Function Regression()
    {
        var sketch = new Sketch("Loss");
        Value w = sketch.Parameter("w", Span);
        Value x = sketch.Parameter("x", Span, isActive: false);
        Value y = sketch.Parameter("y", IrType.Float64, isActive: false);
        BlockBuilder b = sketch.Body;
        b.Origin = new Origin("s = 0", Sweep.Forward);
        Value zero = b.Number(IrType.Float64, 0);
        b.Origin = new Origin("for (int i = 0; i < w.Length; i++)", Sweep.Forward);
        BlockBuilder body = b.Nested();
        body.Origin = new Origin("s += w[i] * x[i]", Sweep.Forward);
        Value i = b.Values.New(IrType.Int32, "i");
        Value s = b.Values.New(IrType.Float64, "s");
        Value product = body.Emit(Primitive.Multiply, body.Load(w, i), body.Load(x, i));
        Value next = body.Emit(Primitive.Add, IrType.Float64, "s", s, product);
        Value total = b.Values.New(IrType.Float64, "s");
        Value length = b.Emit(Primitive.Length, IrType.Int32, "", w);
        b.For(b.Constant(0), length, 1, false, [zero], [total], body.Build([i, s], [next]));
        b.Origin = new Origin("return 0.5 * (s - y) * (s - y)", Sweep.Forward);
        Value half = b.Emit(Primitive.Multiply, b.Number(IrType.Float64, 0.5), b.Emit(Primitive.Subtract, total, y));
        return sketch.Return(b.Emit(Primitive.Multiply, half, b.Emit(Primitive.Subtract, total, y)));
    }

    /// <summary>
    /// A network with one hidden layer: <c>h[j] = tanh(sum w[j * n + i] * x[i])</c>, the loss of the sum of v[j] *
    /// h[j].
    /// </summary>
    public static Function Network()
    {
        var sketch = new Sketch("Loss");
        Value w = sketch.Parameter("w", Span);
        Value v = sketch.Parameter("v", Span);
        Value x = sketch.Parameter("x", Span, isActive: false);
        Value target = sketch.Parameter("target", IrType.Float64, isActive: false);
        BlockBuilder b = sketch.Body;
        b.Origin = new Origin("h = new double[v.Length]", Sweep.Forward);
        Value hidden = b.Emit(Primitive.Length, IrType.Int32, "", v);
        Value h = b.Emit(Primitive.Allocate, IrType.Buffer(ScalarKind.Float64, true), "h", hidden);
        b.Origin = new Origin("for (int j = 0; j < v.Length; j++)", Sweep.Forward);
        BlockBuilder outer = b.Nested();
        Value j = b.Values.New(IrType.Int32, "j");
        Value inputs = b.Emit(Primitive.Length, IrType.Int32, "", x);
        BlockBuilder inner = outer.Nested();
        inner.Origin = new Origin("s += w[j * x.Length + i] * x[i]", Sweep.Forward);
        Value i = b.Values.New(IrType.Int32, "i");
        Value s = b.Values.New(IrType.Float64, "s");
        Value index = inner.Emit(Primitive.Add, inner.Emit(Primitive.Multiply, j, inputs), i);
        Value product = inner.Emit(Primitive.Multiply, inner.Load(w, index), inner.Load(x, i));
        Value next = inner.Emit(Primitive.Add, IrType.Float64, "s", s, product);
        Value total = b.Values.New(IrType.Float64, "s");
        outer.For(
            outer.Constant(0),
            inputs,
            1,
            false,
            [outer.Number(IrType.Float64, 0)],
            [total],
            inner.Build([i, s], [next]));
        outer.Origin = new Origin("h[j] = Math.Tanh(s)", Sweep.Forward);
        outer.Store(h, j, outer.Emit(Primitive.Tanh, total));
        b.For(b.Constant(0), hidden, 1, false, [], [], outer.Build([j], []));
        b.Origin = new Origin("for (int j = 0; j < v.Length; j++)", Sweep.Forward);
        BlockBuilder last = b.Nested();
        last.Origin = new Origin("o += v[j] * h[j]", Sweep.Forward);
        Value k = b.Values.New(IrType.Int32, "j");
        Value o = b.Values.New(IrType.Float64, "o");
        Value add = last.Emit(Primitive.Multiply, last.Load(v, k), last.Load(h, k));
        Value output = b.Values.New(IrType.Float64, "o");
        b.For(
            b.Constant(0), hidden, 1, false, [b.Number(IrType.Float64, 0)], [output],
            last.Build([k, o], [last.Emit(Primitive.Add, IrType.Float64, "o", o, add)]));
        b.Origin = new Origin("double error = o - target", Sweep.Forward);
        Value error = b.Emit(Primitive.Subtract, IrType.Float64, "error", output, target);
        b.Origin = new Origin("return error * error", Sweep.Forward);
        return sketch.Return(b.Emit(Primitive.Multiply, error, error));
    }

    /// <summary><c>while (Math.Abs(x * x - a) > 1E-12) { x = 0.5 * (x + a / x); } return x;</c>.</summary>
    public static Function Newton()
    {
        var sketch = new Sketch("Root");
        Value a = sketch.Parameter("a", IrType.Float64);
        BlockBuilder b = sketch.Body;
        Value Test(BlockBuilder at, Value x) => at.Compare(
            Primitive.Greater,
            at.Emit(Primitive.Abs, at.Emit(Primitive.Subtract, at.Emit(Primitive.Multiply, x, x), a)),
            at.Number(IrType.Float64, 1e-12));
        Value one = b.Number(IrType.Float64, 1);
        BlockBuilder body = b.Nested();
        Value x = b.Values.New(IrType.Float64, "x");
        Value mean = body.Emit(Primitive.Add, x, body.Emit(Primitive.Divide, a, x));
        Value next = body.Emit(Primitive.Multiply, IrType.Float64, "x", body.Number(IrType.Float64, 0.5), mean);
        Value again = Test(body, next);
        Value root = b.Values.New(IrType.Float64, "x");
        b.While(Test(b, one), [one], [root], body.Build([x], [again, next]));
        return sketch.Return(root);
    }

    /// <summary>
    /// <c>if (x &lt; 0) { return -x * slope; } return x > 1 ? 1 : x;</c> with a branch that updates in place.
    /// </summary>
    public static Function Leaky()
    {
        var sketch = new Sketch("Leaky");
        Value x = sketch.Parameter("x", IrType.Float64);
        Value slope = sketch.Parameter("slope", IrType.Float64);
        BlockBuilder b = sketch.Body;
        BlockBuilder then = b.Nested();
        Value scaled = then.Emit(Primitive.Multiply, then.Emit(Primitive.Negate, x), slope);
        Value result = b.Values.New(IrType.Float64);
        b.If(
            b.Compare(Primitive.Less, x, b.Number(IrType.Float64, 0)),
            [result],
            then.Build([], [scaled]),
            b.Nested().Build([], [x]));
        BlockBuilder update = b.Nested();
        Value more = update.Emit(Primitive.Add, result, slope);
        Value final = b.Values.New(IrType.Float64);
        b.If(
            b.Compare(Primitive.Greater, result, b.Number(IrType.Float64, 1)),
            [final],
            update.Build([], [more]),
            b.Nested().Build([], [result]));
        return sketch.Return(final);
    }
}
