namespace AutoDiffDSL.Optimizers.Tests;

public sealed class StabilityPolynomialTests
{
    public static TheoryData<double, double> Settings
    {
        get
        {
            var data = new TheoryData<double, double>();
            foreach (double stepSize in new[] { 1e-8, 0.01, 0.4, 7 })
            {
                foreach (double momentum in new[] { 0, 0.1, 0.5, 0.9, 0.99, 0.9999 })
                    data.Add(stepSize, momentum);
            }

            return data;
        }
    }

    [Theory]
    [InlineData(1e-8)]
    [InlineData(0.4)]
    [InlineData(7)]
    public void Gradient_descent_is_stable_up_to_two_over_the_step_size(double eta) =>
        Near(2 / eta, new GradientDescent(eta));

    [Theory]
    [MemberData(nameof(Settings))]
    public void Polyak_momentum_is_stable_up_to_two_plus_two_beta_over_the_step_size(double eta, double beta) =>
        Near((2 + 2 * beta) / eta, new PolyakMomentum(eta, beta));

    [Theory]
    [MemberData(nameof(Settings))]
    public void Nesterov_momentum_has_its_smaller_threshold(double eta, double beta) =>
        Near((2 + 2 * beta) / ((1 + 2 * beta) * eta), new NesterovMomentum(eta, beta));

    [Fact]
    public void An_exponential_average_of_gradients_has_the_threshold_38_over_the_step_size_at_nine_tenths() =>
        Near(38 / 0.001, new Chain(new Scale(1 - 0.9), new Trace(0.9), new Scale(-0.001)));

    [Fact]
    public void Adam_has_the_same_threshold_on_the_preconditioned_Hessian() => Near(38 / 0.001, new Adam(0.001));

    [Fact]
    public void Decoupled_decay_keeps_a_polynomial_and_a_penalty_before_a_preconditioner_claims_none()
    {
        Near((2 - 0.1 * 0.3) * 1.9 / (0.1 * 0.1), new AdamW(0.1, 0.3));
        Assert.Null(new Chain(new WeightDecay(0.3), new ScaleByAdam(), new Scale(-0.1)).StabilityPolynomial());
    }

    [Fact]
    public void Polynomials_are_the_published_ones()
    {
        StabilityPolynomial polyak = new PolyakMomentum(0.5, 0.25).StabilityPolynomial()!;
        Assert.Equal([0.25, -1.25, 1], polyak.Fixed.ToArray());
        Assert.Equal([0, 0.5], polyak.PerCurvature.ToArray());

        StabilityPolynomial nesterov = new NesterovMomentum(0.5, 0.25).StabilityPolynomial()!;
        Assert.Equal([-0.125, 0.625], nesterov.PerCurvature.ToArray());
    }

    [Fact]
    public void Weight_decay_lowers_the_threshold_by_its_rate() =>
        Near(2 / 0.1 - 0.5, new Chain(new WeightDecay(0.5), new Scale(-0.1)));

    [Fact]
    public void Decoupled_weight_decay_after_momentum_differs_from_a_penalty_before_it()
    {
        // At z = -1: 2 - 2c s / (1 + b) * ... the penalty shifts the curvature, decoupled decay shifts the factor.
        const double S = 0.1;
        const double B = 0.5;
        const double R = 0.3;
        Near((2 + 2 * B) / S - R, new Chain(new WeightDecay(R), new Trace(B), new Scale(-S)));
        Near((2 - S * R) * (1 + B) / S, new Chain(new Trace(B), new WeightDecay(R), new Scale(-S)));
    }

    [Fact]
    public void A_complex_pair_that_leaves_the_circle_first_decides()
    {
        // Gradients one step late: z (z - 1) + s c. The roots' product is s c, so they leave at s c = 1, as a pair.
        Near(1 / 0.2, new Delayed(0.2));
    }

    [Fact]
    public void What_grows_at_any_curvature_has_threshold_zero() =>
        Assert.Equal(0, new Chain(new Scale(0.1)).StabilityPolynomial()!.Threshold);

    [Fact]
    public void What_is_stable_at_every_curvature_has_an_infinite_threshold() =>
        Assert.Equal(double.PositiveInfinity, new StabilityPolynomial([-0.5, 1], []).Threshold);

