using System;

namespace AutoDiffDSL.Library;

/// <summary>Stands for sorting and searching by <see cref="Array"/>.</summary>
internal static class ArrayFunctions
{
    public static void Sort(double[] array) => MemoryExtensionsFunctions.Sort(array);

    public static void Sort(float[] array) => MemoryExtensionsFunctions.Sort(array);

    public static int BinarySearch(double[] array, double value) =>
        MemoryExtensionsFunctions.BinarySearch(array, value);

    public static int IndexOf(double[] array, double value) => MemoryExtensionsFunctions.IndexOf(array, value);

    public static int BinarySearch(float[] array, float value) => MemoryExtensionsFunctions.BinarySearch(array, value);

    public static int IndexOf(float[] array, float value) => MemoryExtensionsFunctions.IndexOf(array, value);
}
