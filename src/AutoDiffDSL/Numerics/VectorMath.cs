using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AutoDiffDSL.Numerics;

/// <summary>
/// Linear operations on vectors in memory. Sums run over eight lanes on all hardware and are joined in a fixed order,
/// without fused multiply-add, so that every machine gets the same bits.
/// </summary>
public static class VectorMath
{
    private const int Lanes = 8;

    /// <summary>The inner product.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        CheckLengths(x.Length, y.Length, nameof(y));
        ref double x0 = ref MemoryMarshal.GetReference(x);
        ref double y0 = ref MemoryMarshal.GetReference(y);
        Vector512<double> sums = Vector512<double>.Zero;
        int i = 0;
        for (; i <= x.Length - Lanes; i += Lanes)
            sums += Vector512.LoadUnsafe(ref x0, (nuint)i) * Vector512.LoadUnsafe(ref y0, (nuint)i);

        double tail = 0;
        for (; i < x.Length; i++)
            tail += x[i] * y[i];
        return Join(sums) + tail;
    }

    /// <summary>The Euclidean norm; neither overflows nor underflows unless the result does.</summary>
    public static double Norm(ReadOnlySpan<double> x)
    {
        double square = Dot(x, x);
        if (square is > 1e-280 and < 1e300)
            return Math.Sqrt(square);

        double largest = 0;
        foreach (double entry in x)
            largest = Math.Max(largest, Math.Abs(entry));
        if (largest == 0 || !double.IsFinite(largest))
            return largest;

        double sum = 0;
        foreach (double entry in x)
            sum += entry / largest * (entry / largest);
        return largest * Math.Sqrt(sum);
    }

    /// <summary>y += factor * x.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Axpy(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        CheckLengths(x.Length, y.Length, nameof(y));
        ref double x0 = ref MemoryMarshal.GetReference(x);
        ref double y0 = ref MemoryMarshal.GetReference(y);
        Vector512<double> factors = Vector512.Create(factor);
        int i = 0;
        for (; i <= x.Length - Lanes; i += Lanes)
        {
            Vector512<double> sum = Vector512.LoadUnsafe(ref y0, (nuint)i)
                + factors * Vector512.LoadUnsafe(ref x0, (nuint)i);
            sum.StoreUnsafe(ref y0, (nuint)i);
        }

        for (; i < x.Length; i++)
            y[i] += factor * x[i];
    }

    /// <summary>x *= factor.</summary>
    public static void Scale(double factor, Span<double> x)
    {
        ref double x0 = ref MemoryMarshal.GetReference(x);
        Vector512<double> factors = Vector512.Create(factor);
        int i = 0;
        for (; i <= x.Length - Lanes; i += Lanes)
            (factors * Vector512.LoadUnsafe(ref x0, (nuint)i)).StoreUnsafe(ref x0, (nuint)i);
        for (; i < x.Length; i++)
            x[i] *= factor;
    }

    /// <summary>True when no entry is NaN or infinite.</summary>
    public static bool IsFinite(ReadOnlySpan<double> x)
    {
        foreach (double entry in x)
        {
            if (!double.IsFinite(entry))
                return false;
        }

        return true;
    }

    private static double Join(Vector512<double> sums)
    {
        double total = 0;
        for (int lane = 0; lane < Lanes; lane++)
            total += sums[lane];
        return total;
    }

    private static void CheckLengths(int expected, int actual, string name)
    {
        if (expected != actual)
            throw new ArgumentException($"'{name}' has length {actual}, but should have {expected}.", name);
    }
}
