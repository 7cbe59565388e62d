using System.Numerics;

namespace AutoDiffDSL.Derivatives.Tests.Objectives;

/// <summary>Losses over elements that keep something constant, over singles, and over spans in structs.</summary>
public static partial class ElementLosses
{
    public enum Color : byte
    {
        Red,
        Blue,
    }

    public struct Layer
    {
        public double[] W;
        public double B;
        public int N;
    }

    public struct Item
    {
        public Complex At;
        public (double Size, Color Color) Look;
        public float Single;

        [NoDerivative]
        public double Factor;
    }

    public readonly record struct Sample<T>(T A, [property: NoDerivative] T B, int C);

    public ref struct Pairs
    {
        public Span<double> First { get; set; }

        public Span<(double A, double B)> Both;
        public float Single;
    }

    public struct Selection
    {
        public double[] Weights;
        public List<int> Indices;
        public double Bias;
    }

    /// <summary>Parameters whose names are those of members, arrays and vectors of the objective.</summary>
    [Loss(Modes = Modes.All)]
    public static double TakenNames(
        Layer layer, double[] layerW, Layer other, [NoDerivative] double[] layerWArray, double[] value)
    {
        double sum = layer.B * other.B;
        for (int i = 0; i < layer.W.Length; i++) sum += layer.W[i] * layer.W[i] * other.W[i];
        for (int i = 0; i < layerW.Length; i++) sum += layerW[i] * layerW[i] * layerWArray[i] * value[0];
        return sum;
    }

    [Loss(Modes = Modes.All)]
    public static double ItemsWithConstants(Item[] items, Span<Item> span, Item alone, double[,] m)
    {
        double sum = 0;
        for (int i = 0; i < items.Length; i++)
        {
            double size = items[i].Look.Size * (items[i].Look.Color == Color.Blue ? 2 : 1);
            sum += items[i].At.Real * size * items[i].Factor * items[i].Single * span[i].At.Imaginary;
        }

        return sum * alone.Single * alone.Factor * m[0, 0];
    }

    [Loss(PerSample = true)]
    public static T OpenSamples<T>(
        ReadOnlySpan<Sample<T>> all,
        Sample<T> one,
        [Sample] Sample<T> sample,
        [Sample] T[] x,
        T selection,
        [Sample] ReadOnlySpan<(T, Color)> row)
        where T : IFloatingPointIeee754<T>
    {
        T sum = selection;
        for (int i = 0; i < all.Length; i++)
            sum += all[i].A * all[i].B * one.A * sample.A * sample.B * x[i] * row[i].Item1;
        return sum * sum;
    }

    [Loss(PerSample = true, Modes = Modes.Gradient | Modes.Hvp)]
    public static float InSingles((float A, bool B)[] pairs, Quaternion q, [Sample] Vector2 v, [Sample] Color color)
    {
        float sum = 0;
        foreach ((float A, bool B) pair in pairs) sum += (pair.B ? pair.A * pair.A : pair.A) * v.X * (q * q).W;
        return color == Color.Red ? sum : sum * v.Y;
    }

    [Loss]
    public static double ByReference(
        in Item item, in Complex z, ReadOnlySpan<Complex> all, [NoDerivative] in Item data) =>
        item.At.Real * z.Imaginary * all[0].Real * data.Single;

    [Loss]
    public static double WithLists(
        Selection selection,
        [NoDerivative] List<double> x,
        [NoDerivative] Selection data,
        List<int> indices,
        (double, int)[] pairs)
    {
        double sum = selection.Bias;
        foreach (int i in indices)
            sum += selection.Weights[i] * x[selection.Indices[i]] * data.Weights[0] * pairs[i].Item1;
        return sum * sum;
    }

    [Loss(PerSample = true)]
    public static double ListOfEachSample(Complex at, [Sample] List<int> indices, [Sample] double y)
    {
        double sum = y * at.Imaginary;
        foreach (int i in indices) sum += at.Real * i;
        return sum * sum;
    }

    /// <summary>What could be written, and is not.</summary>
    [Loss]
    public static double Unwritten(
        Span<double> w, [NoDerivative] Span<double> x, Span<(double A, int B)> pairs, Span<Complex> z) =>
        w[0] * w[1] * x[0] * pairs[0].A * z[0].Real;

    [Loss(PerSample = true)]
    public static double UnwrittenSample(Span<double> w, [Sample] Span<double> x) => w[0] * w[0] * x[1];

    [Loss(Modes = Modes.All)]
    public static double SpansInStructs(in Pairs pairs, ReadOnlySpan<double> x, Pairs more) =>
        pairs.First[0] * pairs.Single * pairs.Both[1].A * more.Both[0].B * x[0];
}
