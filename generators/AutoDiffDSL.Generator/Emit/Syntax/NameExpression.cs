namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary>A local, a parameter or a qualified method.</summary>
internal sealed record NameExpression(string Name) : Expression
{
    public override Precedence Precedence => Precedence.Primary;
}
