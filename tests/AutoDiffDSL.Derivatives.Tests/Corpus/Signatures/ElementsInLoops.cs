using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Elements that are copied, passed on, swapped and counted in loops.</summary>
public static partial class ElementsInLoops
{
    public struct Grid
    {
        public float[,] Cells;
        public (Vector2 Place, bool IsFixed)[] Nodes;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, TupleInSignature, ParamsArgument, AllocationInLoop, StructBuffer)]
    [Length("pairs", 3)]
    public static double ParamsOfPairs(double a, params ReadOnlySpan<(double X, int N)> pairs)
    {
        double sum = 0;
        for (int i = pairs.Length - 1; i >= 0; i--) sum += Weighted(a, (pairs[i].X, 2), pairs[0]);
        (double X, int N)[] copy = pairs.ToArray(), fresh = new (double, int)[2];
        copy[1].X *= a;
        fresh[0] = copy[1];
        pairs[1..].CopyTo(copy);
        return sum + fresh[0].X + copy[0].X * a;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(MatrixInSignature, SinglePrecision, GradientOfArrays, VectorInSignature, InParameter)]
    [Length("grid.Cells", 2, 3)]
    [Length("grid.Nodes", 2)]
    public static float GridOfSingles(in Grid grid, ReadOnlySpan<float> x)
    {
        float sum = 0;
        for (int i = 0; i < grid.Cells.GetLength(0); i++)
            for (int j = 0; j < grid.Cells.GetLength(1); j++)
                sum += grid.Cells[i, j] * grid.Nodes[i].Place.X * x[j] * grid.Nodes[1 - i].Place.Y;
        return sum * sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(MatrixInSignature, TupleInSignature, BufferSwap, VoidMethod)]
    [Written("t")]
    [Length("t.Item1", 2, 2)]
    [Length("t.Item2", 2, 2)]
    public static void MatricesSwapped((double[,] A, double[,] B) t, double x)
    {
        for (int k = 0; k < 3; k++)
        {
            for (int i = 0; i < 2; i++) t.A[i, 0] += t.B[0, i] * x;
            t = (t.B, t.A);
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, TupleInSignature, While, Break)]
    [Length("pairs", 3)]
    public static double CountedWhile(Span<(double X, int N)> pairs, double x)
    {
        int i = 0;
        while (i < pairs.Length && pairs[i].X < 100)
        {
            if (pairs[i].N > 7) break;
            pairs[i].X = pairs[i].X * x + i;
            pairs[i].N += 1;
            i++;
        }

        return pairs[0].X * pairs[2].N;
    }

    private static double Weighted(double a, params ReadOnlySpan<(double X, int N)> pairs)
    {
        double sum = 0;
        foreach ((double X, int N) pair in pairs) sum += pair.X * pair.X * a * pair.N;
        return sum;
    }
}
