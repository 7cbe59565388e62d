using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Textbook linear algebra in local buffers.</summary>
public static partial class LinearAlgebra
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, NestedLoops, StackAllocation)]
    [Length("a", 9)]
    [Length("x", 3)]
    public static double QuadraticForm(ReadOnlySpan<double> a, ReadOnlySpan<double> x)
    {
        Span<double> product = stackalloc double[x.Length];
        for (int i = 0; i < x.Length; i++)
            for (int j = 0; j < x.Length; j++)
                product[i] += a[i * x.Length + j] * x[j];
        double form = 0;
        for (int i = 0; i < x.Length; i++) form += x[i] * product[i];
        return form;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, NestedLoops)]
    [Length("a", 6)]
    [Length("b", 6)]
    [Value("inner", 3)]
    public static double SquaredNormOfProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int inner)
    {
        int rows = a.Length / inner, columns = b.Length / inner;
        double[] c = new double[rows * columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                for (int k = 0; k < inner; k++)
                    c[i * columns + j] += a[i * inner + k] * b[k * columns + j];
        double sum = 0;
        for (int i = 0; i < c.Length; i++) sum += c[i] * c[i];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, TriangularLoops, InPlace)]
    [Length("factor", 9)]
    [Value("n", 3)]
    public static double CholeskyLogDeterminant(ReadOnlySpan<double> factor, int n)
    {
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                a[i * n + j] = i == j ? 1 : 0;
                for (int k = 0; k < n; k++) a[i * n + j] += factor[i * n + k] * factor[j * n + k];
            }
        }

        double logDeterminant = 0;
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < j; k++) a[j * n + j] -= a[j * n + k] * a[j * n + k];
            a[j * n + j] = Math.Sqrt(a[j * n + j]);
            logDeterminant += 2 * Math.Log(a[j * n + j]);
            for (int i = j + 1; i < n; i++)
            {
                for (int k = 0; k < j; k++) a[i * n + j] -= a[i * n + k] * a[j * n + k];
                a[i * n + j] /= a[j * n + j];
            }
        }

        return logDeterminant;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, InPlace, DownLoop)]
    [Length("lower", 4)]
    [Length("diagonal", 5)]
    [Domain("diagonal", 3, 4)]
    [Length("upper", 4)]
    [Length("right", 5)]
    public static double TridiagonalSolve(
        ReadOnlySpan<double> lower,
        ReadOnlySpan<double> diagonal,
        ReadOnlySpan<double> upper,
        ReadOnlySpan<double> right)
    {
        int n = diagonal.Length;
        Span<double> c = stackalloc double[n];
        Span<double> x = stackalloc double[n];
        c[0] = upper[0] / diagonal[0];
        x[0] = right[0] / diagonal[0];
        for (int i = 1; i < n; i++)
        {
            double pivot = diagonal[i] - lower[i - 1] * c[i - 1];
            if (i < n - 1) c[i] = upper[i] / pivot;
            x[i] = (right[i] - lower[i - 1] * x[i - 1]) / pivot;
        }

        for (int i = n - 2; i >= 0; i--) x[i] -= c[i] * x[i + 1];
        double sum = 0;
        for (int i = 0; i < n; i++) sum += x[i] * x[i];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, InPlace, ConditionalStore, TriangularLoops)]
    [Length("matrix", 9)]
    [Value("matrix", 0.5, 2, -1, 3, 0.25, 1, -1.5, 0.75, 2)]
    [Value("n", 3)]
    public static double DeterminantByElimination(ReadOnlySpan<double> matrix, int n)
    {
        double[] a = new double[n * n];
        for (int i = 0; i < a.Length; i++) a[i] = matrix[i];
        double determinant = 1;
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
                if (Math.Abs(a[i * n + k]) > Math.Abs(a[pivot * n + k])) pivot = i;
            if (pivot != k)
            {
                determinant = -determinant;
                for (int j = 0; j < n; j++)
                {
                    double held = a[k * n + j];
                    a[k * n + j] = a[pivot * n + j];
                    a[pivot * n + j] = held;
                }
            }

            determinant *= a[k * n + k];
            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i * n + k] / a[k * n + k];
                for (int j = k; j < n; j++) a[i * n + j] -= factor * a[k * n + j];
            }
        }

        return determinant;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, BufferSwap, While, DataDependentTripCount)]
    [Length("factor", 4)]
    [Value("factor", 1.5, 0.25, 0.375, 0.5)]
    public static double LargestEigenvalueByPowerIteration(ReadOnlySpan<double> factor)
    {
        double a = factor[0], b = factor[1] * factor[2], d = factor[3];
        Span<double> v = stackalloc double[2];
        Span<double> next = stackalloc double[2];
        v[0] = 1;
        double eigenvalue = 0, previous = 1;
        while (Math.Abs(eigenvalue - previous) > 1e-15)
        {
            previous = eigenvalue;
            next[0] = a * v[0] + b * v[1];
            next[1] = b * v[0] + d * v[1];
            double norm = Math.Sqrt(next[0] * next[0] + next[1] * next[1]);
            next[0] /= norm;
            next[1] /= norm;
            Span<double> spare = v;
            v = next;
            next = spare;
            eigenvalue = a * v[0] * v[0] + 2 * b * v[0] * v[1] + d * v[1] * v[1];
        }

        return eigenvalue;
    }

    /// <summary>The trace of an inverse by elimination on the matrix beside the identity.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, Matrix, NestedLoops, Continue, ConditionalStore)]
    [Length("entries", 9)]
    [Value("entries", 0.5, 2, -1, 3, 0.25, 1, -1.5, 0.75, 2)]
    [Value("n", 3)]
    public static double TraceOfInverseByGaussJordan(ReadOnlySpan<double> entries, int n)
    {
        double[,] a = new double[n, 2 * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) a[i, j] = entries[i * n + j];
            a[i, n + i] = 1;
        }

        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
                if (Math.Abs(a[i, k]) > Math.Abs(a[pivot, k])) pivot = i;
            for (int j = 0; j < 2 * n; j++) (a[k, j], a[pivot, j]) = (a[pivot, j], a[k, j]);
            double head = a[k, k];
            for (int j = 0; j < 2 * n; j++) a[k, j] /= head;
            for (int i = 0; i < n; i++)
            {
                if (i == k) continue;
                double factor = a[i, k];
                for (int j = 0; j < 2 * n; j++) a[i, j] -= factor * a[k, j];
            }
        }

        double trace = 0;
        for (int i = 0; i < n; i++) trace += a[i, n + i];
        return trace;
    }
}
