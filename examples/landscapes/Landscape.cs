using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Optimizers;
using AutoDiffDSL.Stability;

/// <summary>A loss, where it is descended from and how, and what must be found.</summary>
internal sealed record Landscape
{
    private const int Drawn = 8;

    /// <summary>What stands before the name of each figure; empty where the row has one landscape.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The loss with its data.</summary>
    public required IHessianObjective Objective { get; init; }

    /// <summary>A random start.</summary>
    public required Func<GaussianNumbers, double[]> Start { get; init; }

    /// <summary>The method; null for L-BFGS.</summary>
    public IUpdateTransform? Method { get; init; }

    /// <summary>The most steps of a run.</summary>
    public int MaxSteps { get; init; } = 5000;

    /// <summary>The unit spheres on which the parameters lie; null where they are free.</summary>
    public SphereProduct? Spheres { get; init; }

    /// <summary>How far a point is from what was planted, up to the symmetry.</summary>
    public required Func<double[], double> Error { get; init; }

    /// <summary>How <see cref="Error"/> is measured.</summary>
    public required string Measure { get; init; }

    /// <summary>The largest error of a start that counts as recovered.</summary>
    public double ErrorTolerance { get; init; } = 1e-6;

    /// <summary>The dimension of the set of equal minima: so many eigenvalues are zero.</summary>
    public int Symmetry { get; init; }

    /// <summary>The loss at the planted solution; null where no closed form is known.</summary>
    public double? Least { get; init; }

    /// <summary>The largest norm of a gradient that counts as zero.</summary>
    public double GradientTolerance { get; init; } = 1e-7;

    /// <summary>The largest size of an eigenvalue that counts as zero.</summary>
    public double CurvatureTolerance { get; init; } = 1e-6;

    /// <summary>Descends from all starts and compares the ends with what was planted.</summary>
    public RowResult Solve(int starts, out Ending[] ends)
    {
        Ending[] found = new Ending[starts];
        Parallel.For(0, starts, i => found[i] = Ending.Of(this, Start(new GaussianNumbers(1000 + i))));
        ends = found;
        double error = found.Max(end => end.Error);
        double lowest = found.Min(end => end.Lowest);
        List<Check> checks =
        [
            Check.Count(Prefix + "starts that recover what was planted", starts,
                found.Count(end => end.Error <= ErrorTolerance)),
            Check.Between(Prefix + Measure + ", largest", 0, ErrorTolerance, error),
            Check.Between(
                Prefix + "norm of the gradient, largest", 0, GradientTolerance, found.Max(end => end.Gradient)),
            new(
                Prefix + "lowest eigenvalue, less its bound, of all ends", $"at least {-CurvatureTolerance}",
                $"{lowest:G3}", lowest >= -CurvatureTolerance),
            new(
                Prefix + "eigenvalues that vanish, for the symmetry", $"{Symmetry} at each end",
                string.Join(", ", found.Select(end => end.Zeros).Distinct().Order()),
                found.All(end => end.Zeros == Symmetry)),
            new(
                Prefix + "smallest eigenvalue but for these", $"above {CurvatureTolerance}",
                $"{found.Min(end => end.Next):G3}", found.All(end => end.Next > CurvatureTolerance)),
        ];
        if (Least is { } least)
        {
            checks.Add(new(
                Prefix + "loss above the planted one, largest", "at most 1E-10",
                $"{found.Max(end => end.Loss[^1]) - least:G3}", found.All(end => end.Loss[^1] - least <= 1e-10)));
        }

        return new RowResult(checks, [Losses(found)]);
    }

    /// <inheritdoc cref="Solve(int, out Ending[])"/>
    public RowResult Solve(int starts) => Solve(starts, out _);

    private Chart Losses(Ending[] ends) => new(
        Prefix.Length == 0 ? "Loss" : $"Loss, {Prefix.TrimEnd(':', ' ')}", new Axis("step"),
        Least switch
        {
            null => new Axis("loss"),
            0 => new Axis("loss", Scale: AxisScale.Log),
            _ => new Axis("loss above the planted one", Scale: AxisScale.Log),
        },
        [
            .. ends.Take(Drawn).Select((end, i) => new Series(
                $"start {i + 1}", [.. end.Loss.Select((_, step) => (double)step)],
                [.. end.Loss.Select(OverLeast)])),
        ])
    {
        Caption = $"The first {Math.Min(Drawn, ends.Length)} starts, by {MethodName}.",
    };

    /// <summary>What a logarithmic axis can show: a gap where rounding leaves nothing.</summary>
    private double OverLeast(double loss) =>
        Least is not { } least ? loss : loss > least ? loss - least : double.NaN;

    private string MethodName => Method?.Name ?? "L-BFGS with a strong Wolfe search";
}
