namespace AutoDiffDSL.Checking;

/// <summary>The scale of each coordinate of a point, which steps and random directions are multiples of.</summary>
internal static class CheckScale
{
    public static double[] Of(ReadOnlySpan<double> point, double? typical)
    {
        double largest = 0;
        foreach (double x in point)
            largest = Math.Max(largest, Math.Abs(x));
        double ofZero = typical ?? (largest > 0 ? largest : 1);

        // A coordinate tiny beside the others is more likely near zero by chance than of another unit; a step of
        // its own size would still be right, and too small ones are noticed.
        var scale = new double[point.Length];
        for (int i = 0; i < scale.Length; i++)
            scale[i] = point[i] == 0 ? ofZero : Math.Max(Math.Abs(point[i]), 1e-3 * (typical ?? 0));
        return scale;
    }

    /// <summary>A direction with entries of the size of the scale, none near zero.</summary>
    public static double[] Direction(double[] scale, Random random)
    {
        var direction = new double[scale.Length];
        for (int i = 0; i < direction.Length; i++)
            direction[i] = scale[i] * (0.5 + random.NextDouble()) * (random.Next(2) == 0 ? -1 : 1);
        return direction;
    }

    /// <summary>The largest ratio of a coordinate to its part in a direction, of those that it moves.</summary>
    public static double Offset(double[] point, double[] direction)
    {
        double offset = 0;
        for (int i = 0; i < point.Length; i++)
            offset = direction[i] == 0 ? offset : Math.Max(offset, Math.Abs(point[i] / direction[i]));
        return offset;
    }

    /// <summary>All coordinates, or a random choice of them in ascending order.</summary>
    public static int[] Coordinates(int dimension, int most, Random random)
    {
        int[] all = [.. Enumerable.Range(0, dimension)];
        if (dimension <= most)
            return all;

        random.Shuffle(all);
        int[] some = all[..most];
        Array.Sort(some);
        return some;
    }
}
