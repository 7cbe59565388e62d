namespace AutoDiffDSL.Optimizers.Tests.Objectives;

/// <summary>The textbook objectives that are sums of squares, as residuals; their value is half of those.</summary>
internal static partial class TestResiduals
{
    [Differentiable]
    public static void Rosenbrock(ReadOnlySpan<double> w, Span<double> r)
    {
        r[0] = 1 - w[0];
        r[1] = 10 * (w[1] - w[0] * w[0]);
    }

    [Differentiable]
    public static void Beale(ReadOnlySpan<double> w, Span<double> r)
    {
        r[0] = 1.5 - w[0] + w[0] * w[1];
        r[1] = 2.25 - w[0] + w[0] * w[1] * w[1];
        r[2] = 2.625 - w[0] + w[0] * w[1] * w[1] * w[1];
    }

    [Differentiable]
    public static void Himmelblau(ReadOnlySpan<double> w, Span<double> r)
    {
        r[0] = w[0] * w[0] + w[1] - 11;
        r[1] = w[0] + w[1] * w[1] - 7;
    }

    /// <summary>The objective of a name; null if it is no sum of squares.</summary>
    public static IResidualObjective? Objective(string name) => name switch
    {
        "rosenbrock" => new ResidualObjective(2, 2, Rosenbrock, RosenbrockJvp, RosenbrockVjp),
        "beale" => new ResidualObjective(2, 3, Beale, BealeJvp, BealeVjp),
        "himmelblau" => new ResidualObjective(2, 2, Himmelblau, HimmelblauJvp, HimmelblauVjp),
        _ => null,
    };
}
