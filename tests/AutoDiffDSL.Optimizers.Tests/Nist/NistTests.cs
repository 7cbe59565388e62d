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
                .Where(name => Report(NistCatalogue.Read(folder, name)) < WantedDigits),
        ];
        Assert.Empty(failed);
    }

    [Fact]
    public void Certified_parameters_give_the_certified_sum_of_squares()
    {
        if (Environment.GetEnvironmentVariable("NIST_DATA") is not { Length: > 0 } folder)
        {
            output.WriteLine("NIST_DATA names no folder with the sets' .dat files; only the small sets are tested.");
            Assert.All(NistSmallSets.All, IsConsistent);
            return;
        }

        // The sum of squares of Lanczos1, 1e-25, is below what eleven digits of its parameters can give.
        Assert.All(
            NistCatalogue.Names.Where(name => name != "Lanczos1").Select(name => NistCatalogue.Read(folder, name)),
            IsConsistent);
        foreach (NistDataSet typed in NistSmallSets.All)
        {
            NistDataSet read = NistCatalogue.Read(folder, typed.Name);
            Assert.Equal(read.Start1, typed.Start1);
            Assert.Equal(read.Start2, typed.Start2);
            Assert.Equal(read.Certified, typed.Certified);
            Assert.Equal(read.Predictors, typed.Predictors);
            Assert.Equal(read.Responses, typed.Responses);
            Assert.Equal(read.SumOfSquares, typed.SumOfSquares);
        }
    }

    private static void IsConsistent(NistDataSet data) =>
        Assert.True(Digits(2 * NistCatalogue.Objective(data).Value(data.Certified), data.SumOfSquares) > 5, data.Name);

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
            MaxSteps = 20_000,
            GradientTolerance = 0,
            StepTolerance = 1e-13,
            ValueTolerance = 1e-15,
        };
        var run = new DescentSolver<IResidualObjective>(
            NistCatalogue.Objective(data), new LevenbergMarquardt(), new TrustRegion(0.01), options).Run(start);
        double parameters = 11;
        for (int i = 0; i < data.Certified.Length; i++)
            parameters = Math.Min(parameters, Digits(run.Parameters[i], data.Certified[i]));
        double sum = Digits(2 * run.Outcome!.Value, data.SumOfSquares);
        return (parameters, string.Create(
            CultureInfo.InvariantCulture,
            $"{parameters,5:F1} {sum,5:F1} {run.Outcome.Step,5} {run.Outcome.Kind,-10}"));
    }

    /// <summary>NIST's measure, minus the logarithm of the relative error, at most the 11 digits certified.</summary>
    private static double Digits(double found, double certified)
    {
        double digits = -Math.Log10(Math.Abs(found - certified) / Math.Abs(certified));
        return double.IsNaN(digits) ? 0 : Math.Clamp(digits, 0, 11);
    }
}
