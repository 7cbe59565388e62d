using AutoDiffDSL.Optimizers;

namespace AutoDiffDSL.Stability.Tests;

public sealed class SharpnessTests
{
    /// <summary>An optimum of half the square of the product of the weights minus 1.2.</summary>
    private static readonly double[] s_optimum = [2, 0.5, 1.5, 0.8];

    [Fact]
    public void The_sharpness_of_a_product_is_the_published_one()
    {
        // lambda^2 times the sum of the inverse squares of the weights (Nar and Sastry, 2018).
        SharpnessMeasurement sharpness = Sharpness.Measure(new Product(), s_optimum);
        Assert.Equal(SpectrumOutcome.Converged, sharpness.Outcome);
        Assert.Equal(9.01, sharpness.Value, 1e-12);
        Assert.InRange(sharpness.ResidualBound, 0, 1e-12);
        Assert.InRange(sharpness.Iterations, 1, 4);
        double norm = Math.Sqrt(1 / 4.0 + 4 + 1 / 2.25 + 1 / 0.64);
        for (int i = 0; i < 4; i++)
            Assert.Equal(1 / s_optimum[i] / norm, Math.Abs(sharpness.Eigenvector[i]), 1e-12);
    }

    [Theory]
    [InlineData(0.98, true)]
    [InlineData(1.02, false)]
    public void Gradient_descent_stays_below_the_step_size_bound_and_leaves_above(double factor, bool stays)
    {
        double sharpness = Sharpness.Measure(new Product(), s_optimum).Value;
        double bound = StepSizeBound.Largest(sharpness, s => new GradientDescent(s));
        Assert.Equal(0.2219756, bound, 1e-7);

        double[] start = [.. s_optimum.Select(w => w + 1e-6)];
        MinimizerRun run = new Minimizer(
            new Product(), new GradientDescent(factor * bound), new MinimizerOptions { MaxSteps = 3000 }).Run(start);
        double distance = Math.Sqrt(
            run.Parameters.ToArray().Zip(s_optimum, (a, b) => (a - b) * (a - b)).Sum());
        Assert.Equal(stays, distance < 1e-5);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(1e9)]
    public void Step_size_bounds_follow_from_the_polynomials(double curvature)
    {
        Assert.Equal(1, StepSizeBound.Largest(curvature, s => new GradientDescent(s)) * curvature / 2, 1e-12);
        Assert.Equal(
            1, StepSizeBound.Largest(curvature, s => new PolyakMomentum(s, 0.9)) * curvature / 3.8, 1e-12);
        Assert.Equal(
            1, StepSizeBound.Largest(curvature, s => new NesterovMomentum(s, 0.9)) * curvature * 2.8 / 3.8, 1e-12);
    }

    [Fact]
    public void Without_positive_curvature_no_step_size_is_too_large() =>
        Assert.Equal(double.PositiveInfinity, StepSizeBound.Largest(-1, s => new GradientDescent(s)));

    [Fact]
    public void An_optimizer_that_is_never_stable_has_the_bound_zero() =>
        Assert.Equal(0, StepSizeBound.Largest(1, s => new Scale(s)));

    [Fact]
    public void The_edge_is_where_sharpness_meets_the_optimizers_own_threshold()
    {
        var objective = new Product();
        double sharpness = Sharpness.Measure(objective, s_optimum).Value;
        EdgeComparison below = Compare(0.9 * 3.8 / sharpness);
        Assert.Equal(StabilityVerdict.Stable, below.Verdict);
        Assert.Equal(0.9, below.Ratio, 1e-9);
        EdgeComparison above = Compare(1.1 * 3.8 / sharpness);
        Assert.Equal(StabilityVerdict.Unstable, above.Verdict);
        Assert.Equal(1.1, above.Ratio, 1e-9);
        Assert.Equal(StabilityVerdict.Undecided, Compare(3.8 / sharpness).Verdict);

        EdgeComparison Compare(double stepSize)
        {
            var optimizer = new PolyakMomentum(stepSize, 0.9);
            return EdgeOfStability.Measure(objective, s_optimum, optimizer, optimizer.Init(s_optimum));
        }
    }

