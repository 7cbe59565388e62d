using System.Diagnostics;
using AutoDiffDSL.Experiments.Checkpoints;
using AutoDiffDSL.Experiments.Worker;
using Xunit.Abstractions;

namespace AutoDiffDSL.Experiments.Tests.Checkpoints;

/// <summary>A training that is killed again and again ends in the bits of one that was left alone.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 20;
    private const long Steps = 6000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_training_killed_twenty_times_ends_in_the_same_bits()
    {
        using TemporaryFolder folder = new();
        string checkpoint = folder.File("run.checkpoint"), bits = folder.File("bits");
        var random = new Random(11);
        List<long> reached = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process worker = Start(checkpoint, bits, "slow");
            WaitBeyond(worker, checkpoint, reached.LastOrDefault(-1));
            Thread.Sleep(random.Next(80));
            Assert.False(worker.HasExited, "the worker ended before it was killed");
            worker.Kill();
            worker.WaitForExit();
            reached.Add(CheckpointFile.Read(checkpoint)!.State.Step);
        }

        output.WriteLine("killed after the checkpoints of steps " + string.Join(", ", reached));
        using (Process last = Start(checkpoint, bits, "fast"))
        {
            Assert.True(last.WaitForExit(s_patience), "the last run does not end");
            Assert.Equal(0, last.ExitCode);
        }

        Assert.Equal(Subject.Bits(Subject.Training(null, Steps, TimeSpan.Zero).Run()), File.ReadAllText(bits));
        Assert.Equal(new[] { bits, checkpoint }.Order(), Directory.GetFiles(folder.Path).Order());
    }

    private static Process Start(string checkpoint, string bits, string pace)
    {
        string worker = Path.ChangeExtension(typeof(Subject).Assembly.Location, ".dll");
        return Process.Start(
            new ProcessStartInfo("dotnet", [worker, checkpoint, Steps.ToString("D", null), bits, pace]))!;
    }

    /// <summary>Until there is a checkpoint of a later step.</summary>
    private static void WaitBeyond(Process worker, string checkpoint, long step)
    {
        var watch = Stopwatch.StartNew();
        while (CheckpointFile.Read(checkpoint) is not { } found || found.State.Step <= step)
        {
            Assert.False(worker.HasExited, "the worker ended before it wrote a checkpoint");
            Assert.True(watch.Elapsed < s_patience, "the worker writes no checkpoint");
            Thread.Sleep(2);
        }
    }
}
