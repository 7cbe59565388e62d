using AutoDiffDSL.Checking;

namespace AutoDiffDSL.Tests.Checking;

public sealed class SinglePrecisionTests
{
    private const int Points = 200;

    [Fact]
    public void Right_derivatives_are_accepted()
    {
        for (int seed = 0; seed < Points; seed++)
            GradientCheck.Of(Objective(1), Point(seed), GradientCheckOptions.SinglePrecision).ThrowIfFailed();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1.2f)]
    public void A_wrong_coordinate_is_refused(float factor)
    {
        for (int seed = 0; seed < Points; seed++)
        {
            GradientCheckResult result =
                GradientCheck.Of(Objective(factor), Point(seed), GradientCheckOptions.SinglePrecision);
            Assert.False(result.Passed, $"point {seed}");
        }
    }

    private static double[] Point(int seed)
    {
        var random = new Random(seed);
        return [random.NextDouble() + 0.3, 2 * random.NextDouble() - 3];
    }

    private static DelegateHessianObjective Objective(float factor) => new(
        2,
        x => MathF.Sin((float)x[0]) * (float)x[1] + MathF.Exp(0.5f * (float)x[1]),
        x =>
        [
            factor * MathF.Cos((float)x[0]) * (float)x[1],
            MathF.Sin((float)x[0]) + 0.5f * MathF.Exp(0.5f * (float)x[1]),
        ],
        (x, v) =>
        {
            float s = MathF.Sin((float)x[0]), c = MathF.Cos((float)x[0]);
            return
            [
                -s * (float)x[1] * (float)v[0] + c * (float)v[1],
                c * (float)v[0] + 0.25f * MathF.Exp(0.5f * (float)x[1]) * (float)v[1],
            ];
        });
}
