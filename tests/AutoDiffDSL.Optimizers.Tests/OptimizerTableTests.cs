using System.Globalization;
using Xunit.Abstractions;

namespace AutoDiffDSL.Optimizers.Tests;

/// <summary>Every optimizer on every objective: how far above the minimum it ends.</summary>
public sealed class OptimizerTableTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_optimizer_reaches_what_it_must_on_every_objective()
    {
        var failed = new List<string>();
        output.WriteLine(
            $"{"value above the minimum, steps",-34}"
            + string.Concat(OptimizerTable.Objectives.Keys.Select(name => $"{name,18}")));
        foreach ((string optimizer, var run) in OptimizerTable.Optimizers)
        {
            string line = $"{optimizer,-34}";
            foreach ((string name, var (make, start, minimum)) in OptimizerTable.Objectives)
            {
                if (run(name, make(), start) is not { } outcome)
                {
                    line += $"{"-",17} ";
                    continue;
                }

                double excess = outcome.Value - minimum;
                line += string.Create(CultureInfo.InvariantCulture, $"{excess,10:0.0E+00} {outcome.Step,6} ");
                if (!(excess <= Wanted(optimizer, name)))
                    failed.Add($"{optimizer} on {name}: {excess}");
            }

            output.WriteLine(line);
        }

        Assert.Empty(failed);
    }

    /// <summary>
    /// Close to the minimum, but where the rate is known to be slow: gradients along Rosenbrock's valley, single
    /// coordinates where they are not independent, and batches and subgradients, whose
    /// distance stays in proportion to the step size.
    /// </summary>
    private static double Wanted(string optimizer, string objective) => (optimizer, objective) switch
    {
        ("gradient descent" or "clipped by value" or "clipped by norm" or "perturbed gradient descent", "rosenbrock")
            => 1e-7,
        ("cyclic coordinates" or "greedy coordinates" or "random coordinates", "quadratic" or "rosenbrock") => 1e-4,
        ("SGD, batches of 8, step decay" or "subgradient, exponential", _) => 1e-6,
        ("SGD averaged over the second half", _) => 1e-3,
        _ => 1e-9,
    };
}
