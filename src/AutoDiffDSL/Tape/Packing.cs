namespace AutoDiffDSL.Tape;

/// <summary>
/// Moves numbers between an objective's vector of doubles and the parameters of the method behind it.
/// </summary>
public static class Packing
{
    /// <summary>Rounds <paramref name="source"/> to single precision; the lengths are equal.</summary>
    public static void Narrow(ReadOnlySpan<double> source, Span<float> target)
    {
        for (int i = 0; i < source.Length; i++)
            target[i] = (float)source[i];
    }

    /// <summary>Copies <paramref name="source"/> into doubles; the lengths are equal.</summary>
    public static void Widen(ReadOnlySpan<float> source, Span<double> target)
    {
        for (int i = 0; i < source.Length; i++)
            target[i] = source[i];
    }

    /// <summary>
    /// Adds <paramref name="weight"/> times <paramref name="term"/> to <paramref name="sum"/>; the lengths are equal.
    /// </summary>
    public static void AddScaled(double weight, ReadOnlySpan<double> term, Span<double> sum)
    {
        for (int i = 0; i < term.Length; i++)
            sum[i] += weight * term[i];
    }
}
