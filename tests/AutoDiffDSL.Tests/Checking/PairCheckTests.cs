using AutoDiffDSL.Checking;

namespace AutoDiffDSL.Tests.Checking;

public sealed class PairCheckTests
{
    private static readonly double[] s_point = [0.5, -2, 1.5];

    [Theory]
    [InlineData(1e-80)]
    [InlineData(1)]
    [InlineData(1e80)]
    public void A_right_pair_is_accepted_at_any_scale(double c) =>
        Check(c, (_, _) => { }, (_, _) => { }).ThrowIfFailed();

    [Fact]
    public void A_wrong_Jvp_fails_against_differences_and_against_the_Vjp()
    {
        GradientCheckResult result = Check(1, (_, yDot) => yDot[1] *= 1.001, (_, _) => { });
        Assert.Equal(["Jvp against differences", "dot products of Jvp and Vjp"], Failures(result));
    }

    [Fact]
    public void A_wrong_Vjp_fails_the_dot_products()
    {
        GradientCheckResult result = Check(1, (_, _) => { }, (yBar, xBar) => xBar[2] += 0.01 * yBar[0]);
        Assert.Equal(["dot products of Jvp and Vjp"], Failures(result));
    }

    [Fact]
    public void A_pair_that_is_wrong_in_agreement_fails_against_differences()
    {
        // Both drop the first output's dependence on x0: the identity holds, the derivative is wrong.
        GradientCheckResult result = GradientCheck.OfPair(
            Function(1),
            (x, xDot, y, yDot) =>
            {
                Jvp(1, (_, _) => { })(x, xDot, y, yDot);
                yDot[0] -= x[1] * xDot[0];
            },
            (x, yBar, xBar) =>
            {
                Vjp(1, (_, _) => { })(x, yBar, xBar);
                xBar[0] -= x[1] * yBar[0];
            },
            s_point,
            2);
        Assert.Equal(["Jvp against differences"], Failures(result));
    }

    [Fact]
    public void A_Vjp_that_overwrites_is_found()
    {
        GradientCheckResult result = GradientCheck.OfPair(
            Function(1),
            Jvp(1, (_, _) => { }),
            (x, yBar, xBar) =>
            {
                xBar.Clear();
                Vjp(1, (_, _) => { })(x, yBar, xBar);
            },
            s_point,
            2);
        Assert.Equal(["Vjp adds into its adjoints"], Failures(result));
    }

    [Fact]
    public void A_wrong_value_beside_the_tangent_is_found() =>
        Assert.Contains("output of the Jvp", Failures(Check(1, (y, _) => y[0] += 1e-3, (_, _) => { })));

    private static string[] Failures(GradientCheckResult result) =>
        [.. result.Checks.Where(c => c.Verdict != CheckVerdict.Passed).Select(c => c.Property)];

    private static GradientCheckResult Check(double c, SpanPair changeJvp, ReadSpanPair changeVjp) =>
        GradientCheck.OfPair(Function(c), Jvp(c, changeJvp), Vjp(c, changeVjp), s_point, 2);

    private static VectorFunction Function(double c) => (x, y) =>
    {
        y[0] = c * x[0] * x[1];
        y[1] = c * Math.Exp(x[2]) * x[0];
    };

    private static VectorJvp Jvp(double c, SpanPair change) => (x, xDot, y, yDot) =>
    {
        y[0] = c * x[0] * x[1];
        y[1] = c * Math.Exp(x[2]) * x[0];
        yDot[0] = c * (xDot[0] * x[1] + x[0] * xDot[1]);
        yDot[1] = c * Math.Exp(x[2]) * (xDot[2] * x[0] + xDot[0]);
        change(y, yDot);
    };

    private static VectorVjp Vjp(double c, ReadSpanPair change) => (x, yBar, xBar) =>
    {
        xBar[0] += c * (yBar[0] * x[1] + yBar[1] * Math.Exp(x[2]));
        xBar[1] += c * yBar[0] * x[0];
        xBar[2] += c * yBar[1] * Math.Exp(x[2]) * x[0];
        change(yBar, xBar);
    };

    private delegate void SpanPair(Span<double> first, Span<double> second);

    private delegate void ReadSpanPair(ReadOnlySpan<double> first, Span<double> second);
}
