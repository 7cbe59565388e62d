using System.Text.Json;
using AutoDiffDSL.AdBench;
using Xunit.Abstractions;

namespace AutoDiffDSL.Derivatives.Tests.AdBench;

/// <summary>
/// The four problems on the benchmark's own files, against the figures of its hand-written derivatives. The files are
/// not part of the project: <c>ADBENCH_DATA</c> names their folder.
/// </summary>
public sealed class GoldenTests(ITestOutputHelper output)
{
    private const string Variable = "ADBENCH_DATA";

    private static readonly JsonSerializerOptions Names =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [Fact]
    public void Objectives_and_Jacobians_agree_with_the_benchmark_on_all_its_files()
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
        {
            output.WriteLine(
                $"{Variable} is not set: the files were not read; the seeded instances stand in for them.");
            return;
        }

        string golden = File.ReadAllText(Path.Combine(folder, "golden.json"));
        var expected = JsonSerializer.Deserialize<Dictionary<string, Summary[]>>(golden, Names)!;
        Assert.NotEmpty(expected);
        double worst = 0;
        foreach ((string path, Summary[] arrays) in expected)
        {
            IReadOnlyList<double[]> actual = Problem.Solve(folder, path);
            Assert.Equal(arrays.Length, actual.Count);
            double distance = arrays.Zip(actual, (e, a) => e.Distance(Summary.Of(a))).Max();
            output.WriteLine($"{path}: {distance:e1}");
            worst = Math.Max(worst, distance);
        }

        output.WriteLine($"{expected.Count} files, largest distance {worst:e1}");
        Assert.True(worst < Summary.Tolerance, $"largest distance {worst:e1}");
    }
}
