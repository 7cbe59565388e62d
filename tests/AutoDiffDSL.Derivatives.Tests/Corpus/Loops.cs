using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Counted loops, each with its own way of counting.</summary>
public static partial class Loops
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Reduction)]
    public static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * x[i];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Reduction, CompoundAssignment)]
    [Domain("x", 0.5, 1.5)]
    public static double Product(ReadOnlySpan<double> x)
    {
        double product = 1;
        for (int i = 0; i < x.Length; i++) product *= x[i];
        return product;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Reduction)]
    [Length("x", 6)]
    [Domain("x", 0.5, 1.5)]
    public static double SeveralCarriedValues(ReadOnlySpan<double> x)
    {
        double sum = 0, alternating = 1, sign = 1;
        for (int i = 0; i < x.Length; i++)
        {
            sum += sign * x[i] * alternating;
            alternating /= 1 + x[i];
            sign = -sign;
        }

        return sum * alternating;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NestedLoops)]
    [Length("x", 4)]
    [Length("y", 3)]
    public static double GaussianKernelSum(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double width)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < y.Length; j++)
            {
                double distance = (x[i] - y[j]) * width;
                sum += Math.Exp(-distance * distance);
            }
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NestedLoops)]
    [Length("x", 3)]
    [Value("depth", 4)]
    public static double NonlinearThroughThreeLoops(ReadOnlySpan<double> x, int depth)
    {
        double state = 0.1;
        for (int i = 0; i < depth; i++)
        {
            double row = state;
            for (int j = 0; j < x.Length; j++)
            {
                double cell = row;
                for (int k = 0; k < 2; k++) cell = Math.Sin(cell + x[j] * (k + 1));
                row += cell * 0.5;
            }

            state = Math.Tanh(row);
        }

        return state;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TriangularLoops)]
    [Length("l", 10)]
    [Value("n", 4)]
    public static double PackedTriangle(ReadOnlySpan<double> l, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double row = 0;
            for (int j = 0; j <= i; j++) row += l[i * (i + 1) / 2 + j] * (j + 1);
            sum += row * row;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TriangularLoops)]
    [Length("x", 6)]
    public static double PairsBelowTheDiagonal(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
            for (int j = 0; j < i; j++)
                sum += Math.Cos(x[i] - x[j]) * x[j];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(DownLoop)]
    public static double Horner(ReadOnlySpan<double> coefficients, double x)
    {
        double value = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) value = value * x + coefficients[i];
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StrideLoop)]
    [Length("x", 8)]
    public static double EvenMinusOdd(ReadOnlySpan<double> x)
    {
        double even = 0, odd = 0;
        for (int i = 0; i < x.Length; i += 2) even += x[i] * x[i];
        for (int i = 1; i < x.Length; i += 2) odd += Math.Sin(x[i]);
        return even * odd;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StrideLoop, DownLoop)]
    [Length("x", 11)]
    public static double DownByThree(ReadOnlySpan<double> x)
    {
        double value = 0.5;
        for (int i = x.Length - 1; i > 1; i -= 3) value = value * x[i] + x[i - 1];
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(InclusiveLoop)]
    [Value("n", 6)]
    public static double TruncatedExponential(double x, int n)
    {
        double term = 1, sum = 1;
        for (int k = 1; k <= n; k++)
        {
            term *= x / k;
            sum += term;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NestedLoops, IntegerParameter)]
    [Value("n", 3)]
    public static double LoopThatRunsZeroTimes(double x, int n)
    {
        double value = x;
        for (int i = n; i < n; i++) value = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < i - 1; j++)
                value += Math.Sin(value);
        return value * value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Reduction, MutationInLoop)]
    [Length("x", 6)]
    [Value("x", 0.3, -0.4, 0.9, 0.1, -0.8, 0.7)]
    public static double BranchInLoop(ReadOnlySpan<double> x)
    {
        double positive = 0, negative = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0) positive += x[i] * negative;
            else negative *= x[i];
        }

        return positive + negative;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Reduction)]
    [Length("x", 7)]
    [Value("x", 0.3, -0.4, 0.5, 0.9, -0.8, 0.7, 0.1)]
    public static double RunningMaximum(ReadOnlySpan<double> x)
    {
        double largest = x[0], sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > largest) largest = x[i];
            sum += largest * largest;
        }

        return sum;
    }
}
