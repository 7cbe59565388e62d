namespace AutoDiffDSL.Generator.Tests.Snapshots;

/// <summary>What becomes of structs, tuples and matrices in signatures.</summary>
public sealed class SignatureCodeTests
{
    [Fact]
    public void Struct_by_value() => Snapshot.Verify("""
        using System.Numerics;
        using AutoDiffDSL;

        public struct Particle
        {
            public Vector2 Position;
            public double Mass;
            public int Kind;
        }

        public readonly record struct Spring(double Stiffness, double Rest);

        public static partial class Mechanics
        {
            [Differentiable]
            public static double Energy(Particle particle, Spring spring)
            {
                double stretch = particle.Position.Length() - spring.Rest;
                return particle.Mass + 0.5 * spring.Stiffness * stretch * stretch;
            }
        }
        """);

    [Fact]
    public void Struct_by_reference() => Snapshot.Verify("""
        using AutoDiffDSL;

        public struct Body
        {
            public double Position;
            public double Velocity { get; set; }
        }

        public static partial class Orbit
        {
            [Differentiable]
            public static void Step(ref Body body, in double step)
            {
                body.Velocity -= step * body.Position;
                body.Position += step * body.Velocity;
            }
        }
        """);

    [Fact]
    public void Struct_in_a_call() => Snapshot.Verify("""
        using AutoDiffDSL;

        public record struct State(double Angle, double Velocity);

        public static partial class Pendulum
        {
            [Differentiable(Modes = Modes.Gradient)]
            public static double Final(State state, double damping)
            {
                for (int i = 0; i < 100; i++) state = Step(state, damping);
                return state.Angle;
            }

            [Checkpoint]
            private static State Step(State state, double damping)
            {
                double velocity = state.Velocity - 0.1 * (System.Math.Sin(state.Angle) + damping * state.Velocity);
                return new State(state.Angle + 0.1 * velocity, velocity);
            }
        }
        """);

    [Fact]
    public void Struct_with_arrays() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public struct Neuron
        {
            public double[] Weights;
            public double Bias;
        }

        public static partial class Activation
        {
            [Differentiable(Modes = Modes.Vjp | Modes.Gradient)]
            public static double Output(Neuron neuron, [NoDerivative] ReadOnlySpan<double> x)
            {
                double sum = neuron.Bias;
                for (int i = 0; i < x.Length; i++) sum += neuron.Weights[i] * x[i];
                return Math.Tanh(sum);
            }
        }
        """);

    [Fact]
    public void Complex_number_returned() => Snapshot.Verify("""
        using System.Numerics;
        using AutoDiffDSL;

        public static partial class Filter
        {
            [Differentiable]
            public static Complex Response(Complex z, double gain) => gain * z / (z + 1);
        }
        """);

    [Fact]
    public void Tuple_returned() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public enum Unit { Radians, Degrees }

        public static partial class Polar
        {
            [Differentiable]
            public static (double X, double Y, bool IsUpper) Cartesian((double Radius, double Angle) p, Unit unit)
            {
                double angle = unit == Unit.Degrees ? p.Angle * (Math.PI / 180) : p.Angle;
                double y = p.Radius * Math.Sin(angle);
                return (p.Radius * Math.Cos(angle), y, y > 0);
            }
        }
        """);

    [Fact]
    public void Matrix() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Design
        {
            [Differentiable(Modes = Modes.Vjp | Modes.Gradient)]
            public static double Trace(double[,] m)
            {
                double sum = 0;
                for (int i = 0; i < m.GetLength(0); i++) sum += m[i, i] * m[i, i];
                return sum;
            }
        }
        """);

    [Fact]
    public void Span_of_structs() => Snapshot.Verify("""
        using System;
        using System.Numerics;
        using AutoDiffDSL;

        public static partial class Mesh
        {
            [Differentiable(Modes = Modes.Jvp | Modes.Vjp)]
            public static void Scale(Span<Vector2> points, float by)
            {
                for (int i = 0; i < points.Length; i++) points[i] *= by;
            }
        }
        """);

    [Fact]
    public void Array_returned() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Features
        {
            [Differentiable]
            public static double[] Powers(double x, int count)
            {
                var powers = new double[count];
                double power = 1;
                for (int i = 0; i < powers.Length; i++)
                {
                    power *= x;
                    powers[i] = power;
                }

                return powers;
            }
        }
        """);

    [Fact]
    public void Instance_method() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public readonly partial struct Morse(double depth, double width)
        {
            private readonly double _depth = depth;

            public double Width { get; } = width;

            [Differentiable(Modes = Modes.Jvp | Modes.Gradient)]
            public double Energy(double distance)
            {
                double rise = 1 - Math.Exp(-Width * distance);
                return _depth * rise * rise;
            }
        }
        """);

    [Fact]
    public void Span_of_mixed_structs() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public struct Particle
        {
            public double Position;
            public int Kind;
            public double Speed { get; set; }
        }

        public static partial class Swarm
        {
            [Differentiable(Modes = Modes.Jvp | Modes.Vjp)]
            public static void Move(Span<Particle> particles, ReadOnlySpan<(double Low, double High)> bounds)
            {
                for (int i = 0; i < particles.Length; i++)
                {
                    particles[i].Position += bounds[i].Low * particles[i].Speed * particles[i].Kind;
                }
            }
        }
        """);
}
