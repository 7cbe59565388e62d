using AutoDiffDSL.Generator.Emit.Syntax;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary><c>s = s + x</c> is written <c>s += x</c>.</summary>
internal static class Assignments
{
    public static Statement Plan(NameExpression target, Expression value)
    {
        if (value is BinaryExpression { Precedence: not (Precedence.Relational or Precedence.Equality) } operation
            && operation.Operator is not ("&&" or "||"))
        {
            if (operation.Left == target)
            {
                return new AssignmentStatement(target, operation.Operator + "=", operation.Right);
            }

            if (operation.Right == target && operation.Operator is ("+" or "*"))
            {
                return new AssignmentStatement(target, operation.Operator + "=", operation.Left);
            }
        }

        return new AssignmentStatement(target, "=", value);
    }
}
