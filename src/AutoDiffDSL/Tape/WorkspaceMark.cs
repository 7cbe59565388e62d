namespace AutoDiffDSL.Tape;

/// <summary>What a frame found when it was opened, and goes back to.</summary>
internal readonly record struct WorkspaceMark(int Chunk, int Depth, long Used);
