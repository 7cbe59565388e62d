using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>
/// Values with an infinite slope that are computed early, and that a branch drops which stands later: inside of a loop,
/// or several of them.
/// </summary>
public static partial class LateUses
{
    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, Reduction)]
    public static double BranchInsideALoop(ReadOnlySpan<double> x)
    {
        double zero = x[0] - x[0], root = Math.Sqrt(zero), sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (root > 0) sum += x[i] / root;
            else sum += x[i] * x[i];
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, Continue, ForEach)]
    public static double ContinueInsideALoop(ReadOnlySpan<double> x)
    {
        double zero = x[0] - x[0], inverse = 1 / zero, sum = 0;
        foreach (double value in x)
        {
            if (double.IsInfinity(inverse) || double.IsNaN(inverse))
            {
                sum += value * value;
                continue;
            }

            sum += value * inverse;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, Continue, NestedLoops)]
    public static double DistanceOfOneToItself(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double distance = x[i] - x[i], radius = Math.Sqrt(distance * distance), inverse = 1 / radius;
            for (int j = 0; j < x.Length; j++)
            {
                if (radius == 0)
                {
                    sum += x[j] * x[i];
                    continue;
                }

                sum += x[j] * inverse;
            }
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, While)]
    public static double ChoiceInsideAWhile(double x)
    {
        double zero = x - x, log = Math.Log(zero), value = x;
        int i = 0;
        while (i++ < 3) value = log > -1e9 ? value + log : value * x;
        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, Branch)]
    public static double TwoBranches(double x, double y)
    {
        double zero = x - x, root = Math.Sqrt(zero), sum = 0;
        if (root > 0) sum += x / root;
        sum += y * y;
        if (root > 0) sum += y / root;
        return sum * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, NestedBranch)]
    public static double BranchesInsideABranch(double x, double y)
    {
        double zero = x - x, root = Math.Sqrt(zero), inverse = y / root;
        double sum = x * y;
        if (y > -50)
        {
            if (root > 0) sum += x / root;
            else sum *= x;
            if (root > 1) sum += inverse * root;
        }

        return zero > 0 ? inverse : sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, Conditional)]
    public static double UnitOfNothing(double x, double y)
    {
        double a = x - x, b = y - y, length = Math.Sqrt(a * a + b * b);
        double unitX = length == 0 ? 0 : a / length, unitY = length == 0 ? 0 : b / length;
        return unitX * x + unitY * y + x * y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, Conditional)]
    public static double ChainThatTwoChoicesUse(double x, double y)
    {
        double zero = x - x, root = Math.Sqrt(zero), inverse = 1 / root, scaled = inverse * y;
        double first = root > 0 ? scaled * inverse : x;
        double second = root > 0 ? scaled : x * y;
        return first + second * y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, HelperCall, EarlyReturn)]
    public static double HelperCalledTwice(double x, double y)
    {
        double zero = x - x;
        return Divided(zero, y) + Divided(zero, x) * y + x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, Conditional)]
    public static double OverflowThatIsDropped(double x)
    {
        double exp = Math.Exp(800 + x), tanh = (exp - 1) / (exp + 1);
        return exp > 1e300 ? x * x * 0.5 : tanh;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, MathFunction)]
    public static double SeveralMaxima(double x, double y)
    {
        double root = Math.Sqrt(x - x);
        return y / Math.Max(root, 0.25) + x * Math.Max(0.5, root * 3) + Math.Max(root, y * y + 0.1);
    }

    /// <summary>Here the slope counts, and cancels: what is used on both sides stays where it is.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Branch, Reduction)]
    [Domain("x", 0.5, 1.5)]
    public static double UsedOnBothSides(ReadOnlySpan<double> x)
    {
        double root = Math.Sqrt(x[0]), inverse = 1 / root, sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double log = Math.Log(x[i] * inverse);
            if (x[i] > 1) sum += log * inverse;
            else sum -= log * root;
            if (log > 0) sum *= inverse;
        }

        return sum * root;
    }

    private static double Divided(double value, double by)
    {
        double root = Math.Sqrt(value);
        if (root < 1e-12) return by * by;
        return by / root;
    }
}
