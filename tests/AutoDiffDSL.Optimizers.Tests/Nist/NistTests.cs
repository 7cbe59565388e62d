using System.Globalization;
using Xunit.Abstractions;

namespace AutoDiffDSL.Optimizers.Tests.Nist;

/// <summary>
/// Levenberg-Marquardt with generated Jacobians on the nonlinear regression sets of NIST's Statistical Reference
/// Datasets: digits that agree with the certified values, at least four from both starts.
/// </summary>
public sealed class NistTests(ITestOutputHelper output)
{
    private const double WantedDigits = 4;

    public static TheoryData<string> SmallSets => [.. NistSmallSets.All.Select(data => data.Name)];

    [Theory]
    [MemberData(nameof(SmallSets))]
    public void A_small_set_is_solved_from_both_starts(string name) =>
        Assert.True(Report(NistSmallSets.All.Single(data => data.Name == name)) >= WantedDigits);

    [Fact]
    public void All_27_sets_are_solved_from_both_starts()
    {
        if (Environment.GetEnvironmentVariable("NIST_DATA") is not { Length: > 0 } folder)
        {
            output.WriteLine("NIST_DATA names no folder with the sets' .dat files; only the small sets are tested.");
            return;
        }

        output.WriteLine("set        digits of parameters, of sum of squares, steps: from start 1, from start 2");
        string[] failed =
        [
            .. NistCatalogue.Names
                .Where(name => Report(NistDataSet.Read(Path.Combine(folder, name + ".dat"))) < WantedDigits),
        ];
        Assert.Empty(failed);
    }

    private double Report(NistDataSet data)
    {
        (double digits1, string text1) = Solve(data, data.Start1);
        (double digits2, string text2) = Solve(data, data.Start2);
        output.WriteLine($"{data.Name,-10} {text1}   {text2}");
        return Math.Min(digits1, digits2);
    }

    private static (double Digits, string Text) Solve(NistDataSet data, double[] start)
    {
        var options = new SolverOptions
        {
            MaxSteps = 50000,
            GradientTolerance = 0,
            StepTolerance = 1e-13,
            ValueTolerance = 1e-15,
        };
        var run = new DescentSolver<IResidualObjective>(
            NistCatalogue.Objective(data), new LevenbergMarquardt(), new TrustRegion(1e-3, 0.1, 10), options).Run(start);
        double parameters = 11;
        for (int i = 0; i < data.Certified.Length; i++)
            parameters = Math.Min(parameters, Digits(run.Parameters[i], data.Certified[i]));
        double sum = Digits(2 * run.Outcome!.Value, data.SumOfSquares);
        return (parameters, string.Create(
            CultureInfo.InvariantCulture,
            $"{parameters,5:F1} {sum,5:F1} {run.Outcome.Step,5} {run.Outcome.Kind,-10}"));
    }

    /// <summary>NIST's measure, the negative logarithm of the relative error, at most the 11 digits certified.</summary>
    private static double Digits(double found, double certified)
    {
        double digits = -Math.Log10(Math.Abs(found - certified) / Math.Abs(certified));
        return double.IsNaN(digits) ? 0 : Math.Clamp(digits, 0, 11);
    }
}
