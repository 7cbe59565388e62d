namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary>Two operands around an operator; all of these associate to the left.</summary>
internal sealed record BinaryExpression(string Operator, Expression Left, Expression Right) : Expression
{
    public override Precedence Precedence => Operator switch
    {
        "*" or "/" or "%" => Precedence.Multiplicative,
        "+" or "-" => Precedence.Additive,
        "<<" or ">>" or ">>>" => Precedence.Shift,
        "<" or "<=" or ">" or ">=" => Precedence.Relational,
        "==" or "!=" => Precedence.Equality,
        "&" => Precedence.And,
        "^" => Precedence.Xor,
        "|" => Precedence.Or,
        "&&" => Precedence.AndAlso,
        _ => Precedence.OrElse,
    };
}
