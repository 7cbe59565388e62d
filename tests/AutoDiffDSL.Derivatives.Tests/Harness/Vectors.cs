namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>The little linear algebra that checks need, and the comparisons that they share.</summary>
public static class Vectors
{
    public static double[] Step(double[] point, double step, double[] direction) =>
        [.. point.Zip(direction, (x, u) => x + step * u)];

    public static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    /// <summary>Sum of the products' sizes: what rounding errors of <see cref="Dot"/> are relative to.</summary>
    public static double DotSize(double[] a, double[] b) => a.Zip(b, (x, y) => Math.Abs(x * y)).Sum();

    public static void SameBits(double[] expected, double[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(
                BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(actual[i]),
                $"{what}, output {i}: the primal gives {expected[i]:R}, the generated method {actual[i]:R}");
    }

    public static double[] Unit(int length, int index)
    {
        var unit = new double[length];
        unit[index] = 1;
        return unit;
    }

    /// <param name="whole">A larger whole that the compared cells are part of.</param>
    public static void Close(
        double[] expected, double[] actual, double relative, string what, double[]? whole = null)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Concat(whole ?? []).Select(Math.Abs).DefaultIfEmpty().Max();
        for (int i = 0; i < expected.Length; i++)
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= relative * scale,
                $"{what}, cell {i}: expected {expected[i]:R}, found {actual[i]:R}");
    }

    public static void SameProduct(
        double[] a, double[] b, double[] c, double[] d, double relative, string what, double[]? whole = null)
    {
        double left = Dot(a, b), right = Dot(c, d);
        double scale = DotSize(a, b) + DotSize(c, d) + (whole ?? []).Select(Math.Abs).DefaultIfEmpty().Max();
        Assert.True(Math.Abs(left - right) <= relative * scale, $"{what}: {left:R} is not {right:R}");
    }
}
