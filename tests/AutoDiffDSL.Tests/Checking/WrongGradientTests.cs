using AutoDiffDSL.Checking;

namespace AutoDiffDSL.Tests.Checking;

public sealed class WrongGradientTests
{
    private static readonly double[] s_point = [0.3, -1.2, 2.5, 0.9];

    public static TheoryData<string, double> Mistakes
    {
        get
        {
            var data = new TheoryData<string, double>();
            foreach (double scale in new[] { 1e-100, 1e-8, 1, 1e8, 1e100 })
            {
                foreach (string mistake in new[] { "sign", "factor", "coordinate", "term", "zero", "small", "adds" })
                    data.Add(mistake, scale);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Is_refused_at_any_scale(string mistake, double scale)
    {
        GradientCheckResult result = GradientCheck.Of(new Mistaken(mistake, scale), s_point);
        Assert.False(result.Passed, result.Explain());
        GradientCheckException error = Assert.Throws<GradientCheckException>(result.ThrowIfFailed);
        Assert.Contains("Failed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_wrong_coordinate_is_named()
    {
        GradientCheckResult result = GradientCheck.Of(new Mistaken("coordinate", 1), s_point);
        Assert.Equal(2, result.Worst.Coordinate);
        Assert.Contains("coordinate 2", result.Explain(), StringComparison.Ordinal);
        Assert.Equal(0.1 * Math.Exp(0.25), result.Worst.Expected, 1e-9);
        Assert.Equal(0.101 * Math.Exp(0.25), result.Worst.Actual, 1e-9);
        Assert.NotEmpty(result.Worst.Steps);
        Assert.InRange(result.Worst.BestStep, 1e-9, 1e-1);
    }

    [Fact]
    public void A_wrong_sign_is_said_to_be_one() =>
        Assert.Contains(
            "sign is wrong", GradientCheck.Of(new Mistaken("sign", 1), s_point).Explain(), StringComparison.Ordinal);

    [Fact]
    public void A_wrong_coordinate_among_more_than_are_moved_one_by_one_is_found_by_the_random_directions()
    {
        const int N = 500;
        var objective = new DelegateObjective(
            N,
            x => x.Sum(t => t * t),
            x => [.. x.Select((t, i) => i == 321 ? 2.1 * t : 2 * t)]);
        double[] point = [.. Enumerable.Range(1, N).Select(i => Math.Sin(i))];
        var options = new GradientCheckOptions { MaxCoordinates = 5 };
        GradientCheckResult result = GradientCheck.Of(objective, point, options);
        Assert.False(result.Passed);
        Assert.Contains(
            "random directions", result.Checks.Single(c => c.Verdict == CheckVerdict.Failed).Property,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_tiny_coordinate_with_the_wrong_sign_beside_large_ones_is_found()
    {
        var objective = new DelegateObjective(
            2, x => 1e6 * x[0] * x[0] + 1e-6 * x[1], x => [2e6 * x[0], -1e-6]);
        Assert.False(GradientCheck.Of(objective, [2, 5]).Passed);
    }

    [Fact]
    public void A_gradient_that_is_not_zero_at_a_minimum_is_found() =>
        Assert.False(GradientCheck.Of(new DelegateObjective(1, x => x[0] * x[0], _ => [1e-9]), [0]).Passed);

    [Fact]
    public void A_zero_gradient_of_a_slow_function_is_found() =>
        Assert.False(GradientCheck.Of(new DelegateObjective(1, x => 1 + 1e-9 * x[0], _ => [0]), [1]).Passed);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_gradient_that_is_not_finite_is_refused(double bad) =>
        Assert.False(GradientCheck.Of(new DelegateObjective(2, x => x.Sum(), _ => [1, bad]), [1, 2]).Passed);

    [Fact]
    public void A_value_that_is_NaN_is_refused() =>
        Assert.False(GradientCheck.Of(new DelegateObjective(1, _ => double.NaN, _ => [0]), [1]).Passed);

    [Fact]
    public void Differences_that_resolve_nothing_are_no_pass()
    {
        var random = new Random(1);
        var noise = new DelegateObjective(1, x => x[0] + random.NextDouble(), _ => [1]);
        var value = 0.5;
        var objective = new NoisyObjective(noise, value);
        Assert.False(GradientCheck.Of(objective, [1]).Passed);
    }

    [Fact]
    public void A_point_of_the_wrong_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => GradientCheck.Of(new Mistaken("sign", 1), [1.0]));

    /// <summary>The value is noisy; what is returned beside the gradient is not.</summary>
    private sealed class NoisyObjective(DelegateObjective inner, double value) : IObjective
    {
        private int _calls;

        public int Dimension => 1;

        public double Value(ReadOnlySpan<double> parameters) => _calls++ == 0 ? value : inner.Value(parameters);

        public double Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            inner.Gradient(parameters, gradient);
            return value;
        }
    }

    private sealed class Mistaken(string mistake, double scale) : IObjective
    {
        public int Dimension => 4;

        public double Value(ReadOnlySpan<double> x) =>
            scale * (Math.Sin(x[0]) * x[1] + Math.Exp(0.1 * x[2]) + x[3] * x[3] * x[0]);

        public double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double[] right =
            [
                scale * (Math.Cos(x[0]) * x[1] + x[3] * x[3]),
                scale * Math.Sin(x[0]),
                scale * 0.1 * Math.Exp(0.1 * x[2]),
                scale * 2 * x[3] * x[0],
            ];
            for (int i = 0; i < 4; i++)
            {
                gradient[i] = mistake switch
                {
                    "sign" => -right[i],
                    "factor" => 2 * right[i],
                    "coordinate" when i == 2 => right[i] * 1.01,
                    "term" when i == 0 => scale * Math.Cos(x[0]) * x[1],
                    "zero" => 0,
                    "small" when i == 1 => right[i] * (1 + 1e-4),
                    "adds" => gradient[i] + right[i],
                    _ => right[i],
                };
            }

            return Value(x);
        }
    }
}
