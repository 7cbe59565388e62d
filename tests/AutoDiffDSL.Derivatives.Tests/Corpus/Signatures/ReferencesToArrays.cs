using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Structs by reference whose arrays are written.</summary>
public static partial class ReferencesToArrays
{
    public struct Field
    {
        public double[,] Cells;
        public (double Low, int Count, double High)[] Bounds;
        public double Scale;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, GradientOfArrays, CompositeReference, VoidMethod)]
    [Length("layer.Weights", 3)]
    [Length("layer.Offsets", 3)]
    public static void DecayOfLayer(ref Layer layer, double rate)
    {
        for (int i = 0; i < layer.Weights.Length; i++)
        {
            layer.Weights[i] *= 1 - rate * layer.Scale;
            layer.Offsets[i] += layer.Weights[i] * layer.Offsets[2 - i];
        }

        layer.Scale *= rate;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, GradientOfArrays, CompositeReference, HelperWritesSpan)]
    [Length("layer.Weights", 3)]
    [Length("layer.Offsets", 3)]
    [Length("x", 3)]
    public static double TrainedByHelper(ref Layer layer, ReadOnlySpan<double> x, out double before)
    {
        before = Output(layer, x);
        for (int step = 0; step < 2; step++) Descend(ref layer, x);
        return Output(layer, x) * before;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, GradientOfArrays, CompositeReference, MatrixInSignature, StructBufferInSignature)]
    [Length("field.Cells", 2, 2)]
    [Length("field.Bounds", 2)]
    public static double FieldInPlace(ref Field field, double by)
    {
        double sum = 0;
        for (int i = 0; i < field.Cells.GetLength(0); i++)
        {
            field.Cells[i, 1 - i] *= field.Bounds[i].Low * by;
            field.Bounds[i].High = field.Cells[i, 0] + field.Bounds[i].Count * field.Scale;
            sum += field.Bounds[i].High * field.Bounds[1 - i].Low;
            field.Bounds[i].Low *= by;
        }

        field.Scale = sum;
        return sum * by;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, GradientOfArrays, InParameter, CompositeReference)]
    [Written("pair")]
    [Length("pair.First", 3)]
    [Length("pair.Second", 1)]
    public static double ArraysBehindIn(in Pair<double[]> pair, double x)
    {
        for (int i = 1; i < pair.First.Length; i++) pair.First[i] *= pair.First[i - 1] * x;
        pair.Second[0] += pair.First[2];
        return pair.Second[0] * x;
    }

    private static double Output(Layer layer, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += Math.Tanh(layer.Weights[i] * x[i] + layer.Offsets[i]);
        return sum * layer.Scale;
    }

    private static void Descend(ref Layer layer, ReadOnlySpan<double> x)
    {
        double output = Output(layer, x);
        for (int i = 0; i < x.Length; i++)
        {
            layer.Weights[i] -= 0.1 * output * x[i];
            layer.Offsets[i] -= 0.1 * output;
        }
    }
}
