using System;

namespace AutoDiffDSL.Library;

/// <summary>
/// Stands for methods of the class Tensor on <see cref="double"/> that TensorPrimitives lacks, or that differ from it.
/// </summary>
internal static partial class TensorFunctions
{
    public static double StdDev(ReadOnlySpan<double> x)
    {
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

    /// <summary>From the end, which shows where the destination is what is reversed.</summary>
    public static void Reverse(ReadOnlySpan<double> x, Span<double> destination)
    {
        for (int i = x.Length - 1; i >= 0; i--)
        {
            destination[i] = x[x.Length - 1 - i];
        }
    }

    public static void FilteredUpdate(Span<double> tensor, ReadOnlySpan<bool> filter, double value)
    {
        for (int i = 0; i < tensor.Length; i++)
        {
            if (filter[i])
            {
                tensor[i] = value;
            }
        }
    }

    public static void FilteredUpdate(Span<double> tensor, ReadOnlySpan<bool> filter, ReadOnlySpan<double> values)
    {
        for (int i = 0; i < tensor.Length; i++)
        {
            if (filter[i])
            {
                tensor[i] = values[i];
            }
        }
    }
}
