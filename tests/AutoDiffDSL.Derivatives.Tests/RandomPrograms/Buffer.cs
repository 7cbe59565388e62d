namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>A buffer in scope. Reassignable ones live on the heap, so that one may take another's place.</summary>
public sealed record Buffer(string Name, int Length, bool Writable, bool Reassignable);
