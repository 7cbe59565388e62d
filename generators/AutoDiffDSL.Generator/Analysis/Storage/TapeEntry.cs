using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Analysis.Storage;

/// <summary>What a backward derivative keeps on its tape: a value, or a copy of a whole buffer.</summary>
/// <param name="Value">The value, or the buffer.</param>
/// <param name="Definition">What gave it; null for what a loop carries.</param>
/// <param name="Reason">Why it is not computed again.</param>
/// <param name="Size">How much memory it takes.</param>
/// <param name="IsFlat">Whether it lies in one array with a cell for each iteration, not on a stack.</param>
internal sealed record TapeEntry(
    Value Value, Instruction? Definition, TapeReason Reason, TapeSize Size, bool IsFlat);

/// <summary>Why a value is kept.</summary>
internal enum TapeReason
{
    /// <summary>Each iteration of a loop starts from what the one before it gave.</summary>
    Carried,

    /// <summary>It is what a loop or a branch gave.</summary>
    RegionResult,

    /// <summary>It was read from memory that is written later.</summary>
    Overwritten,

    /// <summary>It is what a called method gave.</summary>
    CallResult,

    /// <summary>A function of the mathematical library gave it.</summary>
    Expensive,

    /// <summary>It could be computed, but only from what would have to be kept in its place.</summary>
    Cheaper,

    /// <summary>The memory that loads read is written after the loop around them.</summary>
    Snapshot,
}
