namespace AutoDiffDSL.Derivatives.Tests.Orders;

/// <summary>Dense Jacobians and Hessians: their layout, and what they refuse.</summary>
public sealed partial class DenseMatrixTests
{
    [Differentiable(Modes = Modes.Hessian | Modes.Jacobian)]
    public static double Mixed(double a, ReadOnlySpan<double> x, [NoDerivative] double c, double b)
    {
        double sum = a * b * b * c;
        for (int i = 0; i < x.Length; i++) sum += (i + 1) * x[i] * x[i] * a;
        return sum;
    }

    [Differentiable(Modes = Modes.Jacobian)]
    public static double Products(ReadOnlySpan<double> x, Span<double> y, Span<int> calls)
    {
        calls[0]++;
        for (int i = 0; i < y.Length; i++) y[i] *= x[0];
        return x[0] * x[1];
    }

    [Differentiable(Modes = Modes.Jacobian)]
    public static double[] ProductsOfASpan(Span<double> x) => [x[0] * x[1], x[0] * x[0]];

    [Differentiable(Modes = Modes.Jacobian)]
    private static void Kick(Span<double> position, Span<System.Numerics.Complex> turns, Span<double> velocity)
    {
        for (int i = 0; i < velocity.Length; i++) velocity[i] += turns[i].Imaginary * position[i];
    }

    public record struct Line(double Slope, [NoDerivative] double Scale, double Offset);

    [Differentiable(Modes = Modes.Hessian | Modes.Jacobian)]
    public static double Composite(Line line, ReadOnlySpan<System.Numerics.Complex> z, double[,] m) =>
        line.Scale * line.Slope * line.Offset + 2 * line.Slope * z[1].Imaginary + 3 * z[0].Real * m[0, 1];

    [Differentiable(Modes = Modes.Jacobian)]
    public static (double Low, int Count, double High) Bounds(ref Line line, double x)
    {
        line.Slope *= x;
        return (line.Offset * x, 7, x * x);
    }

    [Differentiable(Modes = Modes.Jacobian)]
    public static double[] Powers(double x, int count)
    {
        double[] powers = new double[count];
        for (int i = 0; i < count; i++) powers[i] = (i == 0 ? 1 : powers[i - 1]) * x;
        return powers;
    }

    [Differentiable(Modes = Modes.Hessian | Modes.Jacobian)]
    public static double Counted(Span<(double X, int Calls)> pairs, double a)
    {
        pairs[0].Calls++;
        return pairs[0].X * a * pairs[0].Calls;
    }

    [Fact]
    public void Constants_of_elements_are_changed_once()
    {
        (double, int)[] pairs = [(2, 3)], gradient = new (double, int)[1];
        double[] jacobian = new double[2], hessian = new double[4];
        Assert.Equal(2 * 5 * 4, CountedJacobian(pairs, 5, jacobian));
        Assert.Equal([20, 8], jacobian);
        Assert.Equal((2, 4), pairs[0]);
        Assert.Equal(2 * 5 * 5, CountedHessian(pairs, 5, gradient, out double aGradient, hessian));
        Assert.Equal([25, 10], [gradient[0].Item1, aGradient]);
        Assert.Equal([0, 5, 5, 0], hessian);
        Assert.Equal((2, 5), pairs[0]);
    }

    [Fact]
    public void Members_of_structs_and_elements_of_matrices_are_packed_in_the_order_of_declaration()
    {
        var line = new Line(2, 10, 3);
        System.Numerics.Complex[] z = [new(1, 2), new(3, 4)];
        double[,] m = { { 5, 6 } }, mGradient = new double[1, 2];
        var zGradient = new System.Numerics.Complex[2];
        double[] hessian = new double[64], jacobian = new double[8];
        double value = CompositeHessian(line, z, m, out Line lineGradient, zGradient, mGradient, hessian);
        Assert.Equal(60 + 16 + 18, value);
        Assert.Equal(new Line(38, 0, 20), lineGradient);
        Assert.Equal(value, CompositeJacobian(line, z, m, jacobian));
        Assert.Equal([38, 20, 18, 0, 0, 4, 0, 3], jacobian);
        double[] expected = new double[64];
        (expected[0 * 8 + 1], expected[0 * 8 + 5], expected[2 * 8 + 7]) = (10, 2, 3);
        (expected[1 * 8 + 0], expected[5 * 8 + 0], expected[7 * 8 + 2]) = (10, 2, 3);
        Assert.Equal(expected, hessian);
    }

