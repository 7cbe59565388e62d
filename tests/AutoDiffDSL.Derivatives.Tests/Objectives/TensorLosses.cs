using System.Numerics;
using System.Numerics.Tensors;

namespace AutoDiffDSL.Derivatives.Tests.Objectives;

/// <summary>Losses whose parameters and data are tensors.</summary>
public static partial class TensorLosses
{
    /// <summary>A layer whose scale is no parameter.</summary>
    public struct Layer
    {
        public Tensor<double> Weights;
        public Tensor<double> Bias;

        [NoDerivative]
        public double Scale;
    }

    /// <summary>The class, and spans that are written by nobody, of two number types.</summary>
    [Loss(Modes = Modes.Vjp | Modes.Gradient | Modes.Hvp | Modes.Third)]
    public static double Bilinear(
        Tensor<double> w, in ReadOnlyTensorSpan<double> left, TensorSpan<double> right, [NoDerivative] Tensor<double> y)
    {
        double error = 0;
        for (int i = 0; i < w.Lengths[0]; i++)
            for (int j = 0; j < w.Lengths[1]; j++) error += left[i] * w[i, j] * right[j] - y[i] * y[j];
        return error * error;
    }

    [Loss]
    public static double OfLayer(Layer layer, float offset, [NoDerivative] ReadOnlyTensorSpan<double> x, TensorSpan<int> order)
    {
        double loss = offset * offset;
        for (nint i = 0; i < layer.Weights.Lengths[0]; i++)
        {
            double a = layer.Bias[i];
            for (nint j = 0; j < x.Lengths[0]; j++) a += layer.Weights[i, order[j]] * x[j];
            loss += Math.Tanh(a) * layer.Scale * offset;
        }

        return loss;
    }

    [Loss]
    public static float Singles(Tensor<float> cube)
    {
        float sum = 0;
        foreach (float v in cube) sum += v * v * v;
        return sum * cube[0, 1, 1];
    }

    [Loss(PerSample = true)]
    public static double Sampled(
        Tensor<double> w, [NoDerivative] Tensor<double> scale, [Sample] Tensor<double> image, [Sample] double target)
    {
        double a = -target;
        for (int i = 0; i < w.Lengths[0]; i++)
            for (int j = 0; j < w.Lengths[1]; j++) a += w[i, j] * image[i, j] * scale[j];
        return a * a;
    }

    [Loss]
    public static T OfAnyNumber<T>(Tensor<T> w, [NoDerivative] Tensor<T> x)
        where T : IFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < w.Lengths[0]; i++) sum += T.Exp(w[i] * x[i]);
        return sum * sum;
    }
}
