using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Casts and signs that C# does not need to see.</summary>
internal static class Conversions
{
    /// <summary>Whether C# converts by itself (language specification, section 10.2.3).</summary>
    public static bool IsImplicit(ScalarKind from, ScalarKind to) => to switch
    {
        ScalarKind.Float64 => from is not (ScalarKind.Boolean or ScalarKind.Float64 or ScalarKind.Generic),
        ScalarKind.Float32 => from.IsInteger(),
        ScalarKind.Int64 => from is (>= ScalarKind.SByte and <= ScalarKind.UInt32) or ScalarKind.NativeInt,
        ScalarKind.UInt64 => from is ScalarKind.Byte or ScalarKind.UInt16 or ScalarKind.UInt32,
        ScalarKind.NativeInt => from is >= ScalarKind.SByte and <= ScalarKind.Int32,
        ScalarKind.Int32 => from is >= ScalarKind.SByte and <= ScalarKind.UInt16,
        _ => false,
    };

    /// <summary>Whether a conversion is from or to the number type that is left open, which has no casts.</summary>
    public static bool IsOpen(Instruction conversion) =>
        conversion.Result.Type.Element == ScalarKind.Generic
        || conversion.Operands[0].Type.Element == ScalarKind.Generic;

    /// <summary>
    /// What stands inside a cast that a binary operator makes unnecessary, if the value is such a cast.
    /// </summary>
    public static Value? Omissible(Outline outline, Value value)
    {
        ValueFacts facts = outline[value];
        if (facts.Placement != Placement.Folded || !facts.Is(Primitive.Convert))
        {
            return null;
        }

        Value operand = facts.Definition!.Instruction.Operands[0];
        bool isLiteral = outline[operand].Is(Primitive.Constant);
        return !isLiteral && IsImplicit(operand.Type.Element, value.Type.Element) ? operand : null;
    }

    /// <summary><c>a + -b</c> is <c>a - b</c> to the last bit.</summary>
    public static Value? Negated(Outline outline, Value value)
    {
        ValueFacts facts = outline[value];
        return facts.Placement == Placement.Folded && facts.Is(Primitive.Negate) && IsFloatingOrInt(value.Type.Element)
            ? facts.Definition!.Instruction.Operands[0]
            : null;
    }

    /// <summary><c>i + -1</c> is <c>i - 1</c>.</summary>
    public static Expression? NegatedLiteral(Outline outline, Value value)
    {
        ValueFacts facts = outline[value];
        ScalarKind kind = value.Type.Element;
        if (facts.IsVariable || !facts.Is(Primitive.Constant) || !IsFloatingOrInt(kind))
        {
            return null;
        }

        long bits = facts.Definition!.Instruction.Immediate;
        if (!kind.IsFloating())
        {
            bool hasPositive = bits < 0 && bits != long.MinValue && bits != int.MinValue;
            return hasPositive ? new LiteralExpression(Literals.PrintBare(kind, -bits)) : null;
        }

        double number = Literal.Floating(kind, bits);
        return number < 0
            ? new LiteralExpression(Literals.Print(kind, Literal.Bits(kind, -number)))
            : null;
    }

    /// <summary>An array as a span, for what arrays cannot do.</summary>
    public static Expression AsSpan(Expression array) =>
        new CallExpression(new NameExpression("global::System.MemoryExtensions.AsSpan"), new[] { array });

    private static bool IsFloatingOrInt(ScalarKind kind) =>
        kind.IsFloating() || kind is ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.NativeInt;
}
