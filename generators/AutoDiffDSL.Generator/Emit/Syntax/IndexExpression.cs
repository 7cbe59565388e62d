namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>receiver[index]</c>.</summary>
internal sealed record IndexExpression(Expression Receiver, Expression Index) : Expression
{
    public override Precedence Precedence => Precedence.Primary;
}
