using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Where a counted loop reads its bounds.</summary>
internal static class LoopBounds
{
    /// <summary>The bound that the index is compared with: the end, or the start of a reversed loop.</summary>
    public static Value Tested(Instruction loop) => loop.Operands[loop.Reversed ? 0 : 1];

    public static bool IsTestedEachTime(Instruction loop, Value bound) => ReferenceEquals(Tested(loop), bound);
}
