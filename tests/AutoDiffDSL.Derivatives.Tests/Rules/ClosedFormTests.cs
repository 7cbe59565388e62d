using AutoDiffDSL.Derivatives.Tests.Harness;

namespace AutoDiffDSL.Derivatives.Tests.Rules;

/// <summary>Functions of one argument against the closed forms of their derivatives, in every mode.</summary>
public sealed class ClosedFormTests
{
    public static TheoryData<string> Methods =>
    [
        .. CorpusMethods.All
            .Where(method => method.Features.Contains(FeatureList.MathFunction))
            .Where(method => UnaryClosedForms.All.ContainsKey(method.Info.Name))
            .Select(method => method.Name),
    ];

    [Fact]
    public void Every_closed_form_has_a_rule_method() =>
        Assert.Empty(UnaryClosedForms.All.Keys.Except(CorpusMethods.All.Select(method => method.Info.Name)));

    [Theory]
    [MemberData(nameof(Methods))]
    public void Derivatives_equal_their_closed_forms(string name)
    {
        CorpusMethod method = CorpusMethods.Named(name);
        var (first, second) = UnaryClosedForms.All[method.Info.Name];
        var evaluation = new Evaluation(method);
        for (int number = 0; number < method.PointCount; number++)
        {
            Point point = Point.Draw(method, number);
            double slope = first(point.Active[0]), curvature = second(point.Active[0]);
            AssertClose(method, slope, evaluation.Jvp(point, [1]).Tangent[0], slope);
            AssertClose(method, -2 * slope, evaluation.Vjp(point, [-2], [0]).Adjoint[0], slope);
            AssertClose(method, slope, evaluation.Gradient(point).Gradient[0], slope);
            double size = Math.Abs(curvature) + Math.Abs(slope);
            AssertClose(method, 0.5 * curvature, evaluation.Hvp(point, [0.5]).Product[0], size);
        }
    }

    /// <summary>
    /// A few tens of units in the last place: closed form and rule associate differently, and arguments near a zero of
    /// the derivative are rounded relative to <paramref name="size"/>.
    /// </summary>
    private static void AssertClose(CorpusMethod method, double expected, double actual, double size)
    {
        double tolerance = (method.IsSingle ? 2e-5 : 2e-14) * (Math.Abs(expected) + Math.Abs(size) + 0.01);
        Assert.True(
            Math.Abs(expected - actual) <= tolerance, $"{method.Name}: expected {expected:R}, found {actual:R}");
    }
}
