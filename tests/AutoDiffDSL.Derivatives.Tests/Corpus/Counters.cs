using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Integers that a loop changes in equal steps beside its own index, and some that only look so.</summary>
public static partial class Counters
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Counter)]
    [Length("x", 9)]
    public static double StepsUpAndDown(ReadOnlySpan<double> x)
    {
        double sum = 0;
        int up = 0, down = x.Length, odd = 3;
        for (int i = 0; i < 4; i++)
        {
            down -= 2;
            sum += x[up] * x[down] * Math.Sin(odd * x[i]);
            odd += 4;
            up++;
        }

        return sum * x[up] + odd * x[down];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Counter)]
    [Length("x", 8)]
    [Value("begin", 2)]
    public static double LoopsThatBeginElsewhere(ReadOnlySpan<double> x, int begin)
    {
        double product = 1;
        int same = begin;
        for (int i = begin; i < x.Length; i++) product *= 1 + x[i] * x[same++];
        int shifted = 5, third = 7;
        for (int i = 2; i < 6; i++)
        {
            product += x[i] * x[shifted - 4];
            shifted++;
            third -= 1;
            product *= x[third] + third;
        }

        return product + same + shifted;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Counter, NestedLoops)]
    [Length("w", 12)]
    public static double WeightsInARow(ReadOnlySpan<double> w, double input)
    {
        int next = 0;
        double state = input;
        for (int layer = 0; layer < 3; layer++)
        {
            double sum = 0;
            for (int unit = 0; unit < 4; unit++) sum += Math.Tanh(w[next++] * state + unit);
            state = sum;
        }

        return state * next;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Counter)]
    [Length("x", 6)]
    [Value("begin", 1)]
    public static double LoopThatNeverRuns(ReadOnlySpan<double> x, int begin)
    {
        int last = begin, third = 4;
        double sum = x[0];
        for (int i = begin + 4; i < begin; i++)
        {
            sum *= x[last++];
        }

        for (int i = 3; i < begin; i++)
        {
            third++;
            sum *= x[third];
        }

        return sum * sum + last * x[third];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Counter, StrideLoop, Branch)]
    [Length("x", 8)]
    public static double TakenSteps(ReadOnlySpan<double> x)
    {
        double sum = 1;
        int taken = 0, doubled = 1, pairs = 0;
        for (int i = 0; i < x.Length; i += 2)
        {
            pairs++;
            if (x[i] > 0) taken++;
            doubled *= 2;
            sum = sum * x[taken] + x[pairs] * doubled;
        }

        return sum * pairs;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Counter)]
    [Length("x", 5)]
    public static double StepsThatWrapAround(ReadOnlySpan<double> x)
    {
        double sum = 0;
        int hash = 17;
        for (int i = 0; i < x.Length; i++)
        {
            unchecked { hash += 1_500_000_001; }
            sum += x[i] * x[i] * (hash % 7 + 0.5);
        }

        return sum + sum * sum * (hash & 3);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Counter, DownLoop)]
    [Length("x", 7)]
    public static double BackwardIndex(ReadOnlySpan<double> x)
    {
        double sum = 1;
        int forward = 0;
        for (int i = x.Length - 1; i >= 0; i--)
        {
            sum = sum * x[i] + x[forward];
            forward++;
        }

        return sum * forward;
    }
}
