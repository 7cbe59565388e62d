using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>new Type { Name = value }</c>.</summary>
internal sealed record ObjectExpression(string Type, EquatableArray<string> Names, EquatableArray<Expression> Values)
    : Expression
{
    public override Precedence Precedence => Precedence.Primary;
}
