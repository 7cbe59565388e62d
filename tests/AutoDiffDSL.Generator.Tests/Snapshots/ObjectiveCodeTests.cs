namespace AutoDiffDSL.Generator.Tests.Snapshots;

/// <summary>The objective classes that <c>[Loss]</c> adds.</summary>
public sealed class ObjectiveCodeTests
{
    [Fact]
    public void Loss_of_one_sample() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Linear
        {
            [Loss(PerSample = true)]
            public static double Squared(
                ReadOnlySpan<double> w, double bias, [Sample] ReadOnlySpan<double> x, [Sample] double y)
            {
                double prediction = bias;
                for (int i = 0; i < x.Length; i++)
                {
                    prediction += w[i] * x[i];
                }

                return 0.5 * (prediction - y) * (prediction - y);
            }
        }
        """);

    [Fact]
    public void Loss_over_a_data_set() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Curve
        {
            [Loss]
            public static double Exponential(
                double amplitude,
                double rate,
                [NoDerivative] ReadOnlySpan<double> t,
                [NoDerivative] ReadOnlySpan<double> y)
            {
                double sum = 0;
                for (int i = 0; i < t.Length; i++)
                {
                    double error = amplitude * Math.Exp(-rate * t[i]) - y[i];
                    sum += error * error;
                }

                return sum / t.Length;
            }
        }
        """);

    [Fact]
    public void Loss_with_third_derivatives() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public static partial class Valley
        {
            [Loss(Modes = Modes.Gradient | Modes.Hvp | Modes.Third)]
            public static double Cubic(ReadOnlySpan<double> w, double offset)
            {
                double sum = 0;
                for (int i = 0; i < w.Length; i++)
                {
                    sum += (w[i] - offset) * (w[i] - offset) * (w[i] - offset);
                }

                return sum;
            }
        }
        """);

    [Fact]
    public void Loss_of_structs() => Snapshot.Verify("""
        using System;
        using System.Numerics;
        using AutoDiffDSL;

        public record struct Line(double Slope, double Offset);

        public struct Layer
        {
            public double[] Weights;
            public float Bias;
            public int Kind;
        }

        public static partial class Fit
        {
            [Loss(Modes = Modes.Vjp | Modes.Gradient | Modes.Hvp)]
            public static double Error(Line line, ReadOnlySpan<Vector2> points, double[,] m, (Complex Z, double R) t, [NoDerivative] Line target)
            {
                double error = line.Slope * points[0].X + line.Offset - target.Slope * m[0, 1];
                return error * error + t.Z.Real * t.R;
            }

            [Loss(PerSample = true)]
            public static double Output(Layer layer, [Sample] (double X, double Y) sample)
            {
                double error = layer.Weights[layer.Kind] * sample.X + layer.Bias - sample.Y;
                return error * error;
            }
        }
        """);

    [Fact]
    public void Loss_of_elements() => Snapshot.Verify("""
        using System;
        using AutoDiffDSL;

        public record struct Term(double Factor, int Power, [NoDerivative] double Scale);

        public static partial class Series
        {
            [Loss(PerSample = true, Modes = Modes.Vjp | Modes.Gradient)]
            public static double Error(ReadOnlySpan<Term> terms, double offset, [Sample] double[] x)
            {
                double sum = offset;
                for (int i = 0; i < terms.Length; i++)
                {
                    sum += terms[i].Factor * x[terms[i].Power] * terms[i].Scale;
                }

                return sum * sum;
            }
        }
        """);
}