    [Theory]
    [MemberData(nameof(Settings))]
    public void Iterates_shrink_just_below_the_threshold_and_grow_just_above(double eta, double beta)
    {
        foreach (IUpdateTransform optimizer in
            new IUpdateTransform[] { new PolyakMomentum(eta, beta), new NesterovMomentum(eta, beta) })
        {
            double threshold = optimizer.StabilityPolynomial()!.Threshold;
            Assert.True(LongRun(optimizer, 0.99 * threshold) < 0.9, optimizer.Name);
            Assert.True(LongRun(optimizer, 1.01 * threshold) > 10, optimizer.Name);
        }
    }

    [Fact]
    public void The_spectral_radius_is_the_rate_of_convergence()
    {
        // Condition number 10 at the best fixed step: ((10 - 1) / (10 + 1))^2 in the value.
        StabilityPolynomial polynomial = new GradientDescent(2.0 / 11).StabilityPolynomial()!;
        Assert.Equal(0.669421, Math.Pow(polynomial.SpectralRadius(1), 2), 6);
        Assert.Equal(0.669421, Math.Pow(polynomial.SpectralRadius(10), 2), 6);
        Assert.Equal(Math.Sqrt(0.9), new PolyakMomentum(0.1, 0.9).StabilityPolynomial()!.SpectralRadius(3), 12);
    }

    [Fact]
    public void The_Schur_Cohn_test_agrees_with_the_roots_of_random_polynomials()
    {
        var random = new Random(5);
        int stable = 0;
        for (int trial = 0; trial < 5000; trial++)
        {
            int degree = random.Next(1, 6);
            double[] p = [.. Enumerable.Range(0, degree).Select(_ => 1.2 * (random.NextDouble() - 0.5)), 1];
            double radius = Polynomial.Roots(p).Max(root => root.Magnitude);
            if (Math.Abs(radius - 1) < 1e-6)
                continue;
            Assert.Equal(radius < 1, SchurCohn.IsStable(p));
            stable += radius < 1 ? 1 : 0;
        }

        Assert.InRange(stable, 500, 4500);
    }

    [Fact]
    public void The_threshold_of_random_recursions_agrees_with_a_scan_of_the_roots()
    {
        var random = new Random(6);
        int finite = 0;
        for (int trial = 0; trial < 200; trial++)
        {
            int degree = random.Next(1, 5);
            double[] fixedPart = [.. Enumerable.Range(0, degree).Select(_ => 0.8 * (random.NextDouble() - 0.5)), 1];
            double[] perCurvature = [.. Enumerable.Range(0, degree).Select(_ => random.NextDouble() - 0.5)];
            var polynomial = new StabilityPolynomial(fixedPart, perCurvature);
            double threshold = polynomial.Threshold;
            if (threshold == 0)
            {
                Assert.True(polynomial.SpectralRadius(1e-9) >= 1);
                continue;
            }

            Assert.True(double.IsFinite(threshold));
            finite++;
            Assert.True(polynomial.SpectralRadius(threshold * (1 + 1e-3)) > 1);
            for (int i = 1; i < 100; i++)
                Assert.True(polynomial.SpectralRadius(threshold * i / 100) < 1 + 1e-9);
        }

        Assert.True(finite > 100);
    }

    [Fact]
    public void A_response_that_looks_into_the_future_is_refused() =>
        Assert.Throws<ArgumentException>(() => new TransferFunction([0, 0, 1], [1, 1]));

    private static void Near(double expected, IUpdateTransform optimizer) =>
        Assert.Equal(1, optimizer.StabilityPolynomial()!.Threshold / expected, 1e-12);

    /// <summary>The size of the iterate after many steps from 1 on a quadratic of one coordinate.</summary>
    private static double LongRun(IUpdateTransform optimizer, double curvature)
    {
        double[] parameters = [1];
        OptimizerState state = optimizer.Init(parameters);
        double size = 1;
        for (int step = 0; step < 2_000_000 && size is > 1e-10 and < 1e10; step++)
        {
            optimizer.Step(state, parameters, 0, [curvature * parameters[0]]);
            size = Math.Abs(parameters[0]) + Math.Abs(state.Memory[0] / curvature);
        }

        return size;
    }

    /// <summary>Applies the gradient of the step before.</summary>
    private sealed class Delayed(double stepSize) : IUpdateTransform
    {
        public string Name => "delayed";

        public int StateLength(int dimension) => dimension;

        public void Update(in UpdateContext context, Span<double> update, Span<double> state)
        {
            for (int i = 0; i < update.Length; i++)
                (state[i], update[i]) = (update[i], -stepSize * state[i]);
        }

        public LinearResponse Response(long step) => new(new TransferFunction([-stepSize], [0, 1]));

        LinearResponse? IUpdateTransform.Response(long step) => Response(step);
    }
}
