using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary>Text of the user's with expressions between its parts.</summary>
internal sealed record TextExpression(EquatableArray<string> Parts, EquatableArray<Expression> Holes) : Expression
{
    public override Precedence Precedence => Precedence.Primary;
}