    [Fact]
    public void Rows_are_the_members_of_the_result_and_then_those_of_what_is_changed()
    {
        var line = new Line(2, 10, 3);
        double[] jacobian = new double[12];
        Assert.Equal((12, 7, 16), BoundsJacobian(ref line, 4, jacobian));
        Assert.Equal(new Line(8, 10, 3), line);
        Assert.Equal(
            [
                0, 4, 3,
                0, 0, 8,
                4, 0, 2,
                0, 1, 0,
            ],
            jacobian);
    }

    [Fact]
    public void Rows_of_an_array_are_its_elements()
    {
        double[] jacobian = new double[3];
        Assert.Equal([2, 4, 8], PowersJacobian(2, 3, jacobian));
        Assert.Equal([1, 4, 12], jacobian);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => PowersJacobian(2, 4, new double[3]));
        Assert.Contains("4 x 1 = 4", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(PowersJacobian(2, 0, []));
    }

    [Fact]
    public void Without_rows_the_method_does_what_it_does_once()
    {
        int[] calls = [0];
        TouchJacobian([], [2], calls, []);
        Assert.Equal(1, calls[0]);
    }

    [Differentiable(Modes = Modes.Jacobian)]
    internal static void Touch(Span<double> y, ReadOnlySpan<double> x, Span<int> calls)
    {
        calls[0]++;
        for (int i = 0; i < y.Length; i++) y[i] *= x[0];
    }

    [Fact]
    public void Cells_of_all_active_parameters_are_packed_in_order()
    {
        double[] x = [2, 3], gradient = new double[2], hessian = new double[16], jacobian = new double[4];
        double value = MixedHessian(5, x, 0.5, 7, out double aGradient, gradient, out double bGradient, hessian);
        Assert.Equal(5 * 49 * 0.5 + 4 * 5 + 2 * 9 * 5, value);
        Assert.Equal([24.5 + 22, 20, 60, 35], [aGradient, gradient[0], gradient[1], bGradient]);
        Assert.Equal(
            [
                0, 4, 12, 7,
                4, 10, 0, 0,
                12, 0, 20, 0,
                7, 0, 0, 5,
            ],
            hessian);
        Assert.Equal(value, MixedJacobian(5, x, 0.5, 7, jacobian));
        Assert.Equal([24.5 + 22, 20, 60, 35], jacobian);
    }

    [Fact]
    public void Rows_of_a_Jacobian_are_the_result_and_then_written_spans()
    {
        double[] x = [2, 3], y = [10, 20], jacobian = new double[12];
        int[] calls = [0];
        Assert.Equal(6, ProductsJacobian(x, y, calls, jacobian));
        Assert.Equal(
            [
                3, 2, 0, 0,
                10, 0, 2, 0,
                20, 0, 0, 2,
            ],
            jacobian);
    }

    [Fact]
    public void A_Jacobian_has_the_effects_of_the_method_once()
    {
        double[] x = [2, 3], y = [10, 20];
        int[] calls = [0];
        ProductsJacobian(x, y, calls, new double[12]);
        Assert.Equal([20, 40], y);
        Assert.Equal(1, calls[0]);
    }

    [Fact]
    public void A_span_that_is_only_read_goes_to_the_method_itself()
    {
        double[] jacobian = new double[4];
        Assert.Equal([6, 4], ProductsOfASpanJacobian([2, 3], jacobian));
        Assert.Equal([3, 2, 4, 0], jacobian);

        double[] velocity = [10], row = new double[4];
        KickJacobian([2], [new(5, 3)], velocity, row);
        Assert.Equal([16], velocity);
        Assert.Equal([3, 0, 2, 1], row);
        KickJacobian([], [], [], []);
    }

    [Fact]
    public void Empty_spans_give_empty_blocks()
    {
        double[] hessian = new double[4];
        MixedHessian(5, [], 0.5, 7, out double a, [], out double b, hessian);
        Assert.Equal([24.5, 35, 0, 7, 7, 5], [a, b, .. hessian]);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(0)]
    public void A_matrix_of_another_size_is_refused(int length)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(
            () => MixedHessian(5, [2, 3], 0.5, 7, out _, new double[2], out _, new double[length]));
        Assert.Equal("mixedHessian", refusal.ParamName);
        Assert.Contains("4 x 4 = 16", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_that_overlaps_a_parameter_is_refused_before_anything_is_written()
    {
        double[] memory = [2, 3, .. new double[16]];
        ArgumentException refusal = Assert.Throws<ArgumentException>(
            () => MixedHessian(5, memory.AsSpan(0, 2), 0.5, 7, out _, new double[2], out _, memory.AsSpan(1, 16)));
        Assert.Contains("'mixedHessian' is written and overlaps 'x'", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([2, 3, .. new double[16]], memory);
    }
}
