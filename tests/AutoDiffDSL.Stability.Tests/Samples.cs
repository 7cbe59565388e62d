namespace AutoDiffDSL.Stability.Tests;

/// <summary>Problems that several tests share.</summary>
internal static class Samples
{
    public const int Width = 100;

    /// <summary>The Chebyshev polynomial T_k on 20 points (Cohen et al., 2021).</summary>
    public static Losses.NetworkObjective Chebyshev(int degree = 4)
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(i => -1 + 2 * i / 19.0)];
        double[] y = [.. x.Select(value => Math.Cos(degree * Math.Acos(Math.Clamp(value, -1, 1))))];
        return new Losses.NetworkObjective(x, y, 3 * Width);
    }

    /// <summary>Xavier-normal weights with gains 1.9 and 1, zero biases.</summary>
    public static double[] Start(int seed)
    {
        double[] w = Normal(3 * Width, seed);
        double deviation = Math.Sqrt(2.0 / (1 + Width));
        for (int j = 0; j < Width; j++)
        {
            w[j] *= 1.9 * deviation;
            w[Width + j] = 0;
            w[2 * Width + j] *= deviation;
        }

        return w;
    }

    public static double[] Normal(int count, int seed)
    {
        double[] vector = new double[count];
        RandomVector.FillNormal(vector, new Random(seed));
        return vector;
    }

    public static double Norm(IEnumerable<double> vector) => Math.Sqrt(vector.Sum(entry => entry * entry));
}
