using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Structs that hold arrays, and lists of constants beside them.</summary>
public static partial class ListsInStructs
{
    public struct Selection
    {
        public double[] Weights;
        public List<int> Indices;

        [NoDerivative]
        public IReadOnlyList<double> Factors;

        public double Bias;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, GradientOfArrays, ListOfConstants, CompositeReference, DeconstructionInForEach)]
    [Length("selection.Weights", 3)]
    [Length("selection.Indices", 3)]
    [Length("selection.Factors", 3)]
    public static double SelectedInPlace(ref Selection selection, ReadOnlySpan<(double X, int N)> pairs)
    {
        double sum = 0;
        foreach (int index in selection.Indices)
        {
            selection.Weights[index] *= selection.Factors[index] * pairs[index].X;
            sum += selection.Weights[index] * selection.Bias;
        }

        foreach ((double x, int n) in pairs) sum += x * x * n;
        selection.Bias = sum;
        return sum;
    }
}
