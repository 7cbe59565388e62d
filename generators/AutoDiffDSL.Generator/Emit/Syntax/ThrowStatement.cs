namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>throw exception;</c>.</summary>
internal sealed record ThrowStatement(Expression Exception) : Statement;
