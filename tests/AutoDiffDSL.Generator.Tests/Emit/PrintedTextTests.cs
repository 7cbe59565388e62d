using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Optimization;
using AutoDiffDSL.Generator.Transforms;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>What the printer makes of the intermediate form: code that could have been written by hand.</summary>
public sealed class PrintedTextTests
{
    [Fact]
    public void A_pullback_has_sections_and_the_user_s_names() => Reads(
        PassList.Final(PassList.Derivative(Derivatives.Vjp(PassList.Primal(Samples.Logistic()), "Loss"))),
        """
        // forward
        double margin = label * (weight * x + bias);
        double exp = global::System.Math.Exp(-margin);
        double sum = 1 + exp;

        // backward: return Math.Log(1 + Math.Exp(-margin))
        double marginBar = -(lossBar / sum * exp);

        // backward: margin = label * (weight * x + bias)
        double sumBar = marginBar * label;
        weightBar += sumBar * x;
        biasBar += sumBar;
        return global::System.Math.Log(sum);
        """);

    [Fact]
    public void A_loop_keeps_its_sum_in_one_variable() => Reads(
        PassList.Primal(Samples.Regression()),
        """
        double s = 0;
        for (int i = 0; i < w.Length; i++)
        {
            s += w[i] * x[i];
        }

        double difference = s - y;
        return 0.5 * difference * difference;
        """);

    [Fact]
    public void Nested_loops_and_memory_read_like_the_source() => Reads(
        Samples.Network(),
        """
        using global::AutoDiffDSL.Tape.WorkspaceFrame workspace = global::AutoDiffDSL.Tape.Workspace.Enter();

        global::System.Span<double> h = workspace.Zeros<double>(v.Length);
        for (int j = 0; j < v.Length; j++)
        {
            double s = 0;
            for (int i = 0; i < x.Length; i++)
            {
                s += w[j * x.Length + i] * x[i];
            }

            h[j] = global::System.Math.Tanh(s);
        }

        double o = 0;
        for (int j = 0; j < v.Length; j++)
        {
            o += v[j] * h[j];
        }

        double error = o - target;
        return error * error;
        """);

    [Fact]
    public void A_condition_that_is_carried_goes_back_to_the_head_of_its_loop() => Reads(
        PassList.Primal(Samples.Newton()),
        """
        double x = 1;
        while (global::System.Math.Abs(x * x - a) > 1E-12)
        {
            x = 0.5 * (x + a / x);
        }

        return x;
        """);

    [Fact]
    public void Branches_are_choices_or_update_in_place() => Reads(
        Samples.Leaky(),
        """
        double result = x < 0 ? -x * slope : x;
        if (result > 1)
        {
            result += slope;
        }

        return result;
        """);

    [Fact]
    public void Values_that_change_places_need_no_temporary()
    {
        var sketch = new Sketch("Fibonacci");
        Value n = sketch.Parameter("n", IrType.Int32);
        BlockBuilder b = sketch.Body;
        Value[] carried = [b.Values.New(IrType.Float64, "a"), b.Values.New(IrType.Float64, "b")];
        Value[] results = [b.Values.New(IrType.Float64, "a"), b.Values.New(IrType.Float64, "b")];
        BlockBuilder body = b.Nested();
        Value[] initial = [b.Number(IrType.Float64, 0), b.Number(IrType.Float64, 1)];
        b.For(
            b.Constant(0),
            n,
            1,
            false,
            initial,
            results,
            body.Build([b.Values.New(IrType.Int32, "i"), .. carried], [carried[1], carried[0]]));
        Reads(
            sketch.Return(results[0]),
            """
            double a = 0;
            double b = 1;
            for (int i = 0; i < n; i++)
            {
                (a, b) = (b, a);
            }

            return a;
            """);
    }

