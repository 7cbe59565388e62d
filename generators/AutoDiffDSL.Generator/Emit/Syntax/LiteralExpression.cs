namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary>A constant as it is spelled.</summary>
internal sealed record LiteralExpression(string Text) : Expression
{
    public override Precedence Precedence => IsPrimary ? Precedence.Primary : Precedence.Unary;

    private bool IsPrimary => Text[0] is not ('-' or '(');
}
