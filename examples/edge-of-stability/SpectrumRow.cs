using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Progress;
using AutoDiffDSL.Experiments.Reports;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Numerics;
using AutoDiffDSL.Stability;

/// <summary>
/// E9: densities, traces, condition numbers, Gauss-Newton and Fisher matrices, where the answer is known: a matrix with
/// a chosen spectrum, and a digits network small enough to write its Hessian down.
/// </summary>
internal static class SpectrumRow
{
    private const int Size = 1000, Vectors = 30, Products = 90;

    public static RowResult Run(IProgressBoard board)
    {
        IProgressItem bar = board.Start("spectra", 3);
        List<Check> checks = [.. Known()];
        bar.Report(1, "known spectrum");
        (List<Check> digits, Chart density) = Digits();
        checks.AddRange(digits);
        bar.Report(2, "digits");
        checks.AddRange(Models());
        bar.Finish();
        return new RowResult(checks, [density]);
    }

    /// <summary>900 eigenvalues spaced in [0, 1], 90 of 5, 9 of 50, one of -10; the matrix is not diagonal.</summary>
    private static IEnumerable<Check> Known()
    {
        double[] eigenvalues =
        [
            .. Enumerable.Range(0, 900).Select(i => i / 899.0), .. Enumerable.Repeat(5.0, 90),
            .. Enumerable.Repeat(50.0, 9), -10,
        ];
        var matrix = new ReflectedMatrix(eigenvalues);
        double trace = eigenvalues.Sum(), squares = eigenvalues.Sum(e => e * e);

        SpectralDensity density = SpectralDensity.Estimate(
            matrix, new SpectralDensityOptions { Probes = Vectors, Steps = 60 })!;
        double share = density.ShareBelow(2).Value;
        double spread = Math.Sqrt(2 * 0.901 * 0.099 / (Size + 2) / Vectors);
        yield return WithSpread("density: share of eigenvalues below 2", 0.901, share, spread);
        double mean = density.Mean(e => e).Value;
        double variance = 2 * (squares / Size - trace / Size * (trace / Size)) / (Size + 2);
        yield return WithSpread("density: mean eigenvalue", trace / Size, mean, Math.Sqrt(variance / Vectors));
        yield return Check.Relative("density: lowest node", -10, density.Lowest, 1e-8);
        yield return Check.Relative("density: highest node", 50, density.Highest, 1e-8);

        double off = 2 * (squares - Enumerable.Range(0, Size).Sum(i => matrix.Diagonal(i) * matrix.Diagonal(i)));
        StochasticEstimate hutchinson = TraceEstimator.Hutchinson(matrix, Products);
        yield return WithSpread("trace, Hutchinson", trace, hutchinson.Value, Math.Sqrt(off / Products));
        StochasticEstimate better = TraceEstimator.HutchPlusPlus(matrix, Products);
        yield return WithSpread("trace, Hutch++", trace, better.Value, better.StandardError);
        yield return Check.Between(
            "Hutch++ error over Hutchinson's theoretical spread", 0, 1,
            Math.Abs(better.Value - trace) / Math.Sqrt(off / Products));

        ConditionNumber ends = ConditionNumber.Of(matrix)!;
        yield return Check.Relative("lowest eigenvalue", -10, ends.Lowest.Value, 1e-9);
        yield return new Check(
            "negative curvature is certain", "yes", ends.HasNegativeCurvature ? "yes" : "no",
            ends.HasNegativeCurvature);
        double[] upToTen = [.. Enumerable.Range(0, 100).Select(i => 1 + i / 11.0)];
        ConditionNumber ten = ConditionNumber.Of(new ReflectedMatrix(upToTen))!;
        yield return Check.Relative("condition number", 10, ten.Value, 1e-9);
        yield return Check.Relative("rate of the best fixed step at condition 10", 0.669421, ten.ValueRate, 1e-6);
    }

    /// <summary>A 64-10-10 network on 400 digits, after some training: 760 weights.</summary>
    private static (List<Check> Checks, Chart Density) Digits()
    {
        (double[] pixels, int[] labels) = Problem.DigitData(400);
        var objective = new Network.DigitLossObjective(pixels, 64, labels, 760);
        double[] w = new double[760];
        GaussianNumbers random = new(1);
        random.FillXavier(w.AsSpan(0, 640), 1, fanIn: 64, fanOut: 10);
        random.FillXavier(w.AsSpan(650, 100), 1, fanIn: 10, fanOut: 10);
        new GradientMap(objective, 0.2).Iterate(w, 200);

        var hessian = new HessianOperator(objective, w);
        double[] exact = DenseSpectrum.Of(hessian);
        double trace = exact.Sum(), squares = exact.Sum(e => e * e);
        SpectrumResult top = Lanczos.Largest(hessian, new LanczosOptions { Count = 5 });
        ConditionNumber ends = ConditionNumber.Of(hessian)!;
        SpectralDensity density = SpectralDensity.Estimate(
            hessian, new SpectralDensityOptions { Probes = Vectors, Steps = 80 })!;
        StochasticEstimate hutchinson = TraceEstimator.Hutchinson(hessian, Products);
        StochasticEstimate better = TraceEstimator.HutchPlusPlus(hessian, Products);
        double deviation = exact[0] / 40;
        double Exact(double x) => exact.Average(
            e => Math.Exp(-0.5 * (x - e) * (x - e) / (deviation * deviation)) / (deviation * Math.Sqrt(2 * Math.PI)));
        double[] places = [.. Enumerable.Range(0, 301).Select(
            i => exact[^1] - deviation + (exact[0] - exact[^1]) * 1.05 * i / 300)];
        double[] estimated = [.. places.Select(x => density.At(x, deviation))], dense = [.. places.Select(Exact)];
        double difference = estimated.Zip(dense, (a, b) => Math.Abs(a - b)).Sum() / dense.Sum();
        double meanSquare = squares / exact.Length, fourth = exact.Sum(e => e * e * e * e) / exact.Length;
        double spread = Math.Sqrt(2 * (fourth - meanSquare * meanSquare) / (exact.Length + 2) / Vectors);
        List<Check> checks =
        [
            Check.Between(
                "digits: top 5 against the dense Hessian, relative error", 0, 1e-8,
                top.Pairs.Select((pair, i) => Math.Abs(pair.Value / exact[i] - 1)).Max()),
            Check.Relative("digits: lowest eigenvalue", exact[^1], ends.Lowest.Value, 1e-6),
            WithSpread("digits: trace, Hutchinson", trace, hutchinson.Value, Math.Sqrt(2 * squares / Products)),
            WithSpread("digits: trace, Hutch++", trace, better.Value, better.StandardError),
            WithSpread(
                "digits: mean square eigenvalue, by the density", meanSquare, density.Mean(e => e * e).Value, spread),
            Check.Between("digits: density, mean difference from the dense one", 0, 0.05, difference),
        ];
        return (checks, new Chart(
            "Density of the Hessian's eigenvalues, digits", new Axis("eigenvalue"),
            new Axis("density", Scale: AxisScale.Log, Minimum: 1e-5),
            [new Series("stochastic Lanczos quadrature", places, estimated), new Series("dense", places, dense)])
        {
            Caption = "A few outliers far from a bulk at zero.",
        });
    }

