using System.Collections.Generic;
using AutoDiffDSL.Generator.Emit.Syntax;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>The variables that an expression reads.</summary>
internal static class ReadNames
{
    public static HashSet<string> In(Expression expression)
    {
        HashSet<string> names = [];
        Collect(expression, names);
        return names;
    }

    private static void Collect(Expression expression, HashSet<string> names)
    {
        switch (expression)
        {
            case NameExpression name:
                names.Add(name.Name);
                break;
            case UnaryExpression unary:
                Collect(unary.Operand, names);
                break;
            case CastExpression cast:
                Collect(cast.Operand, names);
                break;
            case BinaryExpression binary:
                Collect(binary.Left, names);
                Collect(binary.Right, names);
                break;
            case ConditionalExpression choice:
                Collect(choice.Condition, names);
                Collect(choice.Then, names);
                Collect(choice.Otherwise, names);
                break;
            case MemberExpression member:
                Collect(member.Receiver, names);
                break;
            case IndexExpression index:
                Collect(index.Receiver, names);
                Collect(index.Index, names);
                break;
            case CallExpression call:
                Collect(call.Target, names);
                foreach (Expression argument in call.Arguments)
                {
                    Collect(argument, names);
                }

                break;
        }
    }
}
