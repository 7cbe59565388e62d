namespace AutoDiffDSL.Generator.Tests.Snapshots;

/// <summary>Second and third derivatives.</summary>
public sealed class HigherOrderCodeTests
{
    [Fact]
    public void Hessian_vector_product() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Valley
        {
            [Differentiable(Modes = Modes.Hvp)]
            public static double Rosenbrock(ReadOnlySpan<double> x)
            {
                double sum = 0;
                for (int i = 0; i + 1 < x.Length; i++)
                {
                    double slack = x[i + 1] - x[i] * x[i];
                    sum += 100 * slack * slack + (1 - x[i]) * (1 - x[i]);
                }

                return sum;
            }
        }
        """);

    [Fact]
    public void Third_order() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Neuron
        {
            [Differentiable(Modes = Modes.Third)]
            public static double Loss(
                ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] double y)
            {
                double s = 0;
                for (int i = 0; i < w.Length; i++)
                {
                    s += w[i] * x[i];
                }

                double error = Math.Tanh(s) - y;
                return error * error;
            }
        }
        """);

    /// <summary>A call has a derivative along each direction, and along both.</summary>
    [Fact]
    public void Third_order_through_a_call() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Cascade
        {
            [Differentiable(Modes = Modes.Third)]
            public static double Gain(double x, int stages) =>
                stages == 0 ? x : Math.Sin(x) * Gain(x * x, stages - 1);
        }
        """);

    [Fact]
    public void Dense_matrices() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Polynomial
        {
            [Differentiable(Modes = Modes.Jacobian | Modes.Hessian)]
            public static double Value(ReadOnlySpan<double> coefficients, double x)
            {
                double value = 0;
                for (int i = coefficients.Length - 1; i >= 0; i--)
                {
                    value = value * x + coefficients[i];
                }

                return value;
            }

            [Differentiable(Modes = Modes.Jacobian)]
            public static void Scale(Span<double> cells, double factor)
            {
                for (int i = 0; i < cells.Length; i++)
                {
                    cells[i] *= factor * factor;
                }
            }
        }
        """);

    [Fact]
    public void Dense_matrices_of_structs() => Snapshot.Verify("""
        using System;
        using System.Numerics;
        using AutoDiffDSL;

        public record struct Spring(double Stiffness, [NoDerivative] double Rest);

        public struct Body
        {
            public Complex Position;
            public double[] Masses;
        }

        public static partial class Chain
        {
            [Differentiable(Modes = Modes.Hessian)]
            public static double Energy(ReadOnlySpan<Complex> points, Spring spring, double[,] weights)
            {
                double sum = 0;
                for (int i = 1; i < points.Length; i++)
                {
                    double stretch = Complex.Abs(points[i] - points[i - 1]) - spring.Rest;
                    sum += spring.Stiffness * weights[i, 0] * stretch * stretch;
                }

                return sum;
            }

            [Differentiable(Modes = Modes.Jacobian)]
            public static (double Kinetic, double Size) Move(Body body, ref Complex velocity, Span<double> forces)
            {
                for (int i = 0; i < forces.Length; i++)
                {
                    velocity += forces[i] / body.Masses[i];
                    forces[i] *= body.Position.Real;
                }

                return (velocity.Real * velocity.Real, Complex.Abs(body.Position));
            }
        }
        """);

    [Fact]
    public void Dense_matrix_of_elements_in_place() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public struct Swarm
        {
            public (double Place, int Kind)[] Members;
            public double Scale;
        }

        public static partial class Flock
        {
            [Differentiable(Modes = Modes.Jacobian)]
            public static void Step(ref Swarm swarm, double by)
            {
                for (int i = 1; i < swarm.Members.Length; i++)
                {
                    swarm.Members[i].Place += by * swarm.Scale * swarm.Members[i - 1].Place;
                }
            }
        }
        """);
}
