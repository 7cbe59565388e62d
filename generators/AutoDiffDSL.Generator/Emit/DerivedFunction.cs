using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>One generated method.</summary>
/// <param name="Function">The method.</param>
/// <param name="Summary">Its documentation as one sentence, which may hold XML references.</param>
internal sealed record DerivedFunction(Function Function, string Summary);
