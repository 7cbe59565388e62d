using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Optimizers;

/// <summary>One run of stochastic gradient descent with weight decay on the noisy loss.</summary>
internal sealed class NoisyRuns
{
    public const int Dimension = 20;
    private readonly Losses.NoisyObjective _objective;
    private readonly Losses.NoisyObjective _whole;
    private readonly int _seed;
    private readonly double _decay;

    public NoisyRuns(Losses.NoisyObjective objective, int seed, double decay, double norm)
    {
        _objective = objective;
        _whole = NewObjective();
        _seed = seed;
        _decay = decay;
        GaussianNumbers random = new(seed);
        double[] start = [.. Enumerable.Range(0, Dimension).Select(_ => random.Next())];
        double length = Math.Sqrt(start.Sum(entry => entry * entry));
        W = [.. start.Select(entry => entry * norm / length)];
    }

    public double[] W { get; private set; }

    public List<double> Loss { get; } = [];

    public List<double> Rate { get; } = [];

    /// <summary>The mean of the points over the last phase.</summary>
    public double[] Average { get; private set; } = [];

    public double LossAt(ReadOnlySpan<double> w) => _whole.Value(w);

    /// <summary>Goes on with a step size, averaging the points of the second half.</summary>
    public void Take(double eta, int steps, int every)
    {
        var averaging = new WeightAveraging(steps / 2);
        var chain = new Chain(new WeightDecay(_decay), averaging, new GradientDescent(eta));
        var batches = new MiniBatches(1, _seed + Loss.Count);
        MinimizerRun run = new Minimizer(
            _objective, chain, batches, new MinimizerOptions { MaxSteps = steps }).Start(W);
        foreach (StepValue step in run)
        {
            if (step.Step % every != 0 || step.Step == steps) continue;
            double square = 0;
            foreach (double entry in run.Parameters) square += entry * entry;
            Loss.Add(_whole.Value(run.Parameters));
            Rate.Add(eta / square);
        }

        W = run.Parameters.ToArray();
        Average = WeightAveraging.Average(chain.StateOf(averaging, run.State, Dimension)).ToArray();
    }

    /// <summary>Curvatures with a plane of minima; forces that cancel over the samples.</summary>
    public static Losses.NoisyObjective NewObjective()
    {
        const int Pairs = 50;
        GaussianNumbers random = new(7);
        double[] a = [.. Enumerable.Range(0, Dimension).Select(i => i < 2 ? 0 : 0.5 + 3.5 * i / (Dimension - 1))];
        double[] half = [.. Enumerable.Range(0, Pairs * Dimension).Select(_ => 0.5 * random.Next())];
        return new Losses.NoisyObjective(a, (double[])[.. half, .. half.Select(u => -u)], Dimension, Dimension);
    }

    public static (double[] Loss, double[] Rate) Mean(int seeds, Func<Losses.NoisyObjective, int, NoisyRuns> run)
    {
        NoisyRuns[] runs = new NoisyRuns[seeds];
        Parallel.For(0, seeds, seed => runs[seed] = run(NewObjective(), seed + 1));
        int count = runs[0].Loss.Count;
        return (
            [.. Enumerable.Range(0, count).Select(i => runs.Average(r => r.Loss[i]))],
            [.. Enumerable.Range(0, count).Select(i => runs.Average(r => r.Rate[i]))]);
    }
}
