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
}
