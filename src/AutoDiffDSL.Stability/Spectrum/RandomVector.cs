namespace AutoDiffDSL.Stability;

/// <summary>Random vectors that depend on the seed alone.</summary>
internal static class RandomVector
{
    /// <summary>Fills with independent standard normal numbers (Box and Muller, 1958).</summary>
    public static void FillNormal(Span<double> vector, Random random)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            vector[i] = radius * Math.Cos(2 * Math.PI * random.NextDouble());
        }
    }

    /// <summary>Fills with independent random signs.</summary>
    public static void FillSigns(Span<double> vector, Random random)
    {
        for (int i = 0; i < vector.Length; i++)
            vector[i] = random.Next(2) == 0 ? -1 : 1;
    }
}
