namespace AutoDiffDSL.Generator.Tests.Snapshots;

/// <summary>Generated code that runs over collections of data, as it is reviewed.</summary>
public sealed class CollectionCodeTests
{
    [Fact]
    public void List_of_constants() => Snapshot.Verify("""
        using System;
        using System.Collections.Generic;
        using AutoDiffDSL;

        public static partial class Kinetics
        {
            [Differentiable(Modes = Modes.Gradient | Modes.Hvp)]
            public static double Misfit(
                double rate,
                double offset,
                [NoDerivative] List<double> times,
                [NoDerivative] IReadOnlyList<double> signals)
            {
                double sum = 0;
                for (int i = 0; i < times.Count; i++)
                {
                    double residual = offset + Math.Exp(-rate * times[i]) - signals[i];
                    sum += residual * residual;
                }

                return sum / times.Count;
            }
        }
        """);

    [Fact]
    public void Deconstruction_in_a_loop() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public readonly record struct Spring(double Stiffness, double Length);

        public static partial class Lattice
        {
            [Differentiable(Modes = Modes.Vjp | Modes.Gradient)]
            public static double Energy(ReadOnlySpan<double> positions, [NoDerivative] ReadOnlySpan<Spring> springs)
            {
                double energy = 0;
                int i = 0;
                foreach (var (stiffness, length) in springs)
                {
                    double strain = positions[i + 1] - positions[i] - length;
                    energy += stiffness * strain * strain / 2;
                    i++;
                }

                return energy;
            }
        }
        """);

    [Fact]
    public void Indices_of_native_size() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Rod
        {
            [Differentiable(Modes = Modes.Vjp | Modes.Gradient)]
            public static double Energy(double[] heights, [NoDerivative] double[] loads)
            {
                nint n = heights.Length;
                double energy = 0;
                for (nint i = 1; i < n - 1; i++)
                {
                    double curvature = heights[i - 1] - 2 * heights[i] + heights[i + 1];
                    energy += curvature * curvature - loads[i] * Math.Sin(heights[i]) / (n - i);
                }

                return energy;
            }
        }
        """);
}
