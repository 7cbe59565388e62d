using AutoDiffDSL.Checking;

namespace AutoDiffDSL.Tests.Checking;

public sealed class RandomFunctionTests
{
    private const int Functions = 400;

    [Fact]
    public void No_right_gradient_of_a_random_function_is_refused()
    {
        for (int seed = 0; seed < Functions; seed++)
        {
            var function = new RandomFunction(seed);
            GradientCheckResult result = GradientCheck.Of(function, function.Point);
            Assert.True(result.Passed, $"function {seed}: {result.Explain()}");
        }
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(-1.0)]
    [InlineData(0.0)]
    [InlineData(1.0001)]
    public void No_wrong_coordinate_of_a_random_gradient_is_accepted(double factor)
    {
        for (int seed = 0; seed < Functions; seed++)
        {
            var function = new RandomFunction(seed);
            double[] gradient = new double[function.Dimension];
            function.Gradient(function.Point, gradient);

            // A coordinate that matters: one whose part of the value is not lost in it.
            int coordinate = seed % function.Dimension;
            double part = Math.Abs(gradient[coordinate] * function.Point[coordinate]);
            if (part < 1e-3 * Math.Abs(function.Value(function.Point)))
                continue;
            var wrong = new DelegateObjective(
                function.Dimension,
                x => function.Value(x),
                x =>
                {
                    var result = new double[function.Dimension];
                    function.Gradient(x, result);
                    result[coordinate] *= factor;
                    return result;
                });
            Assert.False(GradientCheck.Of(wrong, function.Point).Passed, $"function {seed}");
        }
    }

    /// <summary>A sum of simple functions of linear forms, at random scales of value and coordinates.</summary>
    private sealed class RandomFunction : IObjective
    {
        private readonly double[] _weights;
        private readonly double[,] _forms;
        private readonly int[] _kinds;

        public RandomFunction(int seed)
        {
            var random = new Random(seed);
            Dimension = random.Next(1, 6);
            int terms = random.Next(1, 8);
            double scale = Math.Pow(10, random.Next(-20, 20));
            _weights = [.. Enumerable.Range(0, terms).Select(_ => scale * (random.NextDouble() - 0.5))];
            _kinds = [.. Enumerable.Range(0, terms).Select(_ => random.Next(6))];
            Point = new double[Dimension];
            _forms = new double[terms, Dimension];
            for (int i = 0; i < Dimension; i++)
            {
                double unit = Math.Pow(10, random.Next(-6, 7));
                Point[i] = unit * (random.NextDouble() - 0.5);
                for (int term = 0; term < terms; term++)
                    _forms[term, i] = 3 * (random.NextDouble() - 0.5) / unit;
            }
        }

        public int Dimension { get; }

        public double[] Point { get; }

        public double Value(ReadOnlySpan<double> x) => Evaluate(x, default);

        public double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
        {
            gradient.Clear();
            return Evaluate(x, gradient);
        }

        private double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double value = 0;
            for (int term = 0; term < _weights.Length; term++)
            {
                double t = 0;
                for (int i = 0; i < Dimension; i++)
                    t += _forms[term, i] * x[i];
                (double f, double slope) = _kinds[term] switch
                {
                    0 => (Math.Sin(t), Math.Cos(t)),
                    1 => (Math.Exp(t), Math.Exp(t)),
                    2 => (t * t, 2 * t),
                    3 => (Math.Tanh(t), 1 / (Math.Cosh(t) * Math.Cosh(t))),
                    4 => (t * t * t, 3 * t * t),
                    _ => (Math.Log(1 + t * t), 2 * t / (1 + t * t)),
                };
                value += _weights[term] * f;
                for (int i = 0; i < gradient.Length; i++)
                    gradient[i] += _weights[term] * slope * _forms[term, i];
            }

            return value;
        }
    }
}
