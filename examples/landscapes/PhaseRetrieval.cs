using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Optimizers;

public static partial class Losses
{
    /// <summary>
    /// Half the mean of (|a_i*z|^2 - y_i)^2 for a complex z. With of the order of n log^3(n) Gaussian a_i its minima
    /// are the wanted vector times any phase: Sun, Qu and Wright, "A Geometric Analysis of Phase Retrieval", 2016.
    /// </summary>
    /// <param name="z">The real parts, and then the imaginary parts.</param>
    /// <param name="re">The real parts of the a_i, row by row.</param>
    /// <param name="im">Their imaginary parts.</param>
    /// <param name="y">The squared sizes that were measured.</param>
    [Loss]
    public static double Phase(
        ReadOnlySpan<double> z, [NoDerivative] ReadOnlySpan<double> re, [NoDerivative] ReadOnlySpan<double> im,
        [NoDerivative] ReadOnlySpan<double> y)
    {
        int n = z.Length / 2;
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double real = 0, imaginary = 0;
            for (int k = 0; k < n; k++)
            {
                real += re[i * n + k] * z[k] + im[i * n + k] * z[n + k];
                imaginary += re[i * n + k] * z[n + k] - im[i * n + k] * z[k];
            }

            double error = real * real + imaginary * imaginary - y[i];
            sum += error * error;
        }

        return sum / (2 * y.Length);
    }
}

/// <summary>
/// A unit vector of 8 complex entries from 600 squared sizes (n log^3(n) is 72), by gradient descent. The distance is
/// the smallest over all phases.
/// </summary>
internal static class PhaseRetrieval
{
    private const int Size = 8, Measurements = 600;

    public static RowResult Run(int starts)
    {
        GaussianNumbers random = new(5);
        double[] planted = random.UnitVectors(1, 2 * Size);
        double[] re = random.Gaussian(Measurements * Size, Math.Sqrt(0.5));
        double[] im = random.Gaussian(Measurements * Size, Math.Sqrt(0.5));
        double[] y = new double[Measurements];
        for (int i = 0; i < Measurements; i++)
        {
            double[] real = re[(i * Size)..((i + 1) * Size)], imaginary = im[(i * Size)..((i + 1) * Size)];
            y[i] = Square(Conjugate(real, imaginary, planted));
        }

        return new Landscape
        {
            Objective = new Losses.PhaseObjective(re, im, y, 2 * Size),
            Start = numbers => numbers.UnitVectors(1, 2 * Size),
            Method = new GradientDescent(0.05),
            MaxSteps = 20_000,
            Error = z => Math.Sqrt(Math.Max(
                0,
                Arrays.Dot(z, z) + 1 - 2 * Math.Sqrt(Square(Conjugate(planted[..Size], planted[Size..], z))))),

            // The root of a difference of numbers near 1: accurate to about 1e-8.
            Measure = "distance up to a phase",
            Symmetry = 1,
            Least = 0,
        }.Solve(starts);
    }

    /// <summary>The complex inner product a*z.</summary>
    private static (double Real, double Imaginary) Conjugate(double[] real, double[] imaginary, double[] z) =>
        (Arrays.Dot(real, z.AsSpan(0, Size)) + Arrays.Dot(imaginary, z.AsSpan(Size)),
         Arrays.Dot(real, z.AsSpan(Size)) - Arrays.Dot(imaginary, z.AsSpan(0, Size)));

    private static double Square((double Real, double Imaginary) z) => z.Real * z.Real + z.Imaginary * z.Imaginary;
}
