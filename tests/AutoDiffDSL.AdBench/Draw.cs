namespace AutoDiffDSL.AdBench;

/// <summary>Seeded numbers for instances of one's own.</summary>
internal static class Draw
{
    public static double[] Uniform(this Random random, int count, double low, double high)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++) values[i] = low + (high - low) * random.NextDouble();
        return values;
    }
}
