using static AutoDiffDSL.AutoDiff;

namespace AutoDiffDSL.Derivatives.Tests.Orders;

/// <summary>
/// What is stopped has no derivative. Differences see the value change all the same, so each derivative stands beside
/// that of the method in which the stopped part is a parameter of its own.
/// </summary>
public sealed partial class StopGradientTests
{
    [Differentiable(Modes = Modes.All)]
    public static double Scalar(double x, double y) => x * StopGradient(x * y) + y;

    [Differentiable(Modes = Modes.All)]
    public static double Span(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<double> fixedCells = StopGradient(x);
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * fixedCells[i] * fixedCells[i];
        return sum;
    }

    /// <summary>The view sees what is written later; its slices and merges are stopped too.</summary>
    [Differentiable(Modes = Modes.All)]
    public static double ViewOfChangingMemory(ReadOnlySpan<double> x, double a, int which)
    {
        Span<double> cells = stackalloc double[4];
        ReadOnlySpan<double> view = StopGradient(cells).Slice(1);
        if (which > 0) view = StopGradient(cells[..3]);
        else if (which < 0) view = x;
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            cells[i] = a * x[i];
            cells[i + 1] = a * a;
            sum += view[i] * a + cells[i] * cells[i];
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    public static double InsideLoop(double x, int steps)
    {
        double state = x;
        for (int k = 0; k < steps; k++) state = StopGradient(state) * 0.5 + x * x;
        return state;
    }

    [Differentiable(Modes = Modes.All)]
    private static void InPlace(Span<double> y, double a)
    {
        for (int i = 0; i < y.Length; i++) y[i] = StopGradient(y[i]) + y[i] * a;
    }

    [Differentiable(Modes = Modes.All)]
    public static double HelperThatIsConstant(double x, double y) => x * Scale(x, y) + y;

    [Differentiable(Modes = Modes.All)]
    public static double HelperThatWrites(double x, ReadOnlySpan<double> w)
    {
        Span<double> cells = stackalloc double[w.Length];
        w.CopyTo(cells);
        Normalize(cells);
        double sum = 0;
        for (int i = 0; i < w.Length; i++) sum += cells[i] * w[i] * x;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    public static double HelperThatAssigns(double x, double y)
    {
        double square = x, seen = 0;
        Assign(ref square, y, out double other);
        [NoDerivative]
        void See(double value) => seen = value * y;
        See(x);
        return square * x + other * y + seen * x;
    }

    [Differentiable(Modes = Modes.All)]
    public static double HelperWithConstantReference(double x, double y)
    {
        double z = x * y;
        return Product(x, z) + Product(y, x);
    }

    [Differentiable(Modes = Modes.All)]
    public static double HelperWithConstantParameter(double x, ReadOnlySpan<double> w) => Weighted(x, w, x, w);

    [Fact]
    public void A_stopped_scalar_is_a_constant()
    {
        const double x = 0.7, y = -1.3;
        ScalarJvp(x, 2, y, 3, out double dot);
        Assert.Equal(2 * x * y + 3, dot, 12);
        double value = ScalarGradient(x, y, out double xGradient, out double yGradient);
        Assert.Equal([x * (x * y) + y, x * y, 1], [value, xGradient, yGradient]);
        ScalarHvp(x, 1, y, 1, out _, out _, out double xHvp, out double yHvp);
        Assert.Equal([0, 0], [xHvp, yHvp]);
    }

    [Fact]
    public void A_stopped_span_holds_constants()
    {
        double[] x = [0.5, -2], gradient = new double[2], product = new double[2];
        SpanGradient(x, gradient);
        Assert.Equal([0.25, 4], gradient);
        SpanHvp(x, [1, 1], gradient, product);
        Assert.Equal([0, 0], product);
        SpanJvp(x, [1, 1], out double dot);
        Assert.Equal(4.25, dot);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_stopped_view_sees_writes_and_stops_them(int which)
    {
        const double a = 0.9;
        double[] x = [0.5, -2, 1.5], gradient = new double[3];
        double value = ViewOfChangingMemoryGradient(x, a, which, gradient, out double aGradient);
        double expectedValue = 0, expectedA = 0;
        double[] expected = new double[3];
        for (int i = 0; i < 3; i++)
        {
            double seen = which > 0 ? a * x[i] : which == 0 ? a * a : x[i];
            expectedValue += seen * a + a * x[i] * (a * x[i]);
            expectedA += seen + 2 * a * x[i] * x[i];
            expected[i] = 2 * a * a * x[i] + (which < 0 ? a : 0);
        }

        Assert.Equal(expectedValue, value, 12);
        Assert.Equal(expectedA, aGradient, 12);
        for (int i = 0; i < 3; i++) Assert.Equal(expected[i], gradient[i], 12);
        ViewOfChangingMemoryJvp(x, [1, 0, 0], a, 1, which, out double dot);
        Assert.Equal(expectedA + expected[0], dot, 12);
    }

    [Fact]
    public void A_loop_forgets_what_is_stopped()
    {
        double value = InsideLoopGradient(3, 5, out double gradient);
        Assert.Equal(InsideLoop(3, 5), value);
        Assert.Equal(6, gradient);
        InsideLoopThird(3, 1, 5, out _, out double product, out double third);
        Assert.Equal([2, 0], [product, third]);
    }

    [Fact]
    public void A_cell_that_is_stopped_in_place_keeps_its_other_part()
    {
        double[] y = [2, 3], yBar = [1, 10];
        double aBar = 0;
        InPlaceVjp(y, 0.5, yBar, ref aBar);
        Assert.Equal([3, 4.5, 0.5, 5, 32], [.. y, .. yBar, aBar]);
    }

    [Fact]
    public void What_a_helper_without_derivative_returns_is_a_constant()
    {
        const double x = 0.7, y = -1.3;
        HelperThatIsConstantGradient(x, y, out double xGradient, out double yGradient);
        Assert.Equal([Scale(x, y), 1], [xGradient, yGradient]);
    }

    [Fact]
    public void What_a_helper_without_derivative_writes_is_constant()
    {
        double[] w = [3, 4], gradient = new double[2];
        HelperThatWritesGradient(2, w, out double xGradient, gradient);
        Assert.Equal(5, xGradient, 12);
        Assert.Equal(1.2, gradient[0], 12);
        Assert.Equal(1.6, gradient[1], 12);
    }

    [Fact]
    public void What_a_helper_without_derivative_assigns_by_reference_is_constant()
    {
        const double x = 0.7, y = -1.3;
        double value = HelperThatAssignsGradient(x, y, out double xGradient, out double yGradient);
        Assert.Equal(HelperThatAssigns(x, y), value);
        Assert.Equal([x * x + y + x * y, y * y], [xGradient, yGradient]);
        HelperThatAssignsJvp(x, 1, y, 0, out double dot);
        Assert.Equal(x * x + y + x * y, dot);
    }

    [Fact]
    public void An_argument_by_in_for_a_constant_parameter_of_a_helper_is_stopped()
    {
        const double x = 0.7, y = -1.3;
        double value = HelperWithConstantReferenceGradient(x, y, out double xGradient, out double yGradient);
        Assert.Equal(HelperWithConstantReference(x, y), value);
        Assert.Equal([x * y, x], [xGradient, yGradient]);
    }

    [Fact]
    public void An_argument_for_a_constant_parameter_of_a_helper_is_stopped()
    {
        double[] w = [3, 4], gradient = new double[2];
        HelperWithConstantParameterGradient(2, w, out double xGradient, gradient);
        Assert.Equal(2 * 25, xGradient);
        Assert.Equal([4 * 3, 4 * 4], gradient);
    }

    [NoDerivative]
    private static double Scale(double x, double y)
    {
        double scale = x * x;
        if (y < 0) scale += Math.Exp(y);
        return scale;
    }

    [NoDerivative]
    private static void Assign(ref double square, double y, out double other)
    {
        square = square * square + y;
        other = y * y;
    }

    private static double Product(double x, [NoDerivative] in double factor) => x * factor;

    [NoDerivative]
    private static void Normalize(Span<double> cells)
    {
        double sum = 0;
        for (int i = 0; i < cells.Length; i++) sum += cells[i] * cells[i];
        for (int i = 0; i < cells.Length; i++) cells[i] /= Math.Sqrt(sum);
    }

    private static double Weighted(
        double x, ReadOnlySpan<double> w, [NoDerivative] double y, [NoDerivative] ReadOnlySpan<double> v)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++) sum += x * w[i] * y * v[i];
        return sum;
    }
}
