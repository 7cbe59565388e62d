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
                AddWithOwners(name.Name, names);
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
            case TupleExpression tuple:
                CollectAll(tuple.Items, names);
                break;
            case ObjectExpression created:
                CollectAll(created.Values, names);
                break;
            case CallExpression call:
                Collect(call.Target, names);
                CollectAll(call.Arguments, names);
                break;
        }
    }

    private static void CollectAll(IEnumerable<Expression> expressions, HashSet<string> names)
    {
        foreach (Expression expression in expressions)
        {
            Collect(expression, names);
        }
    }

    /// <summary>Who reads <c>p.Position.X</c> reads a part of <c>p.Position</c> and of <c>p</c>.</summary>
    private static void AddWithOwners(string name, HashSet<string> names)
    {
        names.Add(name);
        name = name.Substring(name.LastIndexOf(')') + 1);
        for (int dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            names.Add(name.Substring(0, dot));
        }
    }
}
