using System;

namespace AutoDiffDSL.Library;

/// <summary>Stands for sorting by <see cref="Array"/>.</summary>
internal static class ArrayFunctions
{
    public static void Sort(double[] array) => MemoryExtensionsFunctions.Sort(array);

    public static void Sort(float[] array) => MemoryExtensionsFunctions.Sort(array);
}
