using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>The head of a counted loop.</summary>
internal static class CountedLoops
{
    public static ForStatement Plan(
        Instruction loop, string index, Expression start, Expression end, EquatableArray<Statement> body)
    {
        long step = loop.Immediate;
        long size = step < 0 ? -step : step;
        var name = new NameExpression(index);
        if (!loop.Reversed)
        {
            return new ForStatement(index, start, Until(name, end, step > 0), Advance(index, step), body);
        }

        var test = new BinaryExpression(step > 0 ? ">=" : "<=", name, start);
        return new ForStatement(index, Last(start, end, step, size), test, Advance(index, -step), body);
    }

    /// <summary><c>i &lt; n + 1</c> is <c>i &lt;= n</c>.</summary>
    private static Expression Until(Expression index, Expression end, bool up)
    {
        return end is BinaryExpression { Right: LiteralExpression { Text: "1" } } sum
            && sum.Operator == (up ? "+" : "-")
            ? new BinaryExpression(up ? "<=" : ">=", index, sum.Left)
            : new BinaryExpression(up ? "<" : ">", index, end);
    }

    /// <summary>
    /// The index value that the forward loop visits last; one step before the start if it visits none, so that the
    /// reversed loop does not run either. The quotient counts the iterations; it truncates to zero or below when empty.
    /// </summary>
    private static Expression Last(Expression start, Expression end, long step, long size)
    {
        if (size == 1)
        {
            return IndexArithmetic.Plus(end, -step);
        }

        Expression distance = step > 0 ? IndexArithmetic.Minus(end, start) : IndexArithmetic.Minus(start, end);
        Expression each = IndexArithmetic.Literal(size);
        Expression count = new BinaryExpression("/", IndexArithmetic.Plus(distance, size - 1), each);
        Expression travel = new BinaryExpression("*", count, each);
        return step > 0
            ? IndexArithmetic.Plus(IndexArithmetic.Plus(start, travel), -size)
            : IndexArithmetic.Plus(new BinaryExpression("-", start, travel), size);
    }

    private static string Advance(string index, long step) => step switch
    {
        1 => index + "++",
        -1 => index + "--",
        > 0 => index + " += " + step.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => index + " -= " + (-step).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
