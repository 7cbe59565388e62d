using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Syntax;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>Statements as lines of text.</summary>
internal static class ScalarPrinter
{
    public static void Print(CodeWriter writer, IReadOnlyList<Statement> statements)
    {
        for (int i = 0; i < statements.Count; i++)
        {
            if (i > 0 && (statements[i] is CommentStatement || EndsWithBrace(statements[i - 1])))
            {
                writer.Line("");
            }

            Print(writer, statements[i]);
        }
    }

    private static bool EndsWithBrace(Statement statement) =>
        statement is IfStatement or ForStatement or WhileStatement { TestsLast: false };

    private static void Print(CodeWriter writer, Statement statement)
    {
        switch (statement)
        {
            case BlankStatement:
                writer.Line("");
                break;
            case CommentStatement comment:
                writer.Line("// " + comment.Text);
                break;
            case DeclarationStatement { Initial: null } declaration:
                writer.Line(declaration.Type + " " + declaration.Name + ";");
                break;
            case DeclarationStatement declaration:
                PrintEnding(writer, declaration.Type + " " + declaration.Name + " = ", declaration.Initial!);
                break;
            case AssignmentStatement assignment:
                PrintEnding(writer, Text(assignment.Target) + " " + assignment.Operator + " ", assignment.Value);
                break;
            case TupleAssignmentStatement tuple:
                writer.Line(Tuple(tuple.Targets) + " = " + Tuple(tuple.Values) + ";");
                break;
            case ExpressionStatement call:
                PrintEnding(writer, "", call.Expression);
                break;
            case ReturnStatement result:
                PrintEnding(writer, "return ", result.Value);
                break;
            case ThrowStatement exception:
                writer.Line("throw " + Text(exception.Exception) + ";");
                break;
            case IfStatement conditional:
                PrintIf(writer, conditional, "if (");
                break;
            case ForStatement loop:
                string index = "int " + loop.Index + " = " + Text(loop.Start) + "; ";
                writer.Line("for (" + index + Text(loop.Condition) + "; " + loop.Advance + ")");
                PrintBlock(writer, loop.Body);
                break;
            case WhileStatement { TestsLast: true } loop:
                writer.Line("do");
                PrintBlock(writer, loop.Body);
                writer.Line("while (" + Text(loop.Condition) + ");");
                break;
            case WhileStatement loop:
                writer.Line("while (" + Text(loop.Condition) + ")");
                PrintBlock(writer, loop.Body);
                break;
        }
    }

    private static void PrintIf(CodeWriter writer, IfStatement conditional, string keyword)
    {
        writer.Line(keyword + Text(conditional.Condition) + ")");
        PrintBlock(writer, conditional.Then);
        if (conditional.Otherwise.Count == 1 && conditional.Otherwise[0] is IfStatement next)
        {
            PrintIf(writer, next, "else if (");
        }
        else if (conditional.Otherwise.Count > 0)
        {
            writer.Line("else");
            PrintBlock(writer, conditional.Otherwise);
        }
    }

    private static void PrintBlock(CodeWriter writer, IReadOnlyList<Statement> statements)
    {
        writer.Open();
        Print(writer, statements);
        writer.Close();
    }

    /// <summary>
    /// A statement that ends with an expression; the arguments of a long call stand on lines of their own.
    /// </summary>
    private static void PrintEnding(CodeWriter writer, string head, Expression expression)
    {
        switch (expression)
        {
            case CallExpression { KeepsLine: false } call:
                writer.List(head + Text(call.Target) + "(", [.. call.Arguments.Select(Text)], ");");
                break;
            case TupleExpression tuple:
                writer.List(head + "(", [.. tuple.Items.Select(Text)], ");");
                break;
            case ObjectExpression created when !writer.Fits(head + Text(created) + ";"):
                writer.Line(head + "new " + created.Type);
                writer.Open();
                foreach (string member in ExpressionText.Members(created))
                {
                    writer.Line(member + ",");
                }

                writer.Close(";");
                break;
            default:
                writer.Line(head + Text(expression) + ";");
                break;
        }
    }

    private static string Tuple(IEnumerable<Expression> items) => "(" + string.Join(", ", items.Select(Text)) + ")";

    private static string Text(Expression expression) => ExpressionText.Print(expression);
}
