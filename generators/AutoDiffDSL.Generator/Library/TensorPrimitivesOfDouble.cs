using System;

namespace AutoDiffDSL.Library;

/// <summary>Stands for methods of TensorPrimitives on <see cref="double"/> that are more than a loop.</summary>
internal static partial class TensorPrimitivesFunctions
{
    public static void SinCos(ReadOnlySpan<double> x, Span<double> sinDestination, Span<double> cosDestination)
    {
        Require(sinDestination.Length >= x.Length && cosDestination.Length >= x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            double element = x[i];
            sinDestination[i] = Math.Sin(element);
            cosDestination[i] = Math.Cos(element);
        }
    }

    public static void SinCosPi(ReadOnlySpan<double> x, Span<double> sinPiDestination, Span<double> cosPiDestination)
    {
        Require(sinPiDestination.Length >= x.Length && cosPiDestination.Length >= x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            double element = x[i];
            sinPiDestination[i] = double.SinPi(element);
            cosPiDestination[i] = double.CosPi(element);
        }
    }

    public static void Round(ReadOnlySpan<double> x, MidpointRounding mode, Span<double> destination)
    {
        Require(destination.Length >= x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = Math.Round(x[i], mode);
        }
    }

    public static void Round(ReadOnlySpan<double> x, int digits, MidpointRounding mode, Span<double> destination)
    {
        Require(destination.Length >= x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = Math.Round(x[i], digits, mode);
        }
    }

    public static double StdDev(ReadOnlySpan<double> x)
    {
        if (x.Length == 0)
        {
            throw new ArgumentException("Input span arguments must not be empty.");
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
        }

        double mean = sum / x.Length;
        double squares = 0;
        for (int i = 0; i < x.Length; i++)
        {
            squares += (x[i] - mean) * (x[i] - mean);
        }

        return Math.Sqrt(squares / x.Length);
    }

    public static int HammingDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException("Input span arguments must all have the same length.");
        }

        int count = 0;
        for (int i = 0; i < x.Length; i++)
        {
            count += x[i] == y[i] ? 0 : 1;
        }

        return count;
    }

    public static int IndexOfMax(ReadOnlySpan<double> x)
    {
        int best = x.Length > 0 ? 0 : -1;
        for (int i = 1; i < x.Length; i++)
        {
            best = IsMore(x[i], x[best]) ? i : best;
        }

        return best;
    }

    public static int IndexOfMin(ReadOnlySpan<double> x)
    {
        int best = x.Length > 0 ? 0 : -1;
        for (int i = 1; i < x.Length; i++)
        {
            best = IsLess(x[i], x[best]) ? i : best;
        }

        return best;
    }

    public static int IndexOfMaxMagnitude(ReadOnlySpan<double> x)
    {
        int best = x.Length > 0 ? 0 : -1;
        for (int i = 1; i < x.Length; i++)
        {
            best = IsMoreInSize(x[i], x[best]) ? i : best;
        }

        return best;
    }

    public static int IndexOfMinMagnitude(ReadOnlySpan<double> x)
    {
        int best = x.Length > 0 ? 0 : -1;
        for (int i = 1; i < x.Length; i++)
        {
            best = IsLessInSize(x[i], x[best]) ? i : best;
        }

        return best;
    }

    // The first NaN counts as the extreme one, and zeros are told apart by their sign.
    private static bool IsMore(double x, double best) => !double.IsNaN(best)
        && (double.IsNaN(x) || x > best || (x == best && double.IsNegative(best) && !double.IsNegative(x)));

    private static bool IsLess(double x, double best) => !double.IsNaN(best)
        && (double.IsNaN(x) || x < best || (x == best && !double.IsNegative(best) && double.IsNegative(x)));

    private static bool IsMoreInSize(double x, double best) => !double.IsNaN(best)
        && (double.IsNaN(x) || Math.Abs(x) > Math.Abs(best)
            || (Math.Abs(x) == Math.Abs(best) && double.IsNegative(best) && !double.IsNegative(x)));

    private static bool IsLessInSize(double x, double best) => !double.IsNaN(best)
        && (double.IsNaN(x) || Math.Abs(x) < Math.Abs(best)
            || (Math.Abs(x) == Math.Abs(best) && !double.IsNegative(best) && double.IsNegative(x)));
}
