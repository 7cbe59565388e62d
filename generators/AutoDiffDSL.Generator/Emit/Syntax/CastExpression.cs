namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>(type)operand</c>.</summary>
internal sealed record CastExpression(string Type, Expression Operand) : Expression
{
    public override Precedence Precedence => Precedence.Unary;
}
