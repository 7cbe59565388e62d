namespace AutoDiffDSL.Generator.Tests.Snapshots;

/// <summary>
/// What users see: the generated method beside its source, one feature a test. The files are reviewed like source.
/// </summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void Straight_line() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Logistic
        {
            [Differentiable]
            public static double Loss(double weight, double bias, [NoDerivative] double x, [NoDerivative] double label)
            {
                double margin = label * (weight * x + bias);
                return Math.Log(1 + Math.Exp(-margin));
            }
        }
        """);

    [Fact]
    public void Branch() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Robust
        {
            [Differentiable(Modes = Modes.Jvp | Modes.Gradient)]
            public static double Huber(double residual, double width)
            {
                double loss;
                if (Math.Abs(residual) <= width)
                {
                    loss = 0.5 * residual * residual;
                }
                else
                {
                    loss = width * (Math.Abs(residual) - 0.5 * width);
                }

                return loss;
            }
        }
        """);

    [Fact]
    public void Reduction_loop() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Regression
        {
            [Differentiable]
            public static double Loss(
                ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] double y)
            {
                double s = 0;
                for (int i = 0; i < w.Length; i++) s += w[i] * x[i];
                return 0.5 * (s - y) * (s - y);
            }
        }
        """);

    [Fact]
    public void Loop_with_a_tape() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Pendulum
        {
            [Differentiable(Modes = Modes.Gradient)]
            public static double FinalAngle(double angle, double velocity, double damping, int steps)
            {
                const double h = 0.01;
                for (int k = 0; k < steps; k++)
                {
                    double acceleration = -Math.Sin(angle) - damping * velocity;
                    velocity += h * acceleration;
                    angle += h * velocity;
                }

                return angle;
            }
        }
        """);

    [Fact]
    public void Nested_loop() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Network
        {
            [Differentiable(Modes = Modes.Gradient)]
            public static double Loss(
                ReadOnlySpan<double> weights,
                ReadOnlySpan<double> output,
                [NoDerivative] ReadOnlySpan<double> input,
                double target)
            {
                double prediction = 0;
                for (int i = 0; i < output.Length; i++)
                {
                    double z = 0;
                    for (int j = 0; j < input.Length; j++)
                    {
                        z += weights[i * input.Length + j] * input[j];
                    }

                    prediction += output[i] * Math.Tanh(z);
                }

                double error = prediction - target;
                return 0.5 * error * error;
            }
        }
        """);

    [Fact]
    public void In_place_update() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Scan
        {
            [Differentiable(Modes = Modes.Jvp | Modes.Vjp)]
            public static void Smooth(Span<double> y, double decay)
            {
                for (int i = 1; i < y.Length; i++)
                {
                    y[i] = decay * y[i - 1] + (1 - decay) * y[i];
                }
            }
        }
        """);

    [Fact]
    public void Helper_call() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Likelihood
        {
            [Differentiable(Modes = Modes.Gradient)]
            public static double NegativeLog(double mean, double spread, [NoDerivative] ReadOnlySpan<double> samples)
            {
                double sum = 0;
                for (int i = 0; i < samples.Length; i++)
                {
                    sum += Square((samples[i] - mean) / spread);
                }

                return 0.5 * sum + samples.Length * Math.Log(spread);
            }

            private static double Square(double value) => value * value;
        }
        """);

    [Fact]
    public void Early_return() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Option
        {
            [Differentiable(Modes = Modes.Gradient)]
            public static double Payoff(double spot, double strike, double premium)
            {
                if (spot <= strike)
                {
                    return -premium;
                }

                double gain = spot - strike;
                return gain * gain / spot - premium;
            }
        }
        """);

    [Fact]
    public void Single_precision() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Kernels
        {
            [Differentiable(Modes = Modes.Gradient)]
            public static float Gaussian(
                ReadOnlySpan<float> center, [NoDerivative] ReadOnlySpan<float> point, float width)
            {
                float distance = 0f;
                for (int i = 0; i < center.Length; i++)
                {
                    float d = center[i] - point[i];
                    distance += d * d;
                }

                return MathF.Exp(-distance / (2f * width * width));
            }
        }
        """);

    [Fact]
    public void Several_parameters() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Kinetics
        {
            [Differentiable(Modes = Modes.Vjp)]
            public static double Rate(
                double factor,
                double energy,
                ReadOnlySpan<double> orders,
                [NoDerivative] ReadOnlySpan<double> amounts,
                [NoDerivative] double temperature)
            {
                double rate = factor * Math.Exp(-energy / (8.314 * temperature));
                for (int i = 0; i < orders.Length; i++)
                {
                    rate *= Math.Pow(amounts[i], orders[i]);
                }

                return rate;
            }
        }
        """);

    [Fact]
    public void Buffer_swap() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Heat
        {
            [Differentiable(Modes = Modes.Gradient)]
            public static double Energy(ReadOnlySpan<double> initial, double conductivity, int steps)
            {
                int n = initial.Length;
                Span<double> now = new double[n];
                Span<double> next = new double[n];
                initial.CopyTo(now);
                for (int k = 0; k < steps; k++)
                {
                    for (int i = 1; i < n - 1; i++)
                    {
                        next[i] = now[i] + conductivity * now[i] * (now[i - 1] - 2 * now[i] + now[i + 1]);
                    }

                    Span<double> old = now;
                    now = next;
                    next = old;
                }

                double energy = 0;
                for (int i = 0; i < n; i++)
                {
                    energy += now[i] * now[i];
                }

                return energy;
            }
        }
        """);

    [Fact]
    public void Parameters_by_reference() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Pendulum
        {
            [Differentiable]
            public static void Step(ref double angle, ref double velocity, in double damping, out double energy)
            {
                velocity -= 0.01 * (Math.Sin(angle) + damping * velocity);
                angle += 0.01 * velocity;
                energy = 0.5 * velocity * velocity - Math.Cos(angle);
            }
        }
        """);

    [Fact]
    public void Written_span_and_scratch() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Mesh
        {
            [Differentiable]
            public static void Relax(Span<double> y, [Scratch] Span<double> flux, double rate)
            {
                for (int i = 0; i + 1 < y.Length; i++)
                {
                    flux[i] = rate * (y[i + 1] - y[i]) * y[i];
                }

                for (int i = 0; i + 1 < y.Length; i++)
                {
                    y[i] += flux[i];
                }
            }
        }
        """);

    [Fact]
    public void Derivative_rule() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Classifier
        {
            [Differentiable]
            public static double Loss(ReadOnlySpan<double> scores, int label) =>
                LogSumExp(scores) - scores[label];

            private static double LogSumExp(ReadOnlySpan<double> x)
            {
                double largest = double.NegativeInfinity;
                foreach (double value in x) largest = Math.Max(largest, value);
                double sum = 0;
                foreach (double value in x) sum += Math.Exp(value - largest);
                return largest + Math.Log(sum);
            }

            [DerivativeOf(nameof(LogSumExp))]
            private static double LogSumExpRule(ReadOnlySpan<double> x, ReadOnlySpan<double> xDot)
            {
                double total = LogSumExp(x);
                double dot = 0;
                for (int i = 0; i < x.Length; i++) dot += Math.Exp(x[i] - total) * xDot[i];
                return dot;
            }
        }
        """);

    [Fact]
    public void Recursion() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Tree
        {
            [Differentiable]
            public static double Energy(ReadOnlySpan<double> leaves)
            {
                if (leaves.Length == 1)
                {
                    return leaves[0];
                }

                int half = leaves.Length / 2;
                double left = Energy(leaves[..half]);
                double right = Energy(leaves[half..]);
                return Math.Sqrt(left * left + right * right);
            }
        }
        """);

    [Fact]
    public void Switch() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public enum Payoff
        {
            Call,
            Put,
            Digital,
        }

        public static partial class Payoffs
        {
            [Differentiable(Modes = Modes.Jvp | Modes.Gradient)]
            public static double Smoothed(double spot, [NoDerivative] double strike, int kind)
            {
                double distance = spot - strike;
                return (Payoff)kind switch
                {
                    Payoff.Call => Math.Log(1 + Math.Exp(distance)),
                    Payoff.Put => Math.Log(1 + Math.Exp(-distance)),
                    Payoff.Digital => 1 / (1 + Math.Exp(-distance)),
                    _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, $"no payoff is called {kind}"),
                };
            }
        }
        """);

    [Fact]
    public void Foreach_with_guards() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Portfolio
        {
            [Differentiable(Modes = Modes.Gradient | Modes.Hvp)]
            public static double Growth(ReadOnlySpan<double> weights, [NoDerivative] double[] returns)
            {
                ArgumentNullException.ThrowIfNull(returns);
                ArgumentOutOfRangeException.ThrowIfNotEqual(returns.Length, weights.Length);
                double wealth = 1;
                foreach (double weight in weights)
                {
                    if (weight < 0)
                    {
                        throw new ArgumentException($"short position {weight:F2}", nameof(weights));
                    }

                    wealth += weight;
                }

                double total = 0;
                for (int i = 0; i < weights.Length; i++)
                {
                    total += weights[i] / wealth * returns[i];
                }

                return Math.Log(1 + total);
            }
        }
        """);

    [Fact]
    public void Open_number_type() => Snapshot.Verify("""
        using System;
        using System.Numerics;
        using AutoDiffDSL;

        public static partial class Sequence
        {
            [Differentiable(Modes = Modes.Gradient | Modes.Jacobian | Modes.Hvp)]
            public static T Energy<T>(ReadOnlySpan<T> weight, T input)
                where T : IFloatingPointIeee754<T>
            {
                T state = input;
                for (int i = 0; i < weight.Length; i++)
                {
                    state = T.Tanh(weight[i] * state) + T.CreateChecked(0.1) * state;
                }

                return state * state / T.CreateChecked(2);
            }
        }
        """);
}
