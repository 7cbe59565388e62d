namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary>A C# expression to print.</summary>
internal abstract record Expression
{
    /// <summary>How tightly the outermost operator binds.</summary>
    public abstract Precedence Precedence { get; }
}
