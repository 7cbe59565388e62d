using AutoDiffDSL.Checking;

namespace AutoDiffDSL.Tests.Checking;

public sealed class HessianCheckTests
{
    private static readonly double[] s_point = [0.7, -1.1];

    [Theory]
    [InlineData(1e-100)]
    [InlineData(1)]
    [InlineData(1e100)]
    public void A_right_product_is_accepted_at_any_scale(double c) =>
        GradientCheck.Of(Objective(c, (x, v, hv) => hv), s_point).ThrowIfFailed();

    [Fact]
    public void A_right_product_is_accepted_at_a_minimum() =>
        GradientCheck.Of(
            new DelegateHessianObjective(
                2, x => x[0] * x[0] + 3 * x[1] * x[1], x => [2 * x[0], 6 * x[1]], (_, v) => [2 * v[0], 6 * v[1]]),
            [0, 0]).ThrowIfFailed();

    [Fact]
    public void A_linear_function_has_a_zero_product() =>
        GradientCheck.Of(
            new DelegateHessianObjective(2, x => x[0] - x[1], _ => [1, -1], (_, _) => [0, 0]), s_point).ThrowIfFailed();

    [Fact]
    public void A_missing_factor_is_found() =>
        Fails(Objective(1, (_, _, hv) => [2 * hv[0], 2 * hv[1]]), "differences of gradients");

    [Fact]
    public void A_wrong_sign_is_found() =>
        Fails(Objective(1, (_, _, hv) => [-hv[0], -hv[1]]), "differences of gradients");

    [Fact]
    public void One_wrong_entry_is_found() =>
        Fails(Objective(1, (_, v, hv) => [hv[0], hv[1] + 0.001 * v[0]]), "symmetric");

    [Fact]
    public void A_product_that_drops_the_mixed_terms_is_found() =>
        Fails(
            Objective(1, (x, v, _) => [2 * x[1] * v[0], -Math.Cos(x[1]) * v[1]]), "differences of gradients");

    [Fact]
    public void A_product_that_is_not_linear_is_found() =>
        Fails(Objective(1, (_, v, hv) => [hv[0] + Math.Abs(v[0]), hv[1]]), "linear");

    private static void Fails(IObjective objective, string property)
    {
        GradientCheckResult result = GradientCheck.Of(objective, s_point);
        Assert.Contains(result.Checks, c =>
            c.Verdict == CheckVerdict.Failed && c.Property.Contains(property, StringComparison.Ordinal));
    }

    /// <summary>c (x0^2 x1 + cos x1), with the product that the test makes of the right one.</summary>
    private static DelegateHessianObjective Objective(double c, Func<double[], double[], double[], double[]> change) =>
        new(
            2,
            x => c * (x[0] * x[0] * x[1] + Math.Cos(x[1])),
            x => [c * 2 * x[0] * x[1], c * (x[0] * x[0] - Math.Sin(x[1]))],
            (x, v) => change(x, v,
            [
                c * (2 * x[1] * v[0] + 2 * x[0] * v[1]),
                c * (2 * x[0] * v[0] - Math.Cos(x[1]) * v[1]),
            ]));
}
