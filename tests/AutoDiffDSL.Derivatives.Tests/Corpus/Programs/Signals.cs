using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Pictures, signals, curves and sequences.</summary>
public static partial class Signals
{
    /// <summary>The energy in the lower half of the spectrum, by the fast Fourier transform in place.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, ComplexNumber, StructBuffer, NestedLoops, InPlace)]
    [Length("signal", 8)]
    public static double LowFrequencyEnergy(ReadOnlySpan<double> signal)
    {
        int n = signal.Length;
        Complex[] spectrum = new Complex[n];
        for (int i = 0, j = 0; i < n; i++)
        {
            spectrum[j] = signal[i];
            int bit = n / 2;
            while (bit > 0 && (j & bit) != 0)
            {
                j ^= bit;
                bit /= 2;
            }

            j |= bit;
        }

        for (int half = 1; half < n; half *= 2)
        {
            for (int k = 0; k < half; k++)
            {
                Complex turn = Complex.Exp(new Complex(0, -Math.PI * k / half));
                for (int i = k; i < n; i += 2 * half)
                {
                    Complex odd = turn * spectrum[i + half];
                    spectrum[i + half] = spectrum[i] - odd;
                    spectrum[i] += odd;
                }
            }
        }

        double energy = 0;
        for (int i = 0; i < n / 4; i++)
            energy += spectrum[i].Real * spectrum[i].Real + spectrum[i].Imaginary * spectrum[i].Imaginary;
        return energy;
    }

    /// <summary>The brightness of a picture between its pixels.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, DataDrivenIndex, FloatDrivenInteger, LocalFunction)]
    [Length("picture", 12)]
    [Value("width", 4)]
    [Domain("x", 1.2, 1.8)]
    [Domain("y", 0.2, 0.8)]
    public static double BilinearInterpolation(ReadOnlySpan<double> picture, int width, double x, double y)
    {
        int column = (int)Math.Floor(x), row = (int)Math.Floor(y);
        double right = x - column, down = y - row;
        int corner = row * width + column;
        double above = Between(picture[corner], picture[corner + 1], right);
        double below = Between(picture[corner + width], picture[corner + width + 1], right);
        return Between(above, below, down);

        static double Between(double a, double b, double t) => a + t * (b - a);
    }

    /// <summary>A natural cubic spline: second derivatives by elimination, the piece by binary search.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, While, DataDrivenIndex, DownLoop, ThrowGuard)]
    [Length("knots", 5)]
    [Value("knots", 0, 0.8, 1.7, 2.9, 4)]
    [Length("heights", 5)]
    [Domain("x", 1.8, 2.8)]
    public static double NaturalSpline(ReadOnlySpan<double> knots, ReadOnlySpan<double> heights, double x)
    {
        int n = knots.Length;
        if (heights.Length != n) throw new ArgumentException($"{n} knots need as many heights.", nameof(heights));
        double[] curvature = new double[n], factor = new double[n];
        for (int i = 1; i < n - 1; i++)
        {
            double left = knots[i] - knots[i - 1], right = knots[i + 1] - knots[i];
            double jump = (heights[i + 1] - heights[i]) / right - (heights[i] - heights[i - 1]) / left;
            double pivot = 2 * (left + right) - left * factor[i - 1];
            factor[i] = right / pivot;
            curvature[i] = (6 * jump - left * curvature[i - 1]) / pivot;
        }

        for (int i = n - 2; i > 0; i--) curvature[i] -= factor[i] * curvature[i + 1];
        int low = 0, high = n - 1;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (knots[middle] > x) high = middle;
            else low = middle;
        }

        double h = knots[high] - knots[low], a = (knots[high] - x) / h, b = (x - knots[low]) / h;
        double bend = (a * a * a - a) * curvature[low] + (b * b * b - b) * curvature[high];
        return a * heights[low] + b * heights[high] + h * h / 6 * bend;
    }

    /// <summary>
    /// One head of attention over three tokens, causal, by loops; how much the last output is like the first.
    /// </summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, Matrix, TriangularLoops, HelperWritesSpan)]
    [Length("tokens", 6)]
    [Length("weights", 12)]
    public static double CausalAttention(ReadOnlySpan<double> tokens, ReadOnlySpan<double> weights)
    {
        const int size = 2;
        int count = tokens.Length / size;
        double[,] query = new double[count, size], key = new double[count, size], value = new double[count, size];
        for (int t = 0; t < count; t++)
        {
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++)
                {
                    double token = tokens[t * size + j];
                    query[t, i] += weights[i * size + j] * token;
                    key[t, i] += weights[4 + i * size + j] * token;
                    value[t, i] += weights[8 + i * size + j] * token;
                }
            }
        }

        double[,] output = new double[count, size];
        Span<double> share = stackalloc double[count];
        for (int t = 0; t < count; t++)
        {
            for (int s = 0; s <= t; s++)
            {
                share[s] = 0;
                for (int i = 0; i < size; i++) share[s] += query[t, i] * key[s, i] / Math.Sqrt(size);
            }

            Softmax(share[..(t + 1)]);
            for (int s = 0; s <= t; s++)
                for (int i = 0; i < size; i++) output[t, i] += share[s] * value[s, i];
        }

        double like = 0;
        for (int i = 0; i < size; i++) like += output[0, i] * output[count - 1, i];
        return like;
    }

    private static void Softmax(Span<double> scores)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (double score in scores) largest = Math.Max(largest, score);
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = Math.Exp(scores[i] - largest);
            sum += scores[i];
        }

        for (int i = 0; i < scores.Length; i++) scores[i] /= sum;
    }
}
