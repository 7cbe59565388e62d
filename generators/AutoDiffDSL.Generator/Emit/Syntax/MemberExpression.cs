namespace AutoDiffDSL.Generator.Emit.Syntax;

/// <summary><c>receiver.member</c>.</summary>
internal sealed record MemberExpression(Expression Receiver, string Member) : Expression
{
    public override Precedence Precedence => Precedence.Primary;
}
