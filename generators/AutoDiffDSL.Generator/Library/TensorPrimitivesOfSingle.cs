using System;

namespace AutoDiffDSL.Library;

/// <summary>Stands for methods of TensorPrimitives on <see cref="float"/> that are more than a loop.</summary>
internal static partial class TensorPrimitivesFunctions
{
    public static void SinCos(ReadOnlySpan<float> x, Span<float> sinDestination, Span<float> cosDestination)
    {
        Require(sinDestination.Length >= x.Length && cosDestination.Length >= x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            float element = x[i];
            sinDestination[i] = MathF.Sin(element);
            cosDestination[i] = MathF.Cos(element);
        }
    }

    public static void SinCosPi(ReadOnlySpan<float> x, Span<float> sinPiDestination, Span<float> cosPiDestination)
    {
        Require(sinPiDestination.Length >= x.Length && cosPiDestination.Length >= x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            float element = x[i];
            sinPiDestination[i] = float.SinPi(element);
            cosPiDestination[i] = float.CosPi(element);
        }
    }

    public static void Round(ReadOnlySpan<float> x, MidpointRounding mode, Span<float> destination)
    {
        Require(destination.Length >= x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = MathF.Round(x[i], mode);
        }
    }

    public static void Round(ReadOnlySpan<float> x, int digits, MidpointRounding mode, Span<float> destination)
    {
        Require(destination.Length >= x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            destination[i] = MathF.Round(x[i], digits, mode);
        }
    }

    public static float StdDev(ReadOnlySpan<float> x)
    {
        if (x.Length == 0)
        {
            throw new ArgumentException("Input span arguments must not be empty.");
        }

        float sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i];
        }

        float mean = sum / x.Length;
        float squares = 0;
        for (int i = 0; i < x.Length; i++)
        {
            squares += (x[i] - mean) * (x[i] - mean);
        }

        return MathF.Sqrt(squares / x.Length);
    }

    public static int HammingDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
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

    public static int IndexOfMax(ReadOnlySpan<float> x)
    {
        int best = x.Length > 0 ? 0 : -1;
        for (int i = 1; i < x.Length; i++)
        {
            best = IsMore(x[i], x[best]) ? i : best;
        }

        return best;
    }

    public static int IndexOfMin(ReadOnlySpan<float> x)
    {
        int best = x.Length > 0 ? 0 : -1;
        for (int i = 1; i < x.Length; i++)
        {
            best = IsLess(x[i], x[best]) ? i : best;
        }

        return best;
    }

    public static int IndexOfMaxMagnitude(ReadOnlySpan<float> x)
    {
        int best = x.Length > 0 ? 0 : -1;
        for (int i = 1; i < x.Length; i++)
        {
            best = IsMoreInSize(x[i], x[best]) ? i : best;
        }

        return best;
    }

    public static int IndexOfMinMagnitude(ReadOnlySpan<float> x)
    {
        int best = x.Length > 0 ? 0 : -1;
        for (int i = 1; i < x.Length; i++)
        {
            best = IsLessInSize(x[i], x[best]) ? i : best;
        }

        return best;
    }

    // The first NaN counts as the extreme one, and zeros are told apart by their sign.
    private static bool IsMore(float x, float best) => !float.IsNaN(best)
        && (float.IsNaN(x) || x > best || (x == best && float.IsNegative(best) && !float.IsNegative(x)));

    private static bool IsLess(float x, float best) => !float.IsNaN(best)
        && (float.IsNaN(x) || x < best || (x == best && !float.IsNegative(best) && float.IsNegative(x)));

    private static bool IsMoreInSize(float x, float best) => !float.IsNaN(best)
        && (float.IsNaN(x) || MathF.Abs(x) > MathF.Abs(best)
            || (MathF.Abs(x) == MathF.Abs(best) && float.IsNegative(best) && !float.IsNegative(x)));

    private static bool IsLessInSize(float x, float best) => !float.IsNaN(best)
        && (float.IsNaN(x) || MathF.Abs(x) < MathF.Abs(best)
            || (MathF.Abs(x) == MathF.Abs(best) && !float.IsNegative(best) && float.IsNegative(x)));
}
