using AutoDiffDSL;
using AutoDiffDSL.Experiments.Sampling;

/// <summary>What is learnt, and from which weights.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="NewObjective">Binds the data; one objective for each thread.</param>
/// <param name="Start">The initial weights of a seed.</param>
internal sealed record Problem(string Name, Func<IHessianObjective> NewObjective, Func<int, double[]> Start)
{
    private const int Width = 100;

    /// <summary>A step size at which the digits network crosses 2/eta within a few thousand steps.</summary>
    public const double DigitsEta = 0.4;

    /// <summary>Whether the published bands apply.</summary>
    public bool IsChebyshev { get; private init; }

    /// <summary>T_k on 20 evenly spaced points in [-1, 1], by a 1-100-1 network; as in the paper, section 3.</summary>
    public static Network.LossObjective ChebyshevObjective(int degree)
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(i => -1 + 2 * i / 19.0)];
        double[] y = [.. x.Select(value => Math.Cos(degree * Math.Acos(Math.Clamp(value, -1, 1))))];
        return new Network.LossObjective(x, y, 3 * Width);
    }

    /// <summary>Its weights: Xavier-normal with gains 1.9 and 1, biases zero.</summary>
    public static double[] ChebyshevStart(int seed)
    {
        double[] w = new double[3 * Width];
        GaussianNumbers random = new(seed);
        random.FillXavier(w.AsSpan(0, Width), 1.9, fanIn: 1, fanOut: Width);
        random.FillXavier(w.AsSpan(2 * Width), 1, fanIn: Width, fanOut: 1);
        return w;
    }

    /// <summary>The same with its starts.</summary>
    public static Problem Chebyshev(int degree) =>
        new($"Chebyshev polynomial of degree {degree}", () => ChebyshevObjective(degree), ChebyshevStart)
        {
            IsChebyshev = true,
        };

    /// <summary>The first digits of the 1,797; each pixel less its mean, divided by 16, the darkest.</summary>
    public static (double[] Pixels, int[] Labels) DigitData(int count = 1797)
    {
        string folder = (string?)AppContext.GetData("EntryPointFileDirectoryPath") ?? "examples";
        string[] lines = File.ReadAllLines(Path.Combine(folder, "data", "digits.csv"));
        int[][] rows = [.. lines.Take(count).Select(line => line.Split(',').Select(int.Parse).ToArray())];
        double[] mean = [.. Enumerable.Range(0, 64).Select(p => rows.Average(row => row[p]))];
        return (
            [.. rows.SelectMany(row => mean.Select((average, p) => (row[p] - average) / 16))],
            [.. rows.Select(row => row[64])]);
    }

    /// <summary>All 1,797 digits, by a 64-32-10 network.</summary>
    public static Problem Digits()
    {
        (double[] pixels, int[] labels) = DigitData();
        return new Problem(
            "1,797 handwritten digits",
            () => new Network.DigitLossObjective(pixels, 64, labels, 2410),
            seed =>
            {
                double[] w = new double[2410];
                GaussianNumbers random = new(seed);
                random.FillXavier(w.AsSpan(0, 2048), 1, fanIn: 64, fanOut: 32);
                random.FillXavier(w.AsSpan(2080, 320), 1, fanIn: 32, fanOut: 10);
                return w;
            });
    }
}
