namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>One place that reads a value in the intermediate form.</summary>
/// <param name="Node">
/// The instruction with the operand; for a yield, the owner of the block (null for the root).
/// </param>
/// <param name="Region">The block in which the value is read.</param>
/// <param name="Index">Which operand, or which yield.</param>
/// <param name="IsYield">Whether a block's yield reads it.</param>
internal readonly record struct Use(Node? Node, Region Region, int Index, bool IsYield);
