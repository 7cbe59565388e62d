namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>return value;</c>.</summary>
internal sealed record ReturnStatement(Expression Value) : Statement;
