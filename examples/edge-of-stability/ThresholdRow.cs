using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Optimizers;
using AutoDiffDSL.Stability;

/// <summary>E1: thresholds derived from the optimizers' own polynomials, and eigenvalues with certificates.</summary>
internal static class ThresholdRow
{
    private const double Eta = 0.1, Beta = 0.9;

    public static RowResult Run()
    {
        List<Check> checks =
        [
            Threshold("gradient descent, 2/eta", 2 / Eta, new GradientDescent(Eta)),
            Threshold("Polyak, (2 + 2b)/eta", (2 + 2 * Beta) / Eta, new PolyakMomentum(Eta, Beta)),
            Threshold(
                "Nesterov, (2 + 2b)/((1 + 2b) eta)", (2 + 2 * Beta) / ((1 + 2 * Beta) * Eta),
                new NesterovMomentum(Eta, Beta)),
            Threshold("Adam, (2 + 2b)/((1 - b) eta), preconditioned", 38 / Eta, new Adam(Eta, Beta)),
        ];

        // Algebraically largest, though -20,000 is larger in magnitude.
        double[] eigenvalues = [-20_000, .. Enumerable.Range(1, 9_999).Select(i => i + 1.0)];
        SpectrumResult top = Lanczos.Largest(
            new DiagonalMatrix(eigenvalues), new LanczosOptions { Count = 5, Tolerance = 1e-12 });
        double worst = top.Pairs.Select((pair, i) => Math.Abs(pair.Value / (10_000 - i) - 1)).Max();
        bool valid = top.Pairs
            .Select((pair, i) => Math.Abs(pair.Value - (10_000 - i)) <= pair.ResidualBound)
            .All(holds => holds);
        checks.Add(Check.Between("top 5 of 10,000 eigenvalues, largest relative error", 0, 1e-10, worst));
        checks.Add(new Check(
            "their residual bounds hold", "yes",
            $"{(valid ? "yes" : "no")}, largest {top.Pairs.Max(pair => pair.ResidualBound):G3}", valid));
        return new RowResult(checks, []);
    }

    private static Check Threshold(string name, double expected, IUpdateTransform optimizer) =>
        Check.Relative(name, expected, optimizer.StabilityPolynomial()!.Threshold, 1e-10);
}

/// <summary>A diagonal matrix as an operator.</summary>
internal sealed class DiagonalMatrix(double[] eigenvalues) : ISymmetricOperator
{
    public int Dimension => eigenvalues.Length;

    public void Apply(ReadOnlySpan<double> v, Span<double> result)
    {
        for (int i = 0; i < v.Length; i++) result[i] = eigenvalues[i] * v[i];
    }
}
