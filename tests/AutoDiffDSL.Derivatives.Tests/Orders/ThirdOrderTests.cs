using static AutoDiffDSL.Derivatives.Tests.Orders.ThirdOrderFunctions;

namespace AutoDiffDSL.Derivatives.Tests.Orders;

/// <summary>
/// <c>FThird</c> gives the gradient of v'Hv: for one variable f''' v^2, for several the third-order tensor applied
/// twice.
/// </summary>
public sealed class ThirdOrderTests
{
    private delegate double Univariate(
        double x, double xDot, out double xGradient, out double xHvp, out double xThird);

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    [InlineData(2.0)]
    public void Third_derivative_of_one_variable_is_its_closed_form(double x)
    {
        double tanh = Math.Tanh(x), square = 1 + x * x;
        Check(SineThird, x, -Math.Cos(x));
        Check(ExponentialThird, x, 8 * Math.Exp(2 * x));
        Check(LogarithmThird, x, 2 / (x * x * x));
        Check(FifthPowerThird, x, 60 * x * x);
        Check(ReciprocalThird, x, -6 / Math.Pow(x, 4));
        Check(SquareRootThird, x, 0.375 * Math.Pow(x, -2.5));
        Check(HyperbolicTangentThird, x, (1 - tanh * tanh) * (6 * tanh * tanh - 2));
        Check(ArcTangentThird, x, (6 * x * x - 2) / (square * square * square));
        Check(GaussianThird, x, (12 * x - 8 * x * x * x) * Math.Exp(-x * x));
        Check(RealPowerThird, x, 2.5 * 1.5 * 0.5 / Math.Sqrt(x));
        Check(HalfCubeThird, x, 6);
        Check(HalfCubeThird, -x, 3);
        Check(PowerByLoopOfSix, x, 120 * x * x * x);
    }

    [Fact]
    public void Third_derivative_of_two_variables_is_its_closed_form()
    {
        const double x = 0.7, y = -1.2, u = 0.4, v = 2.0;
        double value = CubicFormThird(
            x, u, y, v, out _, out _, out double xHvp, out double yHvp, out double xThird, out double yThird);
        Close(x * x * y + 2 * y * y * y, value);
        Close(2 * y * u + 2 * x * v, xHvp);
        Close(2 * x * u + 12 * y * v, yHvp);
        Close(4 * u * v, xThird);
        Close(2 * u * u + 12 * v * v, yThird);
    }

    [Fact]
    public void Third_derivative_of_an_exponential_of_a_sum_is_its_closed_form()
    {
        double[] x = [0.2, -0.5, 0.9], a = [1, -2, 0.5], direction = [0.3, 0.1, -1];
        double[] gradient = new double[3], product = new double[3], third = new double[3];
        double value = ExponentialOfSumThird(x, direction, a, gradient, product, third);
        double slope = a.Zip(direction, (p, q) => p * q).Sum();
        for (int i = 0; i < 3; i++) Close(value * slope * slope * a[i], third[i]);
    }

    [Fact]
    public void Third_derivative_of_a_product_is_its_closed_form()
    {
        double[] x = [0.5, -0.25, 2, 1.5], v = [1, 0.5, -1, 2];
        double[] gradient = new double[4], product = new double[4], third = new double[4];
        ProductOfAllThird(x, v, gradient, product, third);
        for (int i = 0; i < 4; i++)
        {
            double expected = 0;
            for (int j = 0; j < 4; j++)
                for (int k = 0; k < 4; k++)
                {
                    int last = 6 - i - j - k;
                    if (i != j && j != k && i != k) expected += x[last] * v[j] * v[k];
                }

            Close(expected, third[i]);
        }
    }

    [Fact]
    public void Third_derivative_of_fourth_powers_in_place_is_its_closed_form()
    {
        double[] x = [0.5, -0.25, 2], v = [1, 0.5, -1];
        double[] gradient = new double[3], product = new double[3], third = new double[3];
        FourthPowersInPlaceThird(x, v, gradient, product, third);
        for (int i = 0; i < 3; i++)
        {
            Close(4 * x[i] * x[i] * x[i], gradient[i]);
            Close(12 * x[i] * x[i] * v[i], product[i]);
            Close(24 * x[i] * v[i] * v[i], third[i]);
        }
    }

    private static double PowerByLoopOfSix(
        double x, double xDot, out double xGradient, out double xHvp, out double xThird) =>
        PowerByLoopThird(x, xDot, 6, out xGradient, out xHvp, out xThird);

    private static void Check(Univariate third, double x, double expected)
    {
        const double direction = -1.5;
        third(x, direction, out _, out _, out double actual);
        Close(expected * direction * direction, actual);
    }

    private static void Close(double expected, double actual) =>
        Assert.True(
            Math.Abs(expected - actual) <= 1e-9 * (1 + Math.Abs(expected)), $"expected {expected:R}, found {actual:R}");
}