    /// <summary>Where the model is linear, or the errors are zero, these matrices are the Hessian.</summary>
    private static IEnumerable<Check> Models()
    {
        GaussianNumbers random = new(3);
        (double[] pixels, int[] labels) = Problem.DigitData(100);
        double[] w = [.. Enumerable.Range(0, 640).Select(_ => 0.1 * random.Next())];
        var crossEntropy = new Losses.CrossEntropyObjective(pixels, 64, labels, 640);
        var logits = new ResidualObjective(
            640, 1000, (p, z) => Losses.Logits(p, pixels, z),
            (p, pDot, z, zDot) => Losses.LogitsJvp(p, pDot, pixels, z, zDot),
            (p, z, pBar, zBar) => Losses.LogitsVjp(p, pixels, z, pBar, zBar));
        yield return Check.Between(
            "Fisher matrix of a softmax classifier over its Hessian, relative error", 0, 1e-12,
            Difference(Fisher.Categorical(logits, w, 10), new HessianOperator(crossEntropy, w)));

        double[] net = Problem.ChebyshevStart(1), x = [.. Enumerable.Range(0, 20).Select(i => -1 + 2 * i / 19.0)];
        double[] y = new double[20];
        Losses.Errors(net, x, y, y.AsSpan());
        double[] reached = [.. y.Select(error => error * Math.Sqrt(20))];
        var errors = new ResidualObjective(
            net.Length, 20, (p, r) => Losses.Errors(p, x, reached, r),
            (p, pDot, r, rDot) => Losses.ErrorsJvp(p, pDot, x, reached, r, rDot),
            (p, r, pBar, rBar) => Losses.ErrorsVjp(p, x, reached, r, pBar, rBar));
        yield return Check.Between(
            "Gauss-Newton matrix over the Hessian at zero error, relative error", 0, 1e-12,
            Difference(
                new GaussNewtonOperator(errors, net),
                new HessianOperator(new Network.LossObjective(x, reached, net.Length), net)));
    }

    private static double Difference(ISymmetricOperator a, ISymmetricOperator b)
    {
        GaussianNumbers random = new(5);
        double[] v = [.. Enumerable.Range(0, a.Dimension).Select(_ => random.Next())];
        double[] first = new double[v.Length], second = new double[v.Length];
        a.Apply(v, first);
        b.Apply(v, second);
        double size = VectorMath.Norm(second);
        VectorMath.Axpy(-1, first, second);
        return VectorMath.Norm(second) / size;
    }

    /// <summary>A figure within three times its theoretical spread.</summary>
    private static Check WithSpread(string name, double expected, double found, double spread) => new(
        name, $"{expected:G6} +- {3 * spread:G3}", $"{found:G6}", Math.Abs(found - expected) <= 3 * spread);
}

/// <summary>(I - 2uu') D (I - 2uu') for a diagonal D: its eigenvalues are those of D, its entries are not.</summary>
internal sealed class ReflectedMatrix : ISymmetricOperator
{
    private readonly double[] _eigenvalues;
    private readonly double[] _u;

    public ReflectedMatrix(double[] eigenvalues)
    {
        _eigenvalues = eigenvalues;
        GaussianNumbers random = new(2);
        _u = [.. eigenvalues.Select(_ => random.Next())];
        VectorMath.Scale(1 / VectorMath.Norm(_u), _u);
    }

    public int Dimension => _eigenvalues.Length;

    public void Apply(ReadOnlySpan<double> v, Span<double> result)
    {
        v.CopyTo(result);
        VectorMath.Axpy(-2 * VectorMath.Dot(_u, result), _u, result);
        for (int i = 0; i < result.Length; i++) result[i] *= _eigenvalues[i];
        VectorMath.Axpy(-2 * VectorMath.Dot(_u, result), _u, result);
    }

    public double Diagonal(int index)
    {
        double[] unit = new double[Dimension], product = new double[Dimension];
        unit[index] = 1;
        Apply(unit, product);
        return product[index];
    }
}
