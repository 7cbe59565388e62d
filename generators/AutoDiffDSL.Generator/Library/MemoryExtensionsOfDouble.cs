using System;
using OfIntegers = System.Math; // stays where the file is read for float

namespace AutoDiffDSL.Library;

/// <summary>
/// Stands for sorting and searching spans of <see cref="double"/> by <see cref="MemoryExtensions"/>. Which element goes
/// where is found first, and is a constant to differentiation; then the elements are moved at once.
/// </summary>
internal static partial class MemoryExtensionsFunctions
{
    public static void Sort(Span<double> span)
    {
        int[] order = new int[span.Length];
        Order(span, order);
        double[] sorted = new double[span.Length];
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] = span[order[i]];
        }

        sorted.CopyTo(span);
    }

    // Merges runs of 1, 2, 4, ... places, each time through the spare array; equal elements keep their order.
    private static void Order(ReadOnlySpan<double> keys, Span<int> order)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        int[] spare = new int[order.Length];
        for (int width = 1; width < order.Length; width *= 2)
        {
            for (int start = 0; start < order.Length; start += 2 * width)
            {
                int middle = OfIntegers.Min(start + width, order.Length);
                int end = OfIntegers.Min(middle + width, order.Length);
                int left = start;
                int right = middle;
                for (int i = start; i < end; i++)
                {
                    bool takesRight = left >= middle
                        || (right < end && IsBefore(keys[order[right]], keys[order[left]]));
                    spare[i] = takesRight ? order[right] : order[left];
                    right += takesRight ? 1 : 0;
                    left += takesRight ? 0 : 1;
                }
            }

            spare.CopyTo(order);
        }
    }

    // NaN comes before all numbers.
    private static bool IsBefore(double a, double b) => a < b || (double.IsNaN(a) && !double.IsNaN(b));

    public static int IndexOf(ReadOnlySpan<double> span, double value)
    {
        for (int i = 0; i < span.Length; i++)
        {
            if (span[i].Equals(value))
            {
                return i;
            }
        }

        return -1;
    }

    public static int IndexOf(Span<double> span, double value) => IndexOf((ReadOnlySpan<double>)span, value);

    public static bool Contains(ReadOnlySpan<double> span, double value) => IndexOf(span, value) >= 0;

    public static bool Contains(Span<double> span, double value) => IndexOf(span, value) >= 0;

    public static int BinarySearch(ReadOnlySpan<double> span, double comparable)
    {
        int low = 0;
        int high = span.Length - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) >> 1);
            int order = comparable.CompareTo(span[middle]);
            if (order == 0)
            {
                return middle;
            }

            if (order > 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    public static int BinarySearch(Span<double> span, double comparable) =>
        BinarySearch((ReadOnlySpan<double>)span, comparable);
}
