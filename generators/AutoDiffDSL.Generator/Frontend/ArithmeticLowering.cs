using System.Collections.Generic;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>C#'s own operators on numbers and bools; the C# compiler has made their conversions explicit.</summary>
internal sealed class ArithmeticLowering(MethodLowering method)
{
    /// <summary>
    /// A binary operator. Chains such as <c>a + b + c + ...</c> lean to the left and are walked, not recursed.
    /// </summary>
    public Value Lower(IBinaryOperation binary)
    {
        var chain = new Stack<IBinaryOperation>();
        IOperation leftmost = binary;
        while (leftmost is IBinaryOperation { ConstantValue.HasValue: false, OperatorMethod: null } link)
        {
            chain.Push(link);
            leftmost = link.LeftOperand;
        }

        Value left = method.Expressions.Lower(leftmost);
        while (chain.Count > 0)
        {
            left = LowerLink(chain.Pop(), left);
        }

        return left;
    }

    public Value Lower(IUnaryOperation unary)
    {
        if (unary.OperatorMethod is not null)
        {
            return method.Fail(ExpressionDiagnostics.UserOperator, unary);
        }

        if (method.Types.Map(unary.Operand.Type) is not { IsScalar: true } type || method.Types.Map(unary.Type) != type)
        {
            return method.Expressions.FailType(unary.Operand);
        }

        Value operand = method.Expressions.Lower(unary.Operand);
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus => method.Builder.Emit(
                Checked(Primitive.Negate, operand.Type, unary.IsChecked), operand),
            UnaryOperatorKind.Not or UnaryOperatorKind.BitwiseNegation => method.Builder.Emit(Primitive.Not, operand),
            _ => method.Fail(ExpressionDiagnostics.Unknown, unary),
        };
    }

    /// <summary>Applies an operator of C# to values of the same type (shifts: an int on the right).</summary>
    public Value? Apply(BinaryOperatorKind kind, Value left, Value right, bool isChecked)
    {
        if (Operator(kind) is not { } op)
        {
            return null;
        }

        return op is >= Primitive.Less and <= Primitive.NotEqual
            ? method.Builder.Compare(op, left, right)
            : method.Builder.Emit(Checked(op, left.Type, isChecked), left, right);
    }

    /// <summary>The operation that throws where an integer result does not fit.</summary>
    public static Primitive Checked(Primitive op, IrType type, bool isChecked) =>
        !isChecked || !type.Element.IsInteger() ? op : op switch
        {
            Primitive.Add => Primitive.AddChecked,
            Primitive.Subtract => Primitive.SubtractChecked,
            Primitive.Multiply => Primitive.MultiplyChecked,
            Primitive.Negate => Primitive.NegateChecked,
            _ => op,
        };

    /// <summary>
    /// A cast; a checked one throws where the value does not fit. One to int gives the int that a value is shown to be.
    /// </summary>
    public Value Convert(Value value, ScalarKind kind, bool isChecked) =>
        kind == ScalarKind.Int32 && Narrowing.IsWide(value.Type.Element) && method.Narrowing.Narrow(value) is { } narrow
            ? narrow
        : isChecked && kind.IsInteger() && value.Type.Element != kind
            ? method.Builder.Emit(Primitive.ConvertChecked, IrType.Scalar(kind), value.Name, value)
            : method.Builder.Convert(value, kind);

    private Value LowerLink(IBinaryOperation binary, Value left)
    {
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            return method.Conditions.Lower(binary, left);
        }

        if (method.Types.Map(binary.Type) is not { IsScalar: true } type
            || !left.Type.IsScalar
            || method.Types.Map(binary.RightOperand.Type) is not { IsScalar: true })
        {
            return method.Expressions.FailType(binary);
        }

        Value right = method.Expressions.Lower(binary.RightOperand);
        return Apply(binary.OperatorKind, left, right, binary.IsChecked)
            ?? method.Fail(ExpressionDiagnostics.Unknown, binary);
    }

    private static Primitive? Operator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => Primitive.Add,
        BinaryOperatorKind.Subtract => Primitive.Subtract,
        BinaryOperatorKind.Multiply => Primitive.Multiply,
        BinaryOperatorKind.Divide => Primitive.Divide,
        BinaryOperatorKind.Remainder => Primitive.Remainder,
        BinaryOperatorKind.LeftShift => Primitive.ShiftLeft,
        BinaryOperatorKind.RightShift => Primitive.ShiftRight,
        BinaryOperatorKind.UnsignedRightShift => Primitive.UnsignedShiftRight,
        BinaryOperatorKind.And => Primitive.And,
        BinaryOperatorKind.Or => Primitive.Or,
        BinaryOperatorKind.ExclusiveOr => Primitive.Xor,
        BinaryOperatorKind.LessThan => Primitive.Less,
        BinaryOperatorKind.LessThanOrEqual => Primitive.LessEqual,
        BinaryOperatorKind.GreaterThan => Primitive.Greater,
        BinaryOperatorKind.GreaterThanOrEqual => Primitive.GreaterEqual,
        BinaryOperatorKind.Equals => Primitive.Equal,
        BinaryOperatorKind.NotEquals => Primitive.NotEqual,
        _ => null,
    };
}
