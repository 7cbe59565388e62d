using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Decisions by value: the derivative is that of the branch taken.</summary>
public static partial class Branches
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Branch)]
    [Domain("x", 0.2, 2)]
    public static double BothAssign(double x, double y)
    {
        double value;
        if (x > y * 0.1) value = x * y;
        else value = x - y;
        return value * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Branch)]
    [Domain("x", -2, -0.2)]
    public static double OneAssigns(double x)
    {
        double value = x * x;
        if (x < 0) value = Math.Exp(x) + value;
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Branch)]
    [Domain("x", 0.5, 1)]
    public static double BranchThatIsNotTaken(double x)
    {
        double value = Math.Sin(x);
        if (x < 0) value *= 1000 * x;
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NestedBranch)]
    [Domain("x", 0.2, 0.8)]
    [Domain("y", -0.9, -0.1)]
    public static double Nested(double x, double y)
    {
        double value = x + y;
        if (x > 0)
        {
            if (y > 0)
            {
                value = x * y;
            }
            else
            {
                value *= Math.Cos(y);
                if (x > 1) value = 0;
                else value += x * x * y;
            }
        }
        else if (y > 0)
        {
            value = y;
        }

        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NestedBranch)]
    [Domain("x", 1.1, 1.9)]
    public static double ElseIfChain(double x)
    {
        if (x < 0) return -x;
        else if (x < 1) return x * x;
        else if (x < 2) return Math.Pow(x, 3) - x;
        else return 10 * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Conditional)]
    [Domain("x", 0.1, 1)]
    public static double LeakyRectifier(double x, double slope) => x > 0 ? x * x : slope * x;

    [Differentiable(Modes = Modes.All)]
    [Feature(Conditional)]
    [Domain("a", 0.6, 1)]
    [Domain("b", -0.4, 0.4)]
    public static double NestedConditional(double a, double b) =>
        a > b ? b > 0.5 ? a * b : a * a * Math.Exp(b) : a < 0 ? a : b;

    [Differentiable(Modes = Modes.All)]
    [Feature(Conditional)]
    [Domain("a", 0.6, 1)]
    [Domain("b", -0.4, 0.4)]
    public static double ShortCircuit(double a, double b)
    {
        bool inside = a > 0 && b < 0.5 || a > 10;
        return inside && !(b > a) ? a * Math.Sin(b) : b;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch)]
    [Domain("x", -2, -0.5)]
    public static double LogWherePositive(double x, double y) => (x > 0 ? Math.Log(x) : 0) + x * y;

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch)]
    [Value("x", 0)]
    [Value("y", 0)]
    public static double GuardedNorm(double x, double y)
    {
        double squared = x * x + y * y;
        double norm = 0;
        if (squared > 1e-3) norm = Math.Sqrt(squared);
        return norm + x + 2 * y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, Reduction)]
    [Value("x", 0.5, -0.5, 2, -0.7, -3)]
    public static double SumOfLogsWherePositive(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] > 0 ? Math.Log(x[i]) : 1;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Guard)]
    [Domain("x", -2, -0.5)]
    public static double GuardTaken(double x)
    {
        if (x <= 0) return 0;
        return Math.Log(x) * Math.Sqrt(x);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Guard)]
    [Domain("x", 0.5, 2)]
    public static double GuardPassed(double x)
    {
        if (x <= 0) return 0;
        return Math.Log(x) * Math.Sqrt(x);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(EarlyReturn)]
    [Domain("residual", 1.2, 2)]
    public static double Huber(double residual)
    {
        double size = Math.Abs(residual);
        if (size <= 1) return 0.5 * residual * residual;
        return size - 0.5;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(EarlyReturn, NestedBranch)]
    [Domain("x", 0.3, 0.8)]
    [Domain("y", 0.3, 0.8)]
    public static double ReturnFromOneBranch(double x, double y)
    {
        double value = x * y;
        if (y > 0)
        {
            value += x;
            if (x > 2) return value;
            value *= y;
        }

        if (value < 0) return -1;
        return value * value;
    }

    /// <summary>A value compared with itself asks for NaN; in generated code it must not be a warning.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Branch, UntakenBranch)]
    [Value("x", 0.4, -0.7)]
    public static double SquaresThatAreNumbers(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double square = x[i] * x[i];
            double largest = Math.Max(square, square);
            if (!double.IsNaN(square)) sum += largest * square;
        }

        return sum;
    }
}
