using System;

namespace AutoDiffDSL.Library;

/// <summary>
/// Stands for methods of the class Tensor on <see cref="float"/> that TensorPrimitives lacks, or that differ from it.
/// </summary>
internal static partial class TensorFunctions
{
    public static float StdDev(ReadOnlySpan<float> x)
    {
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

    /// <summary>From the end, which shows where the destination is what is reversed.</summary>
    public static void Reverse(ReadOnlySpan<float> x, Span<float> destination)
    {
        for (int i = x.Length - 1; i >= 0; i--)
        {
            destination[i] = x[x.Length - 1 - i];
        }
    }

    public static void FilteredUpdate(Span<float> tensor, ReadOnlySpan<bool> filter, float value)
    {
        for (int i = 0; i < tensor.Length; i++)
        {
            if (filter[i])
            {
                tensor[i] = value;
            }
        }
    }

    public static void FilteredUpdate(Span<float> tensor, ReadOnlySpan<bool> filter, ReadOnlySpan<float> values)
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
