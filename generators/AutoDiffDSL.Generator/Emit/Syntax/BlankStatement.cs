namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary>An empty line.</summary>
internal sealed record BlankStatement : Statement;
