using System;

namespace AutoDiffDSL.Library;

/// <summary>The checks of what stands for members of TensorPrimitives.</summary>
internal static partial class TensorPrimitivesFunctions
{
    private static void Require(bool isLongEnough)
    {
        if (!isLongEnough)
        {
            throw new ArgumentException("Destination is too short.");
        }
    }
}
