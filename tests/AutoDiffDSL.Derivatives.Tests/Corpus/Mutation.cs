using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Local buffers that are updated in place.</summary>
public static partial class Mutation
{
    [Differentiable(Modes = Modes.All)]
    [Feature(InPlace, MutationInLoop)]
    public static double PrefixSums(ReadOnlySpan<double> x)
    {
        double[] sums = new double[x.Length];
        for (int i = 0; i < x.Length; i++) sums[i] = x[i];
        for (int i = 1; i < x.Length; i++) sums[i] += sums[i - 1];
        double value = 0;
        for (int i = 0; i < x.Length; i++) value += sums[i] * sums[i];
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InPlace, MutationInLoop, NestedLoops)]
    [Length("b", 5)]
    [Value("sweeps", 4)]
    public static double GaussSeidelForThePoissonEquation(ReadOnlySpan<double> b, int sweeps)
    {
        int n = b.Length;
        Span<double> u = new double[n + 2];
        for (int sweep = 0; sweep < sweeps; sweep++)
            for (int i = 1; i <= n; i++)
                u[i] = 0.5 * (u[i - 1] + u[i + 1] + b[i - 1] * b[i - 1]);

        double energy = 0;
        for (int i = 1; i <= n; i++) energy += u[i] * b[i - 1];
        return energy;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InPlace, StackAllocation)]
    [Length("x", 4)]
    public static double NonlinearInPlace(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[4];
        for (int i = 0; i < 4; i++) y[i] = x[i];
        for (int pass = 0; pass < 3; pass++)
            for (int i = 0; i < 4; i++)
                y[i] = Math.Sin(y[i]) + y[(i + 1) % 4] * y[i];
        return y[0] * y[1] + y[2] * y[3];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ReloadAfterOverwrite)]
    public static double LoadOverwriteLoad(double x, double y)
    {
        Span<double> cell = stackalloc double[1];
        cell[0] = x * x;
        double before = cell[0];
        cell[0] = Math.Exp(y);
        double after = cell[0];
        cell[0] = before * after;
        return cell[0] * before + after;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ReloadAfterOverwrite, MutationInLoop)]
    public static double CellAsAccumulator(ReadOnlySpan<double> x)
    {
        double[] total = new double[1];
        for (int i = 0; i < x.Length; i++) total[0] += total[0] * x[i] + x[i] * x[i];
        return total[0];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ZeroStore)]
    [Length("x", 4)]
    public static double ConstantStoredOverActiveCell(ReadOnlySpan<double> x)
    {
        double[] cells = new double[x.Length];
        for (int i = 0; i < x.Length; i++) cells[i] = x[i] * x[i];
        cells[1] = 3;
        double value = 1;
        for (int i = 0; i < x.Length; i++) value *= 1 + cells[i];
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ZeroStore, MutationInLoop)]
    public static double ScratchClearedEachRound(ReadOnlySpan<double> x)
    {
        Span<double> scratch = stackalloc double[2];
        double value = 1;
        for (int i = 0; i < x.Length; i++)
        {
            scratch[1] += x[i] * value;
            value += scratch[0] * scratch[1];
            scratch[0] = x[i] * value;
            if (i % 2 == 0) scratch[1] = 0;
        }

        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ZeroStore)]
    public static double BufferCleared(ReadOnlySpan<double> x)
    {
        Span<double> copy = new double[x.Length];
        for (int i = 0; i < x.Length; i++) copy[i] = x[i] * 5;
        double kept = copy[0];
        for (int i = 0; i < copy.Length; i++) copy[i] = 0;
        for (int i = 0; i < x.Length; i++) copy[i] += x[i] * kept;
        return copy[1] * copy[2];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ConditionalStore, MutationInLoop)]
    [Value("x", 0.3, -0.4, 0.9, -0.1, 0.7)]
    public static double StoreWherePositive(ReadOnlySpan<double> x)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < y.Length; i++) y[i] = 0.5 * i * x[0];
        for (int i = 0; i < y.Length; i++)
        {
            if (x[i] > 0) y[i] = x[i] * x[i];
            else if (x[i] < -0.3) y[i] *= x[i];
        }

        double value = 0;
        for (int i = 0; i < y.Length; i++) value += y[i] * y[i] * (i + 1);
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ConditionalStore, TriangularLoops)]
    [Value("x", 0.9, -0.4, 0.3, -0.1, 0.7)]
    public static double BubbleSort(ReadOnlySpan<double> x)
    {
        double[] sorted = new double[x.Length];
        for (int i = 0; i < x.Length; i++) sorted[i] = x[i] + 0.01 * x[i] * x[i];
        for (int end = x.Length - 1; end > 0; end--)
        {
            for (int i = 0; i < end; i++)
            {
                if (sorted[i] <= sorted[i + 1]) continue;
                double larger = sorted[i];
                sorted[i] = sorted[i + 1];
                sorted[i + 1] = larger;
            }
        }

        double value = 0;
        for (int i = 0; i < x.Length; i++) value = value * 0.5 + sorted[i] * sorted[i];
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(MutationInLoop)]
    [Length("x", 6)]
    public static double RotationInPlace(ReadOnlySpan<double> x, double angle)
    {
        double[] v = new double[x.Length];
        for (int i = 0; i < v.Length; i++) v[i] = x[i];
        for (int i = 0; i + 1 < v.Length; i++)
        {
            double a = v[i], b = v[i + 1];
            v[i] = a * Math.Cos(angle) - b * Math.Sin(angle);
            v[i + 1] = a * Math.Sin(angle) + b * Math.Cos(angle);
        }

        return v[0] * v[5] + v[2] * v[3] * v[3];
    }
}
