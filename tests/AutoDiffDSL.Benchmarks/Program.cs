using AutoDiffDSL.Benchmarks;
using BenchmarkDotNet.Running;

if (args.Length > 0)
{
    BenchmarkSwitcher.FromAssembly(typeof(ProgramBenchmarks).Assembly).Run(args);
    return 0;
}

foreach (Subject subject in Subjects.All) Agreement.Require(subject);
List<RatioRow> rows = [];
foreach (Subject subject in Subjects.All)
{
    Console.Error.WriteLine($"measuring {subject} ...");
    rows.Add(RatioMeasurement.Measure(subject));
}

RatioTable.Print(rows, Console.Out);
return rows.All(RatioTable.Holds) ? 0 : 1;
