using System.Runtime.InteropServices;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Spans and arrays of structs that do not lie in memory as their numbers.</summary>
public static partial class MixedElements
{
    public struct Charged
    {
        public double Mass;
        public int Kind;
        public double Charge;
        public bool IsFixed;
    }

    public record struct Sample(double X, [NoDerivative] double Weight, double Y);

    [StructLayout(LayoutKind.Auto)]
    public struct Shuffled
    {
        public double Low;
        public double High { get; set; }
    }

    public struct Track
    {
        public (double Time, double Height)[] Points;
        public double Scale;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature)]
    [Length("bodies", 4)]
    public static double ChargeEnergy(ReadOnlySpan<Charged> bodies, double strength)
    {
        double sum = 0;
        for (int i = 0; i < bodies.Length; i++)
            for (int j = 0; j < i; j++)
                if (!bodies[i].IsFixed || i < 3) sum += Pull(bodies[i], bodies[j], strength);
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, TupleInSignature)]
    [Length("points", 4)]
    public static double TupleArea(ReadOnlySpan<(double X, double Y)> points)
    {
        double area = 0;
        for (int i = 0; i < points.Length; i++)
        {
            (double x, double y) = points[(i + 1) % points.Length];
            area += points[i].X * y - x * points[i].Y;
        }

        return area * area;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, TupleInSignature, VoidMethod, MutationInLoop)]
    [Length("points", 4)]
    public static void TuplesInPlace(Span<(double X, int N, double Y)> points, double by)
    {
        for (int i = 1; i < points.Length; i++)
        {
            points[i].X *= by * points[i - 1].Y;
            points[i] = (points[i].X + points[i].N, points[i].N, points[i - 1].X * points[i].Y);
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, InactiveField, RecordStructInSignature)]
    [Length("samples", 3)]
    public static double WeightedSamples(Span<Sample> samples, (double A, double B) t)
    {
        double sum = 0;
        foreach (ref Sample sample in samples)
        {
            sample.Y = sample.Weight * sample.X * t.A;
            sum += sample.Y * sample.Y * t.B;
        }

        samples[0] = samples[2] with { X = sum };
        return sum * samples[1].X;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, InactiveField, RecordStructInSignature)]
    [Length("samples", 3)]
    public static double RecordsOnly(Sample[] samples, ReadOnlySpan<(double, bool)> factors)
    {
        double sum = 0;
        for (int i = 0; i < samples.Length; i++)
            sum += factors[i].Item2 ? Math.Sin(samples[i].X * factors[i].Item1) * samples[i].Weight * samples[i].Y : 0;
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature)]
    [Length("intervals", 3)]
    public static double AutomaticLayout(Span<Shuffled> intervals, ref double shift)
    {
        double width = 0;
        for (int i = 0; i < intervals.Length; i++)
        {
            intervals[i].Low -= shift;
            intervals[i].High *= shift;
            width += intervals[i].High * intervals[i].Low;
        }

        shift = width;
        return width * intervals[1..][0].Low;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, GradientOfArrays, StructBufferInSignature)]
    [Length("track.Points", 3)]
    public static double HeightOfTrack(Track track)
    {
        double sum = 0;
        for (int i = 1; i < track.Points.Length; i++)
            sum += (track.Points[i].Time - track.Points[i - 1].Time) * track.Points[i].Height * track.Points[i].Height;
        return sum * track.Scale;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructBufferInSignature, MixedPrecision)]
    [Length("pairs", 3)]
    public static double MixedPrecisionElements(ReadOnlySpan<(double A, float B)> pairs)
    {
        double sum = 0;
        foreach ((double A, float B) pair in pairs) sum += pair.A * pair.A * pair.B;
        return sum;
    }

    private static double Pull(Charged a, Charged b, double strength)
    {
        double distance = a.Mass - b.Mass * a.Kind + 5;
        return strength * a.Charge * b.Charge / distance;
    }
}
