namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary>A call for its effect.</summary>
internal sealed record ExpressionStatement(Expression Expression) : Statement;
