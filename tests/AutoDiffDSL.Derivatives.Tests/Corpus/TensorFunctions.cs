using System.Numerics.Tensors;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Methods and operators of the class Tensor, and tensors that a method makes.</summary>
public static partial class TensorFunctions
{
    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction)]
    [Length("x", 2, 3)]
    [Length("y", 2, 3)]
    [Rounded]
    public static double OperatorsInARow(Tensor<double> x, Tensor<double> y)
    {
        Tensor<double> z = x * y + Tensor.Exp<double>(x) / 2.0 - 0.5 * y;
        z = -z + 1.0 / (y + 3.0);
        return Tensor.Sum<double>(z) + Tensor.Dot<double>(x, z);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, InPlace)]
    [Length("x", 3, 2)]
    [Rounded]
    public static double AssignedInPlace(Tensor<double> x, double scale)
    {
        Tensor<double> z = x * x;
        Tensor<double> same = z;
        z += x;
        z *= scale;
        ++z;
        z -= 0.5;
        Tensor.Tanh<double>(z, z);
        return Tensor.Sum<double>(same) + Tensor.Norm<double>(x);
    }

    /// <summary>What is dense is no copy of itself, so that the parameter is written.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, InPlace)]
    [Length("x", 3, 2)]
    [Written("x")]
    public static double DenseAlready(Tensor<double> x)
    {
        Tensor<double> z = x.ToDenseTensor();
        for (int i = 0; i < z.Lengths[0]; i++) z[i, 0] *= z[i, 1];
        return x[0, 0] * x[1, 0] + x[2, 1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, SliceParameter)]
    [Length("x", 2, 3, 2)]
    [Value("i", 1)]
    public static double Parts(Tensor<double> x, int i)
    {
        Span<double> plane = x.GetSpan([i, 0, 0], 6);
        ReadOnlySpan<double> rows = x.AsReadOnlyTensorSpan().GetSpan([0, i, 0], 4);
        Span<double> tail = x.GetSpan([i, 2, i], 1);
        double s = tail[0] * plane[5];
        for (int k = 0; k < rows.Length; k++) s += rows[k] * plane[k] * plane[k];
        return s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction)]
    [Length("x", 2, 2, 2)]
    [Rounded]
    public static double Statistics(ReadOnlyTensorSpan<double> x) =>
        Tensor.StdDev(x) + Tensor.Average(x) * Tensor.Norm(x) + Tensor.Product(x) + Tensor.Max(x) * Tensor.Min(x);

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction)]
    [Length("x", 4)]
    [Length("y", 4)]
    [Rounded]
    public static double Geometry(in ReadOnlyTensorSpan<double> x, in ReadOnlyTensorSpan<double> y) =>
        Tensor.CosineSimilarity(x, y) + Tensor.Distance(x, y) * Tensor.Sum<double>(Tensor.SoftMax(x))
            + (int)Tensor.IndexOfMax(x) * x[0];

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, TensorFunction, VoidMethod)]
    [Length("x", 2, 3)]
    [Length("y", 2, 3)]
    [Written("y")]
    [Rounded]
    public static void WritesADestination(ReadOnlyTensorSpan<double> x, double p, TensorSpan<double> y)
    {
        Tensor.Multiply(x, y, y);
        Tensor.Add(y, p, y);
        Tensor.Sigmoid<double>(y, y);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NewTensor)]
    [Length("x", 2, 3)]
    public static double TransposedByHand(Tensor<double> x)
    {
        Tensor<double> t = Tensor.CreateFromShape<double>([x.Lengths[1], x.Lengths[0]]);
        for (int i = 0; i < x.Lengths[0]; i++)
            for (int j = 0; j < x.Lengths[1]; j++) t[j, i] = x[i, j] * x[i, j] + i * x[i, j];
        double s = 0;
        for (nint i = 0; i < t.Lengths[0]; i++) s += t[i, 0] * t[^1, ^1];
        return s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NewTensor)]
    [Length("x", 3, 4)]
    public static double Reshaped(Tensor<double> x)
    {
        Tensor<double> cube = Tensor.Reshape(x, [2, -1, 3]);
        double s = 0;
        for (int i = 0; i < cube.Lengths[0]; i++)
            for (int j = 0; j < cube.Lengths[1]; j++)
                for (int k = 0; k < cube.Lengths[2]; k++) s += cube[i, j, k] * cube[0, j, k] * (i + 2 * j - k);
        return s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NewTensor, ArrayParameter)]
    public static double OverAnArray(double[] x)
    {
        Tensor<double> whole = Tensor.Create(x);
        Tensor<double> square = Tensor.Create(x, [2, 2]);
        TensorSpan<double> span = new(x.AsSpan(1), [2, 2]);
        ReadOnlyTensorSpan<double> line = x;
        double s = whole[0] * square[1, 1] + span[1, 0] * line[4];
        foreach (double v in span) s += v * v;
        return s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NewTensor, BufferSwap)]
    [Length("x", 3, 3)]
    [Value("steps", 4)]
    public static double PowerIteration(Tensor<double> x, int steps)
    {
        Tensor<double> v = Tensor.CreateFromShape<double>([3]);
        Tensor<double> w = Tensor.CreateFromShape<double>([3]);
        v.Fill(1);
        for (int k = 0; k < steps; k++)
        {
            for (int i = 0; i < 3; i++)
            {
                w[i] = 0;
                for (int j = 0; j < 3; j++) w[i] += x[i, j] * v[j];
            }

            (v, w) = (w, v);
        }

        return v[0] * v[1] - v[2];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NewTensor, Branch)]
    [Length("x", 2, 2)]
    [Length("y", 2, 2)]
    [Value("first", 1)]
    public static double ChosenTensor(Tensor<double> x, Tensor<double> y, bool first)
    {
        ReadOnlyTensorSpan<double> chosen = first ? x : y;
        double s = 0;
        for (int i = 0; i < chosen.Lengths[0]; i++) s += chosen[i, 0] * chosen[0, i] * x[1, 1];
        return s;
    }
}
