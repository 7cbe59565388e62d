namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>type name = initial;</c>, or without an initial value.</summary>
internal sealed record DeclarationStatement(string Type, string Name, Expression? Initial) : Statement;
