using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Arrays of two dimensions.</summary>
public static partial class Matrices
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Matrix, NestedLoops)]
    [Length("a", 9)]
    public static double LogDeterminantByCholesky(ReadOnlySpan<double> a)
    {
        double[,] l = Cholesky(Gram(a, 3));
        double s = 0;
        for (int i = 0; i < 3; i++) s += 2 * Math.Log(l[i, i]);
        return s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Matrix, InPlace)]
    [Length("a", 9)]
    public static double InverseByGaussJordan(ReadOnlySpan<double> a)
    {
        double[,] inverse = Invert(Gram(a, 3));
        double s = 0;
        for (int i = 0; i < inverse.GetLength(0); i++)
            for (int j = 0; j < inverse.GetLength(1); j++) s += inverse[i, j] * (i + 1) * Math.Cos(j);
        return s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Matrix, BufferSwap)]
    [Length("x", 4)]
    public static double PowersOfMatrix(ReadOnlySpan<double> x)
    {
        double[,] m = { { x[0], x[1] }, { x[2], x[3] } };
        var p = new double[2, 2];
        p[0, 0] = p[1, 1] = 1;
        var q = new double[2, 2];
        for (int k = 0; k < 5; k++)
        {
            for (int i = 0; i < 2; i++)
                for (int j = 0; j < 2; j++) q[i, j] = p[i, 0] * m[0, j] + p[i, 1] * m[1, j];
            (p, q) = (q, p);
        }

        return p[0, 0] + p[1, 1] + p[0, 1] * q[1, 0];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Matrix, ConditionalStore)]
    public static double GridOfHeat(ReadOnlySpan<double> u)
    {
        var grid = new double[u.Length, 4];
        for (int i = 0; i < u.Length; i++) grid[i, 0] = u[i];
        for (int t = 1; t < grid.GetLength(1); t++)
            for (int i = 0; i < grid.GetLength(0); i++)
            {
                double left = i > 0 ? grid[i - 1, t - 1] : 0;
                double right = i + 1 < u.Length ? grid[i + 1, t - 1] : 0;
                grid[i, t] = grid[i, t - 1] + 0.2 * (left - 2 * grid[i, t - 1] + right);
                if (i == 2) grid[i, t] *= grid[0, t];
            }

        double s = 0;
        for (int i = 0; i < u.Length; i++) s += grid[i, 3] * grid[i, 3];
        return s;
    }

    private static double[,] Gram(ReadOnlySpan<double> a, int n)
    {
        var g = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++) g[i, j] += a[i * n + k] * a[j * n + k];
                if (i == j) g[i, j] += 1;
            }

        return g;
    }

    private static double[,] Cholesky(double[,] a)
    {
        int n = a.GetLength(0);
        var l = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++)
            {
                double s = a[i, j];
                for (int k = 0; k < j; k++) s -= l[i, k] * l[j, k];
                l[i, j] = i == j ? Math.Sqrt(s) : s / l[j, j];
            }

        return l;
    }

    private static double[,] Invert(double[,] m)
    {
        int n = m.GetLength(0);
        var a = new double[n, 2 * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++) a[i, j] = m[i, j];
            a[i, n + i] = 1;
        }

        for (int c = 0; c < n; c++)
        {
            double pivot = a[c, c];
            for (int j = 0; j < 2 * n; j++) a[c, j] /= pivot;
            for (int i = 0; i < n; i++)
            {
                if (i == c) continue;
                double factor = a[i, c];
                for (int j = 0; j < 2 * n; j++) a[i, j] -= factor * a[c, j];
            }
        }

        var inverse = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) inverse[i, j] = a[i, n + j];
        return inverse;
    }
}
