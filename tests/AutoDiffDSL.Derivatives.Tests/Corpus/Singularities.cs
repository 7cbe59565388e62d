using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>
/// Infinite slopes of what does not count: a value that was computed before the branch that drops it, the other
/// argument of a maximum, a power of zero.
/// </summary>
public static partial class Singularities
{
    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, MathFunction)]
    [Domain("x", 0.1, 0.9)]
    public static double PowersOfZero(double x, double y)
    {
        double zero = x - x;
        return Math.Pow(0, x + 2) + Math.Pow(zero, 2) + Math.Pow(zero, 3) * y + Math.Pow(zero, x + 4) + x * y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, MathFunction)]
    [Domain("x", 0.1, 0.9)]
    public static double LengthOfNothing(double x, double y)
    {
        double zero = x - x;
        return double.Hypot(zero, zero) + x * y * y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, MathFunction)]
    [Domain("x", 0.1, 0.9)]
    public static double OtherArgumentOfAMaximum(double x, double y)
    {
        double zero = x - x;
        double far = Math.Max(-Math.Sqrt(zero), x) + Math.Min(x, y * Math.Cbrt(zero) + 2);
        return far * y + Math.Max(Math.Log(zero), y) + Math.Min(1 / zero, x) + Math.Clamp(-1 / zero, y - 3, y + 3);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, Struct)]
    [Domain("x", 0.1, 0.9)]
    public static double UnitVectorOfNothing(double x, double y)
    {
        Arrow nothing = new(x - x, y - y), unit = nothing.Unit();
        Arrow other = new Arrow(x, y).Unit();
        return unit.X * x + nothing.X + other.X * y + other.Y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, Continue)]
    [Domain("x", 0.1, 0.9)]
    public static double PairsButThemselves(ReadOnlySpan<double> x)
    {
        double energy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < x.Length; j++)
            {
                double distance = x[i] - x[j], radius = Math.Sqrt(distance * distance);
                if (radius == 0) continue;
                energy += x[i] / (radius + 0.5);
            }
        }

        return energy;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(UntakenBranch, Conditional, Guard)]
    [Domain("x", 0.1, 0.9)]
    public static double ComputedBeforeItIsDropped(double x, double y)
    {
        double zero = x - x, quotient = y / zero, power = Math.Pow(zero, -1.5), root = Math.Cbrt(zero);
        double log = Math.Log(zero), overflow = Math.Exp(1000 + x);
        double sum = x;
        if (zero > 0)
        {
            sum += quotient * power;
            if (zero > 1) sum += quotient;
        }
        else
        {
            sum += y * y;
        }

        sum += zero != 0 ? root : y;
        sum += overflow > 1e300 ? x * y : overflow;
        if (zero <= 0) return sum * x;
        return sum * log;
    }

    private readonly struct Arrow(double x, double y)
    {
        public double X { get; } = x;

        public double Y { get; } = y;

        public Arrow Unit()
        {
            double length = Math.Sqrt(X * X + Y * Y);
            return length > 0 ? new Arrow(X / length, Y / length) : default;
        }
    }
}
