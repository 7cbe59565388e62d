using System.Globalization;
using AutoDiffDSL.Generator.Emit.Syntax;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Adds whole numbers to bounds of loops without leaving <c>n + 1 - 1</c> behind.</summary>
internal static class IndexArithmetic
{
    public static Expression Plus(Expression expression, long amount)
    {
        if (Constant(expression) is { } constant)
        {
            return Literal(constant + amount);
        }

        if (expression is BinaryExpression { Operator: "+" or "-" } sum && Constant(sum.Right) is { } last)
        {
            return Plus(sum.Left, amount + (sum.Operator == "+" ? last : -last));
        }

        return amount == 0 ? expression
            : amount > 0 ? new BinaryExpression("+", expression, Literal(amount))
            : new BinaryExpression("-", expression, Literal(-amount));
    }

    public static Expression Minus(Expression left, Expression right) =>
        Constant(right) is { } constant ? Plus(left, -constant) : new BinaryExpression("-", left, right);

    public static Expression Plus(Expression left, Expression right) =>
        Constant(left) == 0 ? right : Constant(right) is { } constant ? Plus(left, constant)
        : new BinaryExpression("+", left, right);

    public static Expression Literal(long value) =>
        new LiteralExpression(value.ToString(CultureInfo.InvariantCulture));

    private static long? Constant(Expression expression) =>
        expression is LiteralExpression literal
        && long.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : null;
}
