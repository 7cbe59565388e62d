namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>condition ? then : otherwise</c>.</summary>
internal sealed record ConditionalExpression(Expression Condition, Expression Then, Expression Otherwise) : Expression
{
    public override Precedence Precedence => Precedence.Conditional;
}