    [Fact]
    public void A_value_that_an_inner_loop_starts_from_again_and_again_is_copied()
    {
        var sketch = new Sketch("F");
        Value x = sketch.Parameter("x", IrType.Float64);
        Value n = sketch.Parameter("n", IrType.Int32);
        BlockBuilder b = sketch.Body;
        Value first = b.Emit(Primitive.Sin, x);
        BlockBuilder outer = b.Nested();
        BlockBuilder inner = outer.Nested();
        Value term = b.Values.New(IrType.Float64);
        Value product = inner.Emit(Primitive.Multiply, term, x);
        Value last = b.Values.New(IrType.Float64);
        Block steps = inner.Build([b.Values.New(IrType.Int32, "j"), term], [product]);
        outer.For(outer.Constant(0), n, 1, false, [first], [last], steps);
        Value total = b.Values.New(IrType.Float64, "total");
        Value next = outer.Emit(Primitive.Add, IrType.Float64, "total", total, last);
        Value result = b.Values.New(IrType.Float64, "total");
        Block rounds = outer.Build([b.Values.New(IrType.Int32, "i"), total], [next]);
        b.For(b.Constant(0), n, 1, false, [b.Number(IrType.Float64, 0)], [result], rounds);
        Reads(
            sketch.Return(result),
            """
            double sin = global::System.Math.Sin(x);
            double total = 0;
            for (int i = 0; i < n; i++)
            {
                double product = sin;
                for (int j = 0; j < n; j++)
                {
                    product *= x;
                }

                total += product;
            }

            return total;
            """);
    }

    [Fact]
    public void A_floating_comparison_is_negated_as_it_stands_and_an_integer_one_is_turned_round()
    {
        var sketch = new Sketch("F");
        Value y = sketch.Parameter("y", IrType.Buffer(ScalarKind.Float64, writable: true));
        Value x = sketch.Parameter("x", IrType.Float64);
        Value n = sketch.Parameter("n", IrType.Int32);
        BlockBuilder b = sketch.Body;
        foreach (Value condition in new[]
        {
            b.Compare(Primitive.Less, x, b.Number(IrType.Float64, 0)), b.Compare(Primitive.Less, n, b.Constant(0)),
        })
        {
            BlockBuilder otherwise = b.Nested();
            otherwise.Store(y, otherwise.Constant(0), x);
            b.If(condition, [], b.Nested().Build([], []), otherwise.Build([], []));
        }

        Reads(
            sketch.Return(x),
            """
            if (!(x < 0))
            {
                y[0] = x;
            }

            if (n >= 0)
            {
                y[0] = x;
            }

            return x;
            """);
    }

    [Fact]
    public void A_load_is_not_moved_across_a_store()
    {
        var sketch = new Sketch("F");
        Value y = sketch.Parameter("y", IrType.Buffer(ScalarKind.Float64, writable: true));
        BlockBuilder b = sketch.Body;
        Value before = b.Load(y, b.Constant(0));
        b.Store(y, b.Constant(0), b.Number(IrType.Float64, 3));
        Reads(
            sketch.Return(b.Emit(Primitive.Negate, before)),
            """
            double yElement = y[0];
            y[0] = 3;
            return -yElement;
            """);
    }

    [Fact]
    public void Whole_divisions_keep_their_casts_and_signs_join_their_operators()
    {
        var sketch = new Sketch("F");
        Value i = sketch.Parameter("i", IrType.Int32);
        Value j = sketch.Parameter("j", IrType.Int32);
        Value x = sketch.Parameter("x", IrType.Float64);
        BlockBuilder b = sketch.Body;
        Value ratio = b.Emit(Primitive.Divide, b.Convert(i, ScalarKind.Float64), b.Convert(j, ScalarKind.Float64));
        Value product = b.Emit(Primitive.Multiply, x, b.Convert(i, ScalarKind.Float64));
        Value difference = b.Emit(Primitive.Add, ratio, b.Emit(Primitive.Negate, product));
        Reads(
            sketch.Return(b.Emit(Primitive.Add, difference, b.Number(IrType.Float64, -2))),
            "return (double)i / j - x * i - 2.0;");
    }

    private static void Reads(Function function, string expected)
    {
        string text = EmittedAssembly.Body(function);
        Assert.Equal(expected + "\n", text);
    }
}
