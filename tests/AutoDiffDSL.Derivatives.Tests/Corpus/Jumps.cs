using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Loops that are left or shortened from inside.</summary>
public static partial class Jumps
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Break)]
    [Value("x", 0.3, -0.4, 0.9, 0.1, 0.7)]
    public static double FirstAboveHalf(ReadOnlySpan<double> x)
    {
        double found = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0.5)
            {
                found = x[i] * (i + 1);
                break;
            }
        }

        return found * found;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Break, Reduction)]
    [Value("x", 0.3, 0.4, 0.9, 0.1, 0.7)]
    public static double SumUntilOne(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
            if (sum > 1) break;
            sum *= 1.1;
        }

        return Math.Exp(sum);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Break, NestedLoops)]
    [Length("x", 4)]
    [Value("x", 0.3, 0.9, -0.4, 0.2)]
    public static double BreakOfTheInnerLoop(ReadOnlySpan<double> x)
    {
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double product = 1;
            for (int j = i; j < x.Length; j++)
            {
                if (x[j] < 0) break;
                product *= 1 + x[j];
            }

            total += product * x[i];
        }

        return total;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Continue)]
    [Value("x", 0.3, -0.4, 0.9, -0.1, 0.7)]
    public static double NegativesSkipped(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0) continue;
            sum += Math.Sqrt(x[i]);
        }

        return sum * sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Continue, While)]
    [Length("x", 6)]
    public static double ContinueInWhile(ReadOnlySpan<double> x)
    {
        double value = 1;
        int i = -1;
        while (i < x.Length - 1)
        {
            i++;
            if (i % 3 == 1) continue;
            value = value * x[i] + i;
        }

        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Continue, Break)]
    [Length("x", 7)]
    [Value("x", 0.3, -0.4, 0.9, -0.1, 0.7, 1.5, 0.2)]
    public static double ContinueAndBreak(ReadOnlySpan<double> x)
    {
        double product = 1;
        int used = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0) continue;
            product *= x[i];
            used++;
            if (x[i] > 1) break;
            product += x[i] * x[i];
        }

        return product * used;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ReturnInLoop)]
    [Length("x", 4)]
    [Value("x", 0.3, 0.4, 0.6, 0.2)]
    public static double FirstPairAboveOne(ReadOnlySpan<double> x)
    {
        double seen = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double sum = x[i] + x[j];
                if (sum > 0.95) return sum * sum + seen;
                seen += x[i] * x[j];
            }
        }

        return seen;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ReturnInLoop)]
    [Length("x", 4)]
    public static double ReturnThatIsNotReached(ReadOnlySpan<double> x)
    {
        double value = 1;
        for (int i = 0; i < x.Length; i++)
        {
            if (value > 100) return 100;
            value += x[i] * x[i] * value;
        }

        return Math.Log(value);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ReturnInLoop, While)]
    [Domain("x", 1.2, 1.3)]
    public static double ReturnFromWhile(double x)
    {
        double value = x;
        while (true)
        {
            if (value > 10) return value * x;
            if (value < 1) return value;
            value *= x;
        }
    }
}
