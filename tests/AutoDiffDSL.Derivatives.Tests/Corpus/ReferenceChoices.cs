using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>References to one of two places.</summary>
public static partial class ReferenceChoices
{
    [Differentiable(Modes = Modes.All)]
    [Feature(RefChoice, RefLocal)]
    [Domain("x", 0.1, 0.4)]
    [Domain("y", 0.5, 0.9)]
    public static double SmallerOfTwoLocals(double x, double y)
    {
        double a = x * y, b = y;
        ref double smaller = ref (a < b ? ref a : ref b);
        a += 3; // which one it is has been decided
        smaller *= smaller;
        return a * 2 + b * smaller;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefChoice, RefLocal)]
    [Value("steps", 5)]
    public static double AlternatingInALoop(double x, double y, int steps)
    {
        double even = x, odd = y;
        for (int i = 0; i < steps; i++)
        {
            ref double current = ref (i % 2 == 0 ? ref even : ref odd);
            current += Math.Sin(even * odd) * current;
        }

        return even - odd * odd;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefChoice, DataDrivenIndex, InPlace)]
    [Length("w", 6)]
    [Length("v", 4)]
    public static double CellsOfTwoSpans(Span<double> w, Span<double> v)
    {
        int position = 0;
        for (int k = 0; k < 5; k++)
        {
            ref double cell = ref (w[k] > 0 ? ref w[position++] : ref v[^(k % 4 + 1)]);
            cell = cell * w[5] + v[0] * v[k % 4];
        }

        return w[0] * w[1] + w[2] * v[3] + position * v[1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefChoice, Struct, StructMember)]
    public static double PartsOfStructs(double x, double y, double z)
    {
        var p = new Pair { First = x, Second = y };
        var q = new Pair { First = z, Second = x * y };
        (x > y ? ref p : ref q).Scale(z);
        ref double part = ref (z > 0 ? ref p.First : ref q.Second);
        part += p.Second * q.First;
        (y > 0 ? ref p : ref q).Second = part * part;
        return p.First * p.Second + q.First * q.Second;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefChoice, RefArgument, HelperCall)]
    public static double ArgumentsOfHelpers(double x, double y, ReadOnlySpan<double> w)
    {
        double a = x, b = y, c = x * y;
        for (int i = 0; i < w.Length; i++)
        {
            Bump(ref i % 2 == 0 ? ref a : ref (i == 1 ? ref b : ref c), w[i]);
            (x > y || i > 2 ? ref a : ref c) -= b * w[i];
        }

        return a * b * c;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefChoice, RefParameter)]
    public static void UpdatesTheLarger(ref double a, ref double b, double rate)
    {
        ref double larger = ref (a > b ? ref a : ref b);
        larger -= rate * larger * larger;
        larger = Math.Cos(larger) + a * b;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RefChoice, StructBuffer)]
    [Length("w", 6)]
    public static double ElementsThatAreStructs(ReadOnlySpan<double> w)
    {
        Span<Pair> pairs = stackalloc Pair[3];
        var alone = new Pair { First = w[0], Second = w[1] };
        for (int i = 0; i < pairs.Length; i++) pairs[i] = new Pair { First = w[2 * i], Second = w[2 * i + 1] };
        for (int i = 0; i < pairs.Length; i++)
        {
            ref Pair pair = ref (w[i] > 0.2 ? ref pairs[i] : ref alone);
            pair.Scale(w[i + 1]);
            pair = new Pair { First = pair.Second, Second = pair.First * alone.First };
        }

        return alone.First * alone.Second + pairs[0].First * pairs[1].Second + pairs[2].First;
    }

    private static void Bump(ref double value, double by)
    {
        value += by * by;
        value *= Math.Cos(by * value);
    }

    private struct Pair
    {
        public double First;
        public double Second;

        public void Scale(double by)
        {
            First *= by;
            Second += First * by;
        }
    }
}
