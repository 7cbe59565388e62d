using AutoDiffDSL.Derivatives.Tests.Harness;

namespace AutoDiffDSL.Derivatives.Tests.Rules;

/// <summary>Conventions and limits at points where a careless rule gives NaN.</summary>
public sealed class SpecialPointTests
{
    [Theory]
    [InlineData("MathRules.PowSquare", 0, 0, 2)]
    [InlineData("MathRules.PowSquare", -1.5, -3, 2)]
    [InlineData("MathRules.PowCube", 0, 0, 0)]
    [InlineData("MathRules.PowCube", -2, 12, -12)]
    [InlineData("MathFRules.PowSquare", 0, 0, 2)]
    [InlineData("MathFRules.PowSquare", -1.5, -3, 2)]
    [InlineData("MathFRules.PowCube", 0, 0, 0)]
    [InlineData("DoubleRules.PowSquare", 0, 0, 2)]
    [InlineData("FloatRules.PowSquare", -1.5, -3, 2)]
    public void Integer_powers_need_no_logarithm(string name, double x, double slope, double curvature)
    {
        var evaluation = new Evaluation(CorpusMethods.Named(name));
        Point point = Point.Draw(evaluation.Method, 0).At([x]);
        Assert.Equal(slope, evaluation.Jvp(point, [1]).Tangent[0]);
        Assert.Equal(slope, evaluation.Vjp(point, [1], [0]).Adjoint[0]);
        Assert.Equal(slope, evaluation.Gradient(point).Gradient[0]);
        Assert.Equal(curvature, evaluation.Hvp(point, [1]).Product[0]);
    }

    [Theory]
    [InlineData("MathRules.Pow")]
    [InlineData("MathFRules.Pow")]
    public void Slope_of_a_power_in_its_base_is_finite_at_zero_and_below(string name)
    {
        var evaluation = new Evaluation(CorpusMethods.Named(name));
        Point point = Point.Draw(evaluation.Method, 0);
        Assert.Equal(0, evaluation.Gradient(point.At([0, 2])).Gradient[0]);
        Assert.Equal(1, evaluation.Gradient(point.At([0, 1])).Gradient[0]);
        Assert.Equal(-3, evaluation.Gradient(point.At([-1.5, 2])).Gradient[0]);
        Assert.Equal(0, evaluation.Gradient(point.At([2, 0])).Gradient[0]);
    }

    [Theory]
    [InlineData("MathRules.Sqrt")]
    [InlineData("MathFRules.Sqrt")]
    [InlineData("DoubleRules.Sqrt")]
    public void Square_root_is_vertical_at_zero(string name)
    {
        var evaluation = new Evaluation(CorpusMethods.Named(name));
        Point zero = Point.Draw(evaluation.Method, 0).At([0]);
        Assert.Equal(double.PositiveInfinity, evaluation.Jvp(zero, [1]).Tangent[0]);
        Assert.Equal(double.PositiveInfinity, evaluation.Gradient(zero).Gradient[0]);
    }

    [Theory]
    [InlineData(0, 1, 1, 0)]
    [InlineData(0, -2, -0.5, 0)]
    [InlineData(2, 0, 0, -0.5)]
    [InlineData(-1, 0, 0, 1)]
    public void Angle_has_its_slopes_on_the_axes(double y, double x, double slopeInY, double slopeInX)
    {
        foreach (string name in new[] { "MathRules.Atan2", "MathFRules.Atan2", "DoubleRules.Atan2" })
        {
            var evaluation = new Evaluation(CorpusMethods.Named(name));
            double[] gradient = evaluation.Gradient(Point.Draw(evaluation.Method, 0).At([y, x])).Gradient;
            Assert.Equal(slopeInY, gradient[0]);
            Assert.Equal(slopeInX, gradient[1]);
        }
    }

    [Theory]
    [InlineData("MathRules.Abs")]
    [InlineData("MathFRules.Abs")]
    [InlineData("DoubleRules.Abs")]
    [InlineData("FloatRules.Abs")]
    public void Size_has_slope_zero_at_zero(string name)
    {
        var evaluation = new Evaluation(CorpusMethods.Named(name));
        Point zero = Point.Draw(evaluation.Method, 0).At([0]);
        Assert.Equal(0, evaluation.Gradient(zero).Gradient[0]);
        Assert.Equal(0, evaluation.Hvp(zero, [1]).Product[0]);
    }

    [Theory]
    [InlineData(0, 3, 0, 1)]
    [InlineData(-2, 0, -1, 0)]
    public void Length_has_its_slopes_on_the_axes(double x, double y, double slopeInX, double slopeInY)
    {
        foreach (string name in new[] { "DoubleOnlyRules.Hypot", "FloatOnlyRules.Hypot" })
        {
            var evaluation = new Evaluation(CorpusMethods.Named(name));
            double[] gradient = evaluation.Gradient(Point.Draw(evaluation.Method, 0).At([x, y])).Gradient;
            Assert.Equal(slopeInX, gradient[0]);
            Assert.Equal(slopeInY, gradient[1]);
        }
    }
}
