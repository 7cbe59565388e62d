using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>target(arguments)</c>.</summary>
internal sealed record CallExpression(Expression Target, EquatableArray<Expression> Arguments) : Expression
{
    /// <summary>Whether it stays on one line however long it is: the checks before a method's body.</summary>
    public bool KeepsLine { get; init; }

    public override Precedence Precedence => Precedence.Primary;
}
