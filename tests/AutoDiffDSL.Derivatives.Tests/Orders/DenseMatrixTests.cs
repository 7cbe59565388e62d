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
