using AutoDiffDSL.Checking;

namespace AutoDiffDSL.Tests.Checking;

public sealed class RightGradientTests
{
    public static TheoryData<double> Scales => [1e-150, 1e-30, 1e-8, 1, 1e8, 1e30, 1e150];

    public static TheoryData<double> ArgumentScales => [1e-12, 1e-8, 1e-3, 1, 1e3, 1e8, 1e12];

    [Theory]
    [MemberData(nameof(Scales))]
    public void Is_accepted_at_any_scale_of_the_value(double c) =>
        Passes(new DelegateObjective(
            2,
            x => c * (Math.Sin(x[0]) * x[1] + Math.Exp(x[1])),
            x => [c * Math.Cos(x[0]) * x[1], c * (Math.Sin(x[0]) + Math.Exp(x[1]))]), [0.3, -1.2]);

    [Theory]
    [MemberData(nameof(ArgumentScales))]
    public void Is_accepted_at_any_scale_of_the_arguments(double c) =>
        Passes(new DelegateObjective(
            2,
            x => Math.Sin(x[0] / c) * x[1] / c,
            x => [Math.Cos(x[0] / c) * x[1] / c / c, Math.Sin(x[0] / c) / c]), [0.3 * c, -1.2 * c]);

    [Theory]
    [MemberData(nameof(ArgumentScales))]
    public void Is_accepted_at_zero_whatever_the_natural_scale(double c) =>
        Passes(new DelegateObjective(
            2,
            x => Math.Sin(x[0] / c) + Math.Tanh(2 * x[1] / c),
            x => [Math.Cos(x[0] / c) / c, 2 / c / Math.Pow(Math.Cosh(2 * x[1] / c), 2)]), [0, 0]);

    [Fact]
    public void Is_accepted_with_coordinates_of_very_different_units() =>
        Passes(new DelegateObjective(
            3,
            x => 1e6 * x[0] * x[0] + 1e-6 * x[1] + Math.Exp(x[2] * 1e9),
            x => [2e6 * x[0], 1e-6, 1e9 * Math.Exp(x[2] * 1e9)]), [2, 5, 3e-9]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1e10)]
    public void Is_accepted_at_a_minimum_where_it_is_zero_but_for_rounding(double offset)
    {
        double[,] a = { { 1.1, 0.3, -2.7 }, { 0.1, 5.9, 0.7 }, { 3.3, -0.2, 1.9 } };
        double[] solution = [0.1, 0.7, -1.3];
        double[] b = Multiply(a, solution, transpose: false);
        Passes(new DelegateObjective(
            3,
            x => offset + Multiply(a, x, false).Zip(b, (p, q) => (p - q) * (p - q)).Sum() / 2,
            x => Multiply(a, [.. Multiply(a, x, false).Zip(b, (p, q) => p - q)], true)), [0.1, 0.7, -1.3]);
    }

    [Fact]
    public void Is_accepted_under_a_large_constant() =>
        Passes(new DelegateObjective(1, x => 1e8 + x[0], _ => [1]), [1]);

    [Fact]
    public void Is_accepted_through_internal_cancellation() =>
        Passes(
            new DelegateObjective(1, x => (1e8 + x[0]) - 1e8 + x[0], _ => [2]),
            [1],
            new GradientCheckOptions { Tolerance = 1e-5 });

    [Fact]
    public void Is_accepted_for_a_flat_function() =>
        Passes(new DelegateObjective(2, _ => 3, _ => [0, 0]), [1, 0]);

    [Fact]
    public void Is_accepted_near_the_border_of_the_domain() =>
        Passes(new DelegateObjective(2, x => Math.Log(x[0]) + Math.Sqrt(x[1]), x => [1 / x[0], 0.5 / Math.Sqrt(x[1])]),
            [1e-7, 100]);

    [Fact]
    public void Is_accepted_with_no_parameters() => Passes(new DelegateObjective(0, _ => 2, _ => []), []);

    [Fact]
    public void Two_checks_of_one_objective_find_the_same()
    {
        var objective = new DelegateObjective(1, x => Math.Sin(x[0]), x => [Math.Cos(x[0])]);
        Assert.Equal(
            GradientCheck.Of(objective, [0.4]).Explain(),
            GradientCheck.Of(objective, [0.4]).Explain());
        Assert.Equal(
            GradientCheck.Of(objective, [0.4]).Worst.Error,
            GradientCheck.Of(objective, [0.4]).Worst.Error);
    }

    private static void Passes(IObjective objective, double[] point, GradientCheckOptions? options = null) =>
        GradientCheck.Of(objective, point, options).ThrowIfFailed();

    private static double[] Multiply(double[,] a, double[] x, bool transpose)
    {
        var y = new double[x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
                y[i] += (transpose ? a[j, i] : a[i, j]) * x[j];
        }

        return y;
    }
}
