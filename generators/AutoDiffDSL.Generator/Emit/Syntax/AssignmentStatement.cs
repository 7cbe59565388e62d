namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>target = value;</c> or a compound assignment.</summary>
internal sealed record AssignmentStatement(Expression Target, string Operator, Expression Value) : Statement;
