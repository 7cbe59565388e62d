namespace AutoDiffDSL.AdBench.BundleAdjustment;

/// <summary>
/// Cameras, points and weighted observations; observation i sees point i mod m through camera i mod n.
/// </summary>
/// <param name="Cameras">n rows of 11: rotation (3), centre (3), focal length, principal point (2), distortion
/// (2).</param>
/// <param name="Points">m rows of 3.</param>
/// <param name="Weights">One for each observation.</param>
/// <param name="Features">Where each observation lies in its image, p rows of 2.</param>
public sealed record BundleInstance(double[] Cameras, double[] Points, double[] Weights, double[] Features)
{
    public const int CameraLength = 11;

    public int CameraCount => Cameras.Length / CameraLength;

    public int PointCount => Points.Length / 3;

    public static BundleInstance Read(string text)
    {
        var figures = new Figures(text);
        int n = figures.Whole(), m = figures.Whole(), p = figures.Whole();
        double[] camera = figures.Reals(CameraLength), point = figures.Reals(3);
        double weight = figures.Real();
        double[] feature = figures.Reals(2);
        return new BundleInstance(Repeat(camera, n), Repeat(point, m), Repeat([weight], p), Repeat(feature, p));
    }

    public static BundleInstance Drawn(int cameras, int points, int observations, int seed)
    {
        var random = new Random(seed);
        return new BundleInstance(
            random.Uniform(cameras * CameraLength, 0.1, 1),
            random.Uniform(points * 3, 2, 4),
            random.Uniform(observations, 0, 1),
            random.Uniform(observations * 2, 0, 2));
    }

    /// <summary>The file of an instance whose cameras, points and observations are all like the first.</summary>
    public string Write() => new FigureWriter()
        .Line(CameraCount, PointCount, Weights.Length)
        .Line(Cameras.AsSpan(0, CameraLength))
        .Line(Points.AsSpan(0, 3))
        .Line(Weights[0])
        .Line(Features.AsSpan(0, 2))
        .ToString();

    public ReadOnlySpan<double> Camera(int observation) =>
        Cameras.AsSpan(observation % CameraCount * CameraLength, CameraLength);

    public ReadOnlySpan<double> Point(int observation) => Points.AsSpan(observation % PointCount * 3, 3);

    private static double[] Repeat(double[] values, int times) =>
        [.. Enumerable.Repeat(values, times).SelectMany(v => v)];
}
