using AutoDiffDSL.Tape;
using Xunit.Abstractions;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>A checkpoint takes memory from the tape and nothing from the numbers.</summary>
public sealed class CheckpointMemoryTests(ITestOutputHelper output)
{
    [Fact]
    public void A_checkpointed_body_gives_the_same_numbers_with_a_smaller_tape()
    {
        double[] w = [.. Enumerable.Range(0, 64).Select(i => 0.8 + 0.01 * i)];
        (double plain, double[] plainGradient, long plainPeak) = Measure(OrbitMemory.PlainGradient, w);
        (double value, double[] gradient, long peak) = Measure(OrbitMemory.CheckpointedGradient, w);
        (double nested, double[] nestedGradient, long nestedPeak) = Measure(OrbitMemory.NestedGradient, w);
        output.WriteLine($"{plainPeak} bytes as written, {peak} with checkpoints, {nestedPeak} with nested ones");
        Assert.Equal(plain, value);
        Assert.Equal(plain, nested);
        for (int i = 0; i < w.Length; i++)
        {
            Assert.Equal(plainGradient[i], gradient[i], 1e-12);
            Assert.Equal(plainGradient[i], nestedGradient[i], 1e-12);
        }

        Assert.True(10 * peak < plainPeak, $"{peak} bytes instead of {plainPeak}");
        Assert.True(2 * nestedPeak < peak, $"{nestedPeak} bytes instead of {peak}");
    }

    private static (double Value, double[] Gradient, long Peak) Measure(Gradient function, double[] w)
    {
        var gradient = new double[w.Length];
        Workspace.Current.ResetPeak();
        long before = Workspace.Current.PeakBytes;
        double value = function(0.3, w, out double x, gradient);
        Assert.NotEqual(0, x);
        return (value, gradient, Workspace.Current.PeakBytes - before);
    }

    private delegate double Gradient(double x, ReadOnlySpan<double> w, out double xGradient, Span<double> wGradient);
}
