using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>(a, b)</c>.</summary>
internal sealed record TupleExpression(EquatableArray<Expression> Items) : Expression
{
    public override Precedence Precedence => Precedence.Primary;
}
