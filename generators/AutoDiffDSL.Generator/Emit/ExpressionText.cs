using System.Collections.Generic;
using System.Linq;
using System.Text;
using AutoDiffDSL.Generator.Emit.Syntax;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>Expressions as text, with the parentheses that keep their tree and no others.</summary>
internal static class ExpressionText
{
    public static string Print(Expression expression)
    {
        var text = new StringBuilder();
        Append(text, expression);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Expression expression)
    {
        switch (expression)
        {
            case NameExpression name:
                text.Append(name.Name);
                break;
            case LiteralExpression literal:
                text.Append(literal.Text);
                break;
            case UnaryExpression unary:
                text.Append(unary.Operator);
                AppendAtLeast(text, unary.Operand, AfterSign(unary.Operand));
                break;
            case CastExpression cast:
                text.Append('(').Append(cast.Type).Append(')');
                AppendAtLeast(text, cast.Operand, AfterSign(cast.Operand));
                break;
            case BinaryExpression binary:
                AppendAtLeast(text, binary.Left, binary.Precedence);
                text.Append(' ').Append(binary.Operator).Append(' ');
                AppendAtLeast(text, binary.Right, RightPrecedence(binary));
                break;
            case ConditionalExpression choice:
                AppendAtLeast(text, choice.Condition, Precedence.OrElse);
                text.Append(" ? ");
                AppendAtLeast(text, choice.Then, Precedence.OrElse);
                text.Append(" : ");
                AppendAtLeast(text, choice.Otherwise, Precedence.Conditional);
                break;
            case CallExpression call:
                AppendAtLeast(text, call.Target, Precedence.Primary);
                AppendArguments(text, call.Arguments);
                break;
            case MemberExpression member:
                AppendAtLeast(text, member.Receiver, Precedence.Primary);
                text.Append('.').Append(member.Member);
                break;
            case IndexExpression index:
                AppendAtLeast(text, index.Receiver, Precedence.Primary);
                text.Append('[');
                Append(text, index.Index);
                text.Append(']');
                break;
            case TupleExpression tuple:
                AppendArguments(text, tuple.Items);
                break;
            case ObjectExpression created:
                text.Append("new ").Append(created.Type).Append(" { ");
                text.Append(string.Join(", ", Members(created))).Append(" }");
                break;
            case TextExpression template:
                AppendTemplate(text, template);
                break;
        }
    }

    /// <summary>What an object initializer sets, as text.</summary>
    public static IEnumerable<string> Members(ObjectExpression created) =>
        created.Names.Select((name, i) => name + " = " + Print(created.Values[i]));

    /// <summary>A colon in an interpolation would start its format.</summary>
    private static void AppendTemplate(StringBuilder text, TextExpression template)
    {
        text.Append(template.Parts[0]);
        for (int i = 0; i < template.Holes.Count; i++)
        {
            string before = template.Parts[i];
            string after = template.Parts[i + 1];
            bool isArgument = before.Length > 0 && before[before.Length - 1] is '(' or ' '
                && after.Length > 0 && after[0] is ')' or ',';
            string hole = Print(template.Holes[i]);
            bool isOpen = !isArgument
                && (template.Holes[i].Precedence < Precedence.Primary || hole.IndexOf(':') >= 0);
            text.Append(isOpen ? "(" + hole + ")" : hole).Append(template.Parts[i + 1]);
        }
    }

    private static void AppendArguments(StringBuilder text, IReadOnlyList<Expression> arguments)
    {
        text.Append('(');
        for (int i = 0; i < arguments.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            Append(text, arguments[i]);
        }

        text.Append(')');
    }

    private static void AppendAtLeast(StringBuilder text, Expression expression, Precedence precedence)
    {
        if (expression.Precedence >= precedence)
        {
            Append(text, expression);
            return;
        }

        text.Append('(');
        Append(text, expression);
        text.Append(')');
    }

    /// <summary>
    /// The right operand needs parentheses at equal precedence, and a sign after an operator is hard to read.
    /// </summary>
    private static Precedence RightPrecedence(BinaryExpression binary) =>
        StartsWithSign(binary.Right) ? Precedence.Primary : binary.Precedence + 1;

    private static Precedence AfterSign(Expression operand) =>
        StartsWithSign(operand) ? Precedence.Primary : Precedence.Unary;

    private static bool StartsWithSign(Expression expression) => expression switch
    {
        UnaryExpression unary => unary.Operator == "-",
        LiteralExpression literal => literal.Text[0] == '-',
        _ => false,
    };
}
