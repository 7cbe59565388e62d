using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>
/// Parameters, spans and structs of spans that are assigned anew while others still see the old memory.
/// </summary>
public static partial class Reassignments
{
    [Differentiable(Modes = Modes.All)]
    [Feature(While, SliceParameter)]
    public static double ParameterThatShrinks(ReadOnlySpan<double> w, double x)
    {
        double s = 0;
        x = x * 2;
        x += x * x;
        while (w.Length > 0)
        {
            s += w[0] * w[0] * x;
            w = w[1..];
            x = s;
        }

        return s + x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ArrayParameter, EscapingAllocation)]
    [Length("a", 3)]
    public static double ArrayParameterReplaced(double[] a, double x)
    {
        double s = a[0] * x;
        if (s > 0) a = new double[3];
        else a = a[..2];
        for (int i = 0; i < a.Length; i++) s += a[i] * (i + 1) + x;
        a = [x, s, x * s];
        s += a[2];
        double[] b = a;
        b[0] = 7 * x;
        return s + a[0] * a[1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(WrittenSpan, BufferSwap)]
    [Length("y", 4)]
    public static double WrittenSpanThatMoves(Span<double> y, ReadOnlySpan<double> x)
    {
        Span<double> all = y;
        double s = 0;
        while (y.Length > 1)
        {
            y[1] += y[0] * x[0];
            s += y[1];
            y = y[1..];
        }

        Span<double> other = new double[all.Length];
        for (int k = 0; k < 3; k++)
        {
            for (int i = 0; i < other.Length; i++) other[i] = all[i] * x[i % x.Length] + k;
            Span<double> swapped = all;
            all = other;
            other = swapped;
        }

        Span<double> chosen = x[0] > 0 ? all : other;
        chosen[0] *= 3;
        return s + all[0] * other[1] + chosen[^1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Struct, SliceParameter, MutationInLoop)]
    public static double RefStructThatAdvances(ReadOnlySpan<double> x)
    {
        double[] cells = new double[5];
        for (int i = 0; i < 5; i++) cells[i] = x[i % x.Length] * (i + 1);
        View v = new() { Cells = cells, Factors = x };
        double s = v.Take() + v.Take() * v.Take();
        v.Cut();
        View rest = v.Rest();
        rest.Cells[0] *= 2;
        rest.At = 0;
        for (int i = 0; i < 2; i++)
        {
            s += rest.Take() * v.Cells[1];
            v.Cut();
        }

        return s + v.Cells.Length + rest.Cells[1] * v.Cells[0];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Struct, StructMember, MutationInLoop)]
    public static double StructsThatShareAnArray(double x, double y)
    {
        Holder first = new(3);
        Holder same = first;
        first.Put(0, x);
        same.Put(1, y);
        Holder third = first with { Factor = x };
        third.Put(2, y);
        third.Cells = new double[2];
        third.Put(0, x * y);
        third.Cells[1] = first.Cells[0];
        for (int i = 0; i < 4; i++)
        {
            Holder chosen = i % 2 == 0 ? first : third;
            chosen.Put(1, chosen.Cells[0] * chosen.Factor + i);
            if (i == 1) first = third;
        }

        double cells = first.Cells[0] * same.Cells[1] + same.Cells[2] + third.Cells[0] * third.Factor;
        return cells + first.Factor + same.Factor + third.Cells[1];
    }

    private ref struct View
    {
        public Span<double> Cells;
        public ReadOnlySpan<double> Factors;
        public int At;

        public double Take() => Cells[At++] * Factors[0];

        public void Cut() => Cells = Cells[1..];

        public readonly View Rest() => new() { Cells = Cells[1..], Factors = Factors, At = At };
    }

    private struct Holder(int count)
    {
        public double[] Cells = new double[count];
        public double Factor = count;

        public void Put(int i, double value)
        {
            Cells[i] = value * Factor;
            Factor += 1;
        }
    }
}
