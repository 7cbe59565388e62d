namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>A point of the function: a position and the block it lies in.</summary>
internal readonly record struct Place(int Position, Region Region);
