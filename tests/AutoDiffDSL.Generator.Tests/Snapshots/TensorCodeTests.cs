namespace AutoDiffDSL.Generator.Tests.Snapshots;

/// <summary>Generated code that works on tensors, as it is reviewed.</summary>
public sealed class TensorCodeTests
{
    [Fact]
    public void Tensors_in_the_signature() => Snapshot.Verify("""
        using System;
        using System.Numerics.Tensors;
        using AutoDiffDSL;

        public static partial class Head
        {
            [Differentiable]
            public static double Logit(
                Tensor<double> weights, in ReadOnlyTensorSpan<double> image, [NoDerivative] ReadOnlySpan<double> gains)
            {
                double logit = 0;
                for (nint i = 0; i < image.Lengths[0]; i++)
                {
                    double row = 0;
                    for (nint j = 0; j < image.Lengths[1]; j++)
                    {
                        row += weights[i, j] * image[i, j];
                    }

                    logit += gains[(int)i] * Math.Tanh(row);
                }

                return logit;
            }
        }
        """);

    [Fact]
    public void Functions_of_tensors() => Snapshot.Verify("""
        using System.Numerics.Tensors;
        using AutoDiffDSL;

        public static partial class Field
        {
            [Differentiable(Modes = Modes.Vjp)]
            public static double Energy(Tensor<double> u, [NoDerivative] Tensor<double> mass)
            {
                Tensor<double> force = Tensor.Subtract<double>(Tensor.Multiply<double>(mass, u), 0.5);
                return Tensor.Dot<double>(force, u);
            }
        }
        """);

    [Fact]
    public void Written_tensor() => Snapshot.Verify("""
        using System.Numerics.Tensors;
        using AutoDiffDSL;

        public static partial class Grid
        {
            [Differentiable(Modes = Modes.Jvp | Modes.Vjp)]
            public static void Relax(TensorSpan<double> u, double rate)
            {
                for (nint i = 1; i < u.Lengths[0] - 1; i++)
                {
                    for (nint j = 1; j < u.Lengths[1] - 1; j++)
                    {
                        double mean = (u[i - 1, j] + u[i + 1, j] + u[i, j - 1] + u[i, j + 1]) / 4;
                        u[i, j] += rate * (mean - u[i, j]);
                    }
                }
            }
        }
        """);

    [Fact]
    public void Loss_of_tensors() => Snapshot.Verify("""
        using System.Numerics.Tensors;
        using AutoDiffDSL;

        public static partial class Fit
        {
            [Loss(Modes = Modes.Gradient | Modes.Hvp)]
            public static double Loss(
                ReadOnlyTensorSpan<double> w, Tensor<float> scale, [NoDerivative] TensorSpan<double> targets)
            {
                double loss = 0;
                for (int i = 0; i < w.Lengths[0]; i++)
                {
                    double error = w[i, 0] * scale[i] - targets[i];
                    loss += error * error;
                }

                return loss;
            }
        }
        """);
}
