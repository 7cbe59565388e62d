namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>-x</c>, <c>!x</c>, <c>~x</c>.</summary>
internal sealed record UnaryExpression(string Operator, Expression Operand) : Expression
{
    public override Precedence Precedence => Precedence.Unary;
}
