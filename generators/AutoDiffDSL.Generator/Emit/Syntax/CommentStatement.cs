namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary>A comment of its own line, after an empty line unless it opens its block.</summary>
internal sealed record CommentStatement(string Text) : Statement;
