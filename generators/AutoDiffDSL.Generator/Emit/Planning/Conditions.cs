using System.Linq;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Turns conditions round.</summary>
internal static class Conditions
{
    /// <summary>
    /// The opposite of a condition. An order of floating-point numbers keeps its <c>!</c>: with NaN, <c>!(a &lt; b)</c>
    /// is not <c>a &gt;= b</c>.
    /// </summary>
    public static Expression Negate(Outline outline, Value condition, Expression expression)
    {
        ValueFacts facts = outline[condition];
        if (facts.IsVariable || facts.Definition is not { } definition)
        {
            return Not(expression);
        }

        bool isFloating = definition.Instruction.Operands.Any(operand => operand.Type.IsFloating);
        string? opposite = definition.Op switch
        {
            Primitive.Equal => "!=",
            Primitive.NotEqual => "==",
            Primitive.Less when !isFloating => ">=",
            Primitive.LessEqual when !isFloating => ">",
            Primitive.Greater when !isFloating => "<=",
            Primitive.GreaterEqual when !isFloating => "<",
            _ => null,
        };
        return expression switch
        {
            BinaryExpression binary when opposite is not null => binary with { Operator = opposite },
            UnaryExpression { Operator: "!" } negation => negation.Operand,
            LiteralExpression literal => new LiteralExpression(literal.Text == "true" ? "false" : "true"),
            _ => Not(expression),
        };
    }

    private static Expression Not(Expression expression) => new UnaryExpression("!", expression);
}
