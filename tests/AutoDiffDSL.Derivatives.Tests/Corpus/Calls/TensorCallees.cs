using System.Numerics.Tensors;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Calls;

/// <summary>Methods that take spans of tensors, called through their derivatives.</summary>
public static partial class TensorCallees
{
    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, Recursion)]
    [Length("w", 4)]
    public static double PassesItsOwn(Tensor<double> w) => Product(w, (int)w.Lengths[0]);

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NewTensor, Recursion)]
    [Length("w", 5)]
    public static double PassesNewOnes(Tensor<double> w)
    {
        int n = (int)w.Lengths[0] - 2;
        Tensor<double> t = Tensor.CreateFromShape<double>([n]);
        for (int i = 0; i < n; i++) t[i] = w[i] * w[i + 1];
        return Product(t, n) + Product(Tensor.Reshape(w, [-1]), n - 1) * Product(t.AsTensorSpan(), 1);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, Checkpoint)]
    [Length("w", 2, 2)]
    public static double CheckpointInCheckpoint(TensorSpan<double> w, double x) => Chain(w, Chain(w, x));

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, NewTensor, Checkpoint, InPlace)]
    [Length("w", 3)]
    public static double CalleeWritesInALoop(Tensor<double> w)
    {
        Tensor<double> t = Tensor.CreateFromShape<double>([w.Lengths[0]]);
        t.Fill(1);
        double s = 0;
        for (int k = 0; k < 3; k++) s += Step(t, w, 0.5) * t[k];
        return s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, Checkpoint, WrittenSpan, VoidMethod)]
    [Length("w", 3)]
    [Length("v", 3)]
    [Written("w")]
    public static void CalleeWritesAParameter(TensorSpan<double> w, ReadOnlyTensorSpan<double> v, double x)
    {
        double s = Step(w, v, x);
        w[0] += s * Step(w, v, s);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TensorInSignature, Recursion)]
    [Length("w", 4)]
    [Value("n", 3)]
    public static double Product(in ReadOnlyTensorSpan<double> w, int n) =>
        n == 0 ? 1 : w[n - 1] * w[n - 1] * Product(w, n - 1);

    [Differentiable(Modes = Modes.All), Checkpoint]
    [Feature(TensorInSignature, Checkpoint)]
    [Length("w", 2, 3)]
    public static double Chain(TensorSpan<double> w, double x)
    {
        double s = x;
        for (nint i = 0; i < w.Lengths[0]; i++) s = Math.Sin(s * w[i, 0]) + w[i, 1];
        return s;
    }

    [Differentiable(Modes = Modes.All), Checkpoint]
    [Feature(TensorInSignature, Checkpoint, InPlace)]
    [Length("w", 3)]
    [Length("v", 3)]
    [Written("w")]
    public static double Step(TensorSpan<double> w, in ReadOnlyTensorSpan<double> v, double x)
    {
        double s = 0;
        for (nint i = 0; i < w.Lengths[0]; i++)
        {
            w[i] *= v[i] * x;
            s += w[i] * w[i];
        }

        return s;
    }
}
