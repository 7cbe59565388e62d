using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Stability.Tests.Probes;

public sealed class ProbeTests
{
    [Fact]
    public void A_probe_of_ones_own_is_one_class()
    {
        var minimizer = new Minimizer(
            new Losses.BowlObjective((double[])[1, 4], 2), new GradientDescent(0.1),
            new MinimizerOptions { MaxSteps = 20 });
        Probed<double>[] found = [.. minimizer.Probe([1, 1], new Alignment(), every: 5)];
        Assert.Equal([0, 5, 10, 15, 20], found.Select(probed => probed.Step));

        // The steep coordinate dies out first, so that the gradient turns towards the first axis.
        Assert.Equal(1 / Math.Sqrt(17), found[0].Result, 1e-12);
        Assert.True(found[^1].Result > 0.99);
        Assert.Equal(2.5, found[0].Value, 1e-12);
    }

    [Fact]
    public void The_sharpness_probe_uses_the_running_optimizers_preconditioner_and_threshold()
    {
        var objective = new Losses.BowlObjective((double[])[1, 4], 2);
        var adam = new Adam(0.01);
        var minimizer = new Minimizer(objective, adam, new MinimizerOptions { MaxSteps = 10 });
        MinimizerRun run = minimizer.Start([1, 1]);
        for (int i = 0; i < 8; i++) run.MoveNext();
        EdgeComparison found = new SharpnessProbe(objective).Measure(run, adam).Result;
        double[] diagonal = new double[2];
        adam.Preconditioner(run.State, diagonal);
        Assert.Equal(Math.Max(1 / diagonal[0], 4 / diagonal[1]), found.Sharpness.Value, 1e-8);
        Assert.Equal(3800, found.Threshold, 1e-6);
    }

    [Theory]
    [InlineData(0.1, false)]
    [InlineData(0.05, true)]
    public void Momentum_hovers_at_its_own_threshold(double stepSize, bool nesterov)
    {
        IUpdateTransform optimizer = nesterov ? new NesterovMomentum(stepSize, 0.9) : new PolyakMomentum(stepSize, 0.9);
        Losses.NetworkObjective objective = Samples.Chebyshev();
        var probe = new SharpnessProbe(objective, new SharpnessOptions { Tolerance = 1e-4 });
        var minimizer = new Minimizer(objective, optimizer, new MinimizerOptions { MaxSteps = 60_000 });
        long? crossing = null;
        List<double> hovering = [];
        foreach (Probed<EdgeComparison> at in minimizer.Probe(Samples.Start(1), probe, every: 50))
        {
            if (at.Result.Ratio > 1) crossing ??= at.Step;
            if (at.Step >= crossing + 1000) hovering.Add(at.Result.Ratio);
            if (hovering.Count == 180) break;
        }

        Assert.Equal(180, hovering.Count);
        Assert.Equal(1, hovering.Average(), 0.06);
    }

    /// <summary>The share of the gradient along the first axis.</summary>
    private sealed class Alignment : IProbe<double>
    {
        public string Name => "alignment";

        public double Measure(in ProbePoint point) =>
            Math.Abs(point.Gradient[0]) / Samples.Norm(point.Gradient.ToArray());
    }
}
