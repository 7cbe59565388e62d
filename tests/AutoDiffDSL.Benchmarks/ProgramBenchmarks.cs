using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AutoDiffDSL.Benchmarks;

/// <summary>The same methods under BenchmarkDotNet, for absolute times with their spread.</summary>
[Config(typeof(InProcess))]
[MemoryDiagnoser]
public class ProgramBenchmarks
{
    [ParamsSource(nameof(Programs))]
    public Subject Program { get; set; } = Subjects.All[0];

    public static IEnumerable<Subject> Programs => Subjects.All;

    [Benchmark(Baseline = true)]
    public double Primal() => Program.RunPrimal();

    [Benchmark]
    public double Gradient() => Program.RunGradient();

    [Benchmark]
    public double Hvp() => Program.RunHvp();

    [Benchmark]
    public double ByHand() => Program.RunByHand();

    /// <summary>In this process: a child process would have to be built, which needs the package registry.</summary>
    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(
            Job.ShortRun.WithIterationCount(15).WithToolchain(InProcessEmitToolchain.Instance));
    }
}
