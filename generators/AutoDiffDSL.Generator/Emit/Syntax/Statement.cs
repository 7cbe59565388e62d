namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary>A C# statement to print.</summary>
internal abstract record Statement;
