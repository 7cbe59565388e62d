using System.Numerics.Tensors;
using AutoDiffDSL.Derivatives.Tests.Harness;
using AutoDiffDSL.Tape;
using Cells = AutoDiffDSL.Tape.Cells;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>Primals over tensors with derivatives written by hand, some wrong on purpose.</summary>
internal static class HandWrittenTensors
{
    /// <summary>Weights of a layer, and what they are scaled by.</summary>
    public record struct Layer(Tensor<double> Weight, double Scale, [NoDerivative] Tensor<double> Mask);

    [Length("w", 2, 3)]
    [Length("x", 3)]
    public static double Loss(Tensor<double> w, in ReadOnlyTensorSpan<double> x)
    {
        double sum = 0;
        for (nint i = 0; i < w.Lengths[0]; i++)
            for (nint j = 0; j < x.Lengths[0]; j++) sum += (i + 2 * j + 1) * w[i, j] * x[j] * x[j];
        return sum;
    }

    public static double LossJvp(
        Tensor<double> w,
        ReadOnlyTensorSpan<double> wDot,
        in ReadOnlyTensorSpan<double> x,
        ReadOnlyTensorSpan<double> xDot,
        out double lossDot)
    {
        Guard.SameShape(w, wDot, nameof(wDot), nameof(w));
        Guard.SameShape<double>(x, xDot, nameof(xDot), nameof(x));
        lossDot = 0;
        for (nint i = 0; i < w.Lengths[0]; i++)
            for (nint j = 0; j < x.Lengths[0]; j++)
                lossDot += (i + 2 * j + 1) * (wDot[i, j] * x[j] * x[j] + 2 * w[i, j] * x[j] * xDot[j]);
        return Loss(w, x);
    }

    public static double LossVjp(
        Tensor<double> w,
        ReadOnlyTensorSpan<double> x,
        double lossBar,
        TensorSpan<double> wBar,
        TensorSpan<double> xBar)
    {
        Span<double> w1 = Cells.Of(w), w1Bar = Cells.Of(wBar), x1Bar = Cells.Of(xBar);
        ReadOnlySpan<double> x1 = Cells.Of(x);
        for (int i = 0; i < w.Lengths[0]; i++)
            for (int j = 0; j < x1.Length; j++)
            {
                w1Bar[i * x1.Length + j] += lossBar * (i + 2 * j + 1) * x1[j] * x1[j];
                x1Bar[j] += lossBar * (i + 2 * j + 1) * 2 * w1[i * x1.Length + j] * x1[j];
            }

        return Loss(w, x);
    }

    public static double LossGradient(
        Tensor<double> w,
        ReadOnlyTensorSpan<double> x,
        TensorSpan<double> wGradient,
        TensorSpan<double> xGradient)
    {
        wGradient.Fill(0);
        xGradient.Fill(0);
        return LossVjp(w, x, 1, wGradient, xGradient);
    }

    public static double LossHvp(
        Tensor<double> w,
        ReadOnlyTensorSpan<double> wDot,
        in ReadOnlyTensorSpan<double> x,
        ReadOnlyTensorSpan<double> xDot,
        TensorSpan<double> wGradient,
        TensorSpan<double> xGradient,
        TensorSpan<double> wHvp,
        TensorSpan<double> xHvp)
    {
        xHvp.Fill(0);
        for (nint i = 0; i < w.Lengths[0]; i++)
            for (nint j = 0; j < x.Lengths[0]; j++)
            {
                nint factor = i + 2 * j + 1;
                wHvp[i, j] = factor * 2 * x[j] * xDot[j];
                xHvp[j] += factor * 2 * (wDot[i, j] * x[j] + w[i, j] * xDot[j]);
            }

        return LossGradient(w, x, wGradient, xGradient);
    }

    /// <summary>Scales a tensor of three dimensions, and leaves a constant in its last place.</summary>
    [Length("y", 2, 1, 2)]
    [Written("y")]
    public static void Scale(in TensorSpan<double> y, double by)
    {
        foreach (ref double cell in Cells.Of(y)) cell *= by;
        y[1, 0, 1] = by;
    }

    public static void ScaleJvp(TensorSpan<double> y, TensorSpan<double> yDot, double by, double byDot)
    {
        for (nint i = 0; i < 2; i++)
            for (nint j = 0; j < 2; j++) yDot[i, 0, j] = yDot[i, 0, j] * by + y[i, 0, j] * byDot;
        yDot[1, 0, 1] = byDot;
        Scale(y, by);
    }

    public static void ScaleVjp(TensorSpan<double> y, double by, TensorSpan<double> yBar, ref double byBar)
    {
        byBar += yBar[1, 0, 1];
        yBar[1, 0, 1] = 0;
        for (nint i = 0; i < 2; i++)
            for (nint j = 0; j < 2; j++)
            {
                byBar += yBar[i, 0, j] * y[i, 0, j];
                yBar[i, 0, j] *= by;
            }

        Scale(y, by);
    }

    [Length("layer.Weight", 2, 2)]
    [Length("layer.Mask", 4)]
    [Length("x", 2, 2)]
    [Length("rows", 2)]
    [Value("rows", 1, 0)]
    public static double Forward(
        in Layer layer, [NoDerivative] ReadOnlyTensorSpan<double> x, [NoDerivative] Tensor<int> rows) =>
        layer.Scale * layer.Mask[2] * layer.Weight[rows[0], 1] * layer.Weight[rows[1], 0] * x[1, 0];

    public static double ForwardGradient(
        in Layer layer, ReadOnlyTensorSpan<double> x, Tensor<int> rows, ref Layer layerGradient)
    {
        double factor = layer.Mask[2] * x[1, 0], left = layer.Weight[1, 1], right = layer.Weight[0, 0];
        layerGradient.Scale = factor * left * right;
        layerGradient.Weight.AsTensorSpan().Fill(0);
        layerGradient.Weight[1, 1] = layer.Scale * factor * right;
        layerGradient.Weight[0, 0] = layer.Scale * factor * left;
        return Forward(layer, x, rows);
    }

    /// <summary>The gradient is written column by column.</summary>
    [Length("w", 2, 3)]
    public static float WrongOrder(TensorSpan<float> w) => w[0, 1] * w[0, 1] + w[1, 2];

    public static float WrongOrderGradient(TensorSpan<float> w, TensorSpan<float> wGradient)
    {
        Span<float> cells = Cells.Of(wGradient);
        cells.Clear();
        cells[0 + 1 * 2] = 2 * w[0, 1];
        cells[1 + 2 * 2] = 1;
        return WrongOrder(w);
    }

    [Length("w", 2, 2)]
    public static double GradientOfOneRow(Tensor<double> w) => w[0, 0] + w[0, 1] * w[1, 1];

    public static double GradientOfOneRowGradient(Tensor<double> w, TensorSpan<double> wGradient)
    {
        wGradient[0, 0] = 1;
        wGradient[0, 1] = w[1, 1];
        return GradientOfOneRow(w);
    }

    /// <summary>A span as a gradient has lost its shape.</summary>
    [Length("w", 2, 2)]
    public static double Flat(Tensor<double> w) => w[1, 1];

    public static double FlatGradient(Tensor<double> w, Span<double> wGradient)
    {
        wGradient.Clear();
        wGradient[3] = 1;
        return Flat(w);
    }

    public static double WithoutLengths(Tensor<double> w) => w[0];
}
