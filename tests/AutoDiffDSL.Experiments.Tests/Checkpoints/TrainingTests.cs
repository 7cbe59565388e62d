using AutoDiffDSL.Experiments.Checkpoints;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Experiments.Worker;
using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Experiments.Tests.Checkpoints;

public sealed class TrainingTests
{
    [Fact]
    public void A_cancelled_training_goes_on_to_the_same_bits()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("run");
        using var cancel = new CancellationTokenSource();
        Training first = Stopping(path, atStep: 70, cancel);
        Assert.False(first.Run(cancel: cancel.Token).Ended);
        Assert.Equal(71, CheckpointFile.Read(path)!.State.Step);

        TrainingResult straight = Subject.Training(null, 200, TimeSpan.Zero).Run();
        TrainingResult resumed = Subject.Training(path, 200, TimeSpan.Zero).Run();
        Assert.True(resumed.Ended);
        Assert.Equal(Subject.Bits(straight), Subject.Bits(resumed));
    }

    [Fact]
    public void What_has_ended_is_not_repeated()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("run");
        TrainingResult first = Subject.Training(path, 50, TimeSpan.Zero).Run();
        var record = new RunRecord("worker", 5);
        record.Set("steps", 50);
        var again = new Training(Throwing(dimension: 40), new double[40], record) { CheckpointPath = path };
        Assert.Equal(Subject.Bits(first), Subject.Bits(again.Run()));
        Assert.Equal(new RunEnding("StepLimit", 50), again.Record.Ending);
    }

    [Fact]
    public void The_checkpoint_of_another_run_is_refused_with_what_differs()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("run");
        Subject.Training(path, 50, TimeSpan.Zero).Run();
        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => Subject.Training(path, 60, TimeSpan.Zero).Run());
        Assert.Contains("its 'steps' is 50, and 60 is asked for", error.Message, StringComparison.Ordinal);

        var record = new RunRecord("worker", 5);
        record.Set("steps", 50);
        error = Assert.Throws<InvalidDataException>(
            () => new Training(Throwing(dimension: 3), new double[3], record) { CheckpointPath = path }.Run());
        Assert.Contains("40 parameters, the run 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_checkpoint_is_refused()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("run");
        Subject.Training(path, 50, TimeSpan.Zero).Run();
        string text = File.ReadAllText(path);
        File.WriteAllText(path, text.Replace("\"loss\"", "\"lass\"", StringComparison.Ordinal));
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => CheckpointFile.Read(path)).Message,
            StringComparison.Ordinal);
        File.WriteAllText(path, "something else\n");
        Assert.Contains("no checkpoint", Assert.Throws<InvalidDataException>(() => CheckpointFile.Read(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_keep_their_bits()
    {
        using TemporaryFolder folder = new();
        double odd = BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_1234);
        double[] values = [odd, -0.0, double.Epsilon, double.NegativeInfinity, 0.1];
        CheckpointFile.Write(folder.File("run"), new Checkpoint(
            new RunRecord("bits", 1), values, new OptimizerState { Step = 7, Memory = [.. values.Reverse()] }));
        Checkpoint read = CheckpointFile.Read(folder.File("run"))!;
        Assert.Equal(
            values.Select(BitConverter.DoubleToInt64Bits), read.Parameters.Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(new OptimizerState { Step = 7, Memory = [.. values.Reverse()] }, read.State);
        Assert.Null(CheckpointFile.Read(folder.File("absent")));
    }

    [Fact]
    public void Divergence_is_an_ending_with_its_step()
    {
        var minimizer = new Minimizer(
            new Bowl(),
            new GradientDescent(2.5),
            new MinimizerOptions { MaxSteps = 10_000, DivergenceThreshold = 1e6 });
        TrainingResult diverged = new Training(minimizer, [1, 1], new RunRecord("bowl", 1)).Run();
        Assert.Equal("Diverged", diverged.Record.Ending!.Kind);
        Assert.Equal(diverged.Record.Metric("loss").Steps[^1], diverged.Record.Ending.Step);

        var unbounded = new Minimizer(new Bowl(), new GradientDescent(2.5), new MinimizerOptions { MaxSteps = 10_000 });
        TrainingResult infinite = new Training(unbounded, [1, 1], new RunRecord("bowl", 1)).Run();
        Assert.Equal("Infinite", infinite.Record.Ending!.Kind);
        Assert.Equal("Infinite", RunJson.FromText(RunJson.ToText(infinite.Record)).Ending!.Kind);
    }

    private static Training Stopping(string path, long atStep, CancellationTokenSource cancel) =>
        Subject.Training(path, 200, TimeSpan.Zero, (run, _) =>
        {
            if (run.Current.Step == atStep) cancel.Cancel();
        });

    private static Minimizer Throwing(int dimension) => new(new Unreachable(dimension), new Adam(0.001));

    private sealed class Unreachable(int dimension) : IObjective
    {
        public int Dimension => dimension;

        public double Value(ReadOnlySpan<double> parameters) => throw new InvalidOperationException("evaluated");

        public double Gradient(ReadOnlySpan<double> parameters, Span<double> gradient) =>
            throw new InvalidOperationException("evaluated");
    }

    private sealed class Bowl : IObjective
    {
        public int Dimension => 2;

        public double Value(ReadOnlySpan<double> parameters) =>
            0.5 * (parameters[0] * parameters[0] + parameters[1] * parameters[1]);

        public double Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            parameters.CopyTo(gradient);
            return Value(parameters);
        }
    }
}
