using System.Globalization;
using AutoDiffDSL.Experiments.Checkpoints;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Experiments.Worker;

/// <summary>A training whose every step changes every bit that a checkpoint must keep.</summary>
public static class Subject
{
    private static readonly double[] s_start = [.. Enumerable.Range(0, 40).Select(i => Math.Sin(3.7 * i))];

    /// <summary>Adam on a coupled non-convex function; loss at each step, the distance moved at each tenth.</summary>
    /// <param name="checkpoint">The checkpoint file; null for none.</param>
    /// <param name="steps">When it ends.</param>
    /// <param name="pause">How long it rests after a step, so that it can be killed in time.</param>
    /// <param name="also">Called at every step as well.</param>
    public static Training Training(
        string? checkpoint, long steps, TimeSpan pause, Action<MinimizerRun, RunRecord>? also = null)
    {
        var options = new MinimizerOptions { MaxSteps = steps };
        var record = new RunRecord("worker", seed: 5);
        record.Set("steps", steps);
        return new Training(new Minimizer(new Ripples(s_start.Length), new Adam(0.001), options), s_start, record)
        {
            CheckpointPath = checkpoint,
            CheckpointInterval = TimeSpan.FromMilliseconds(2),
            Measure = (run, into) =>
            {
                into.Metric("loss").Add(run.Current.Step, run.Current.Value);
                if (run.Current.Step % 10 == 0) into.Metric("first").Add(run.Current.Step, run.Parameters[0]);
                also?.Invoke(run, into);
                if (pause > TimeSpan.Zero) Thread.Sleep(pause);
            },
        };
    }

    /// <summary>Everything that the end of a training consists of, to the bit.</summary>
    public static string Bits(TrainingResult result) => string.Join('\n',
    [
        .. result.Parameters.Concat(result.State.Memory).Select(Bits),
        result.State.Step.ToString(CultureInfo.InvariantCulture),
        RunJson.ToText(result.Record),
    ]);

    private static string Bits(double value) => BitConverter.DoubleToInt64Bits(value).ToString("X", null);

    /// <summary>A bowl with ripples: each entry is coupled to the next.</summary>
    private sealed class Ripples(int dimension) : IObjective
    {
        public int Dimension => dimension;

        public double Value(ReadOnlySpan<double> parameters) => Gradient(parameters, new double[dimension]);

        public double Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            double value = 0;
            gradient.Clear();
            for (int i = 0; i < dimension; i++)
            {
                int next = (i + 1) % dimension;
                double inner = 3 * parameters[i] * parameters[next];
                value += 0.5 * parameters[i] * parameters[i] + Math.Sin(inner);
                gradient[i] += parameters[i] + Math.Cos(inner) * 3 * parameters[next];
                gradient[next] += Math.Cos(inner) * 3 * parameters[i];
            }

            return value;
        }
    }
}
