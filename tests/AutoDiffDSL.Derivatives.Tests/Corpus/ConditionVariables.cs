using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>
/// Variables that a condition declares or assigns: behind an operator that may skip them, and in the head of a loop,
/// which is tested again and again.
/// </summary>
public static partial class ConditionVariables
{
    [Differentiable(Modes = Modes.All)]
    [Feature(OutArgument, Branch)]
    public static double OutBehindAnd(double x, double z)
    {
        if (z > -50 && TrySquare(x, out double square) && square > -1) return square * z + x;
        return x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutArgument, Guard)]
    public static double OutBehindOr(double x, double z)
    {
        if (z < -50 || !TrySquare(x, out double square)) return x;
        return square * z + x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutArgument, Branch)]
    public static double EarlierVariableBehindAnd(double x, double z)
    {
        double square;
        if (z > -50 && TrySquare(x * z, out square)) return square * z + x;
        return x * z;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutArgument, Conditional)]
    public static double OutOnBothSidesOfAChoice(double x, double z)
    {
        bool got = z > 0.1 ? TrySquare(x, out double square) : TrySquare(z, out square);
        return got ? square * z + x : x * square;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Pattern, Branch)]
    public static double PatternBehindAnd(double x, double z)
    {
        if (z > -50 && x * z is var product && Math.Sin(product) is var sine && sine > -2) return product * z + sine;
        return x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutArgument, Reduction)]
    public static double OutInALoopBehindAnd(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (i > 0 && TrySquare(x[i], out double square)) sum += square * x[0];
            else if (TrySquare(x[i] * 3, out square)) sum -= square;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutArgument, While)]
    [Value("x", 0.8)]
    public static double OutInAWhile(double x)
    {
        double position = 0, sum = 0;
        while (Step(ref position, out double square, x)) sum += square * x;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Pattern, While)]
    [Value("x", 0.8)]
    public static double PatternInAWhile(double x)
    {
        double position = 0, sum = 0;
        while (position * x is < 3 and var reached)
        {
            sum += reached * x;
            position += 1 + x;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(OutArgument, Continue, Break)]
    [Value("x", 0.8)]
    public static double OutInAForWithContinue(double x)
    {
        double position = 0, sum = 0;
        for (int i = 0; Step(ref position, out double square, x); i++)
        {
            if (i == 1) continue;
            sum += square * x * i;
            if (sum > 100) break;
        }

        return sum;
    }

    private static bool TrySquare(double x, out double square)
    {
        square = x * x;
        return x > -100;
    }

    private static bool Step(ref double position, out double square, double by)
    {
        position += by;
        square = position * position;
        return position < 5;
    }
}
