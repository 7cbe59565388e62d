using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Arrays and spans of structs as locals and arguments of helpers.</summary>
public static partial class StructBuffers
{
    private record struct Particle(double X, double V)
    {
        public void Move(double step) => X += step * V;
    }

    private struct Knot
    {
        public int Count;
        public double Value;
        public float Weight;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBuffer, NestedLoops)]
    public static double ParticlesRepel(ReadOnlySpan<double> x)
    {
        var p = new Particle[x.Length];
        for (int i = 0; i < p.Length; i++) p[i] = new(i + 0.2 * x[i], x[i]);
        for (int t = 0; t < 3; t++)
        {
            for (int i = 0; i < p.Length; i++)
                for (int j = 0; j < i; j++)
                {
                    double d = p[i].X - p[j].X;
                    p[i].V += 0.01 / d;
                    p[j].V -= 0.01 / d;
                }

            for (int i = 0; i < p.Length; i++) p[i].Move(0.1);
        }

        return Energy(p) + p[0].X * p[^1].V;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBuffer, BufferSwap)]
    public static double StructBufferSwap(ReadOnlySpan<double> x)
    {
        Span<Particle> now = new Particle[x.Length];
        Span<Particle> next = new Particle[x.Length];
        for (int i = 0; i < x.Length; i++) now[i] = new Particle(x[i], 1 - x[i]);
        for (int t = 0; t < 4; t++)
        {
            for (int i = 0; i < now.Length; i++)
            {
                Particle left = now[i == 0 ? now.Length - 1 : i - 1];
                next[i] = now[i] with { X = now[i].X + 0.1 * left.V * now[i].X };
                next[i].V = left.X * 0.5;
            }

            Span<Particle> old = now;
            now = next;
            next = old;
        }

        return Energy(now) - Energy(next[1..3]);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBuffer, StackAllocation, OverlappingSlices)]
    public static double SlicesOfStructs(ReadOnlySpan<double> x)
    {
        Span<(double A, double B)> pairs = stackalloc (double A, double B)[5];
        for (int i = 0; i < 5; i++) pairs[i] = (x[i], x[i] * x[i]);
        Span<(double A, double B)> tail = pairs[2..];
        tail[0] = pairs[1];
        tail[1].A *= pairs[0].B;
        pairs[..3].CopyTo(pairs.Slice(1));
        double s = 0;
        for (int i = 0; i < pairs.Length; i++) s += pairs[i].A * pairs[i].B * (i + 1);
        return s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBuffer, ConditionalStore)]
    public static double MixedStructs(ReadOnlySpan<double> x)
    {
        var knots = new Knot[4];
        for (int i = 0; i < x.Length; i++)
        {
            int k = i % knots.Length;
            knots[k].Count++;
            knots[k].Value += x[i] * x[i];
            if (x[i] > 0) knots[k].Weight = 0.5f;
        }

        double s = 0;
        for (int i = 0; i < knots.Length; i++)
        {
            Knot knot = knots[i];
            s += knot.Value * (1 + knot.Weight) / (knot.Count + 1);
        }

        return s * s;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBuffer, EscapingAllocation)]
    public static double ArraysOfStructsFromHelper(ReadOnlySpan<double> x)
    {
        Particle[] p = Start(x);
        for (int t = 0; t < 3; t++) p = Step(p);
        return Energy(p);
    }

    private static Particle[] Start(ReadOnlySpan<double> x)
    {
        var p = new Particle[x.Length];
        p.AsSpan().Fill(new Particle(1, x[0]));
        for (int i = 0; i < x.Length; i++) p[i].X += x[i];
        return p;
    }

    private static Particle[] Step(ReadOnlySpan<Particle> p)
    {
        Particle[] next = p.ToArray();
        for (int i = 1; i < p.Length; i++) next[i].X += 0.2 * p[i - 1].X * p[i].V;
        return next;
    }

    private static double Energy(ReadOnlySpan<Particle> p)
    {
        double e = 0;
        for (int i = 0; i < p.Length; i++) e += p[i].V * p[i].V + p[i].X * p[i].X * (i + 1);
        return e;
    }
}
