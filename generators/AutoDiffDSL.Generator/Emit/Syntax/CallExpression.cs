using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>target(arguments)</c>.</summary>
internal sealed record CallExpression(Expression Target, EquatableArray<Expression> Arguments) : Expression
{
    public override Precedence Precedence => Precedence.Primary;
}