    [Fact]
    public void A_preconditioner_divides_the_curvature()
    {
        double[] diagonal = [1, 4, 2, 0.5];
        SharpnessMeasurement sharpness = Sharpness.Measure(
            new Product(), s_optimum, new SharpnessOptions { Preconditioner = diagonal });
        double expected = 1.44 * (1 / 4.0 / 1 + 4 / 4.0 + 1 / 2.25 / 2 + 1 / 0.64 / 0.5);
        Assert.Equal(expected, sharpness.Value, 1e-12);

        var halving = new Halving();
        EdgeComparison edge = EdgeOfStability.Measure(
            new Product(), s_optimum, new Chain(halving, new Scale(-0.1)), new OptimizerState());
        Assert.Equal(9.01 / 2, edge.Sharpness.Value, 1e-12);
        Assert.Equal(20, edge.Threshold, 1e-10);
    }

    [Fact]
    public void A_Hessian_that_is_not_finite_is_an_outcome_and_decides_nothing()
    {
        double[] point = [double.NaN, 1, 1, 1];
        SharpnessMeasurement sharpness = Sharpness.Measure(new Product(), point);
        Assert.Equal(SpectrumOutcome.NotFinite, sharpness.Outcome);
        Assert.True(double.IsNaN(sharpness.Value));
        Assert.Equal(
            StabilityVerdict.Undecided, EdgeOfStability.Compare(sharpness, new GradientDescent(0.1)).Verdict);
    }

    [Fact]
    public void A_point_of_the_wrong_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => Sharpness.Measure(new Product(), new double[3]));

    [Fact]
    public void A_preconditioner_that_is_not_positive_is_refused() =>
        Assert.Throws<ArgumentException>(() => Sharpness.Measure(
            new Product(), s_optimum, new SharpnessOptions { Preconditioner = new double[4] }));

    /// <summary>Divides its input by two, and says so.</summary>
    private sealed class Halving : IUpdateTransform
    {
        public string Name => "halving";

        public bool HasPreconditioner => true;

        public void Update(in UpdateContext context, Span<double> update, Span<double> state)
        {
            for (int i = 0; i < update.Length; i++)
                update[i] /= 2;
        }

        public LinearResponse? Response(long step) => new(TransferFunction.Identity);

        public void MultiplyPreconditioner(long step, ReadOnlySpan<double> state, Span<double> diagonal)
        {
            for (int i = 0; i < diagonal.Length; i++)
                diagonal[i] *= 2;
        }
    }

    /// <summary>1/2 (w0 w1 w2 w3 - 1.2)^2.</summary>
    private sealed class Product : IHessianObjective
    {
        public int Dimension => 4;

        public double Value(ReadOnlySpan<double> w)
        {
            double residual = w[0] * w[1] * w[2] * w[3] - 1.2;
            return 0.5 * residual * residual;
        }

        public double Gradient(ReadOnlySpan<double> w, Span<double> gradient)
        {
            double residual = w[0] * w[1] * w[2] * w[3] - 1.2;
            for (int i = 0; i < 4; i++)
                gradient[i] = residual * Without(w, i, i);
            return 0.5 * residual * residual;
        }

        public double HessianProduct(
            ReadOnlySpan<double> w, ReadOnlySpan<double> direction, Span<double> gradient, Span<double> product)
        {
            double residual = w[0] * w[1] * w[2] * w[3] - 1.2;
            for (int i = 0; i < 4; i++)
            {
                product[i] = 0;
                for (int j = 0; j < 4; j++)
                {
                    double second = i == j ? 0 : residual * Without(w, i, j);
                    product[i] += (Without(w, i, i) * Without(w, j, j) + second) * direction[j];
                }
            }

            return Gradient(w, gradient);
        }

        private static double Without(ReadOnlySpan<double> w, int i, int j)
        {
            double product = 1;
            for (int k = 0; k < 4; k++)
                product *= k == i || k == j ? 1 : w[k];
            return product;
        }
    }
}
