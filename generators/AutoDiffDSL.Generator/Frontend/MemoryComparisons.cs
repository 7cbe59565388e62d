using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Comparisons of arrays and spans, which C# compares by where they lie, and tests for null. Generated code may copy
/// memory, and has no null but in parameters, so neither has a meaning there.
/// </summary>
internal static class MemoryComparisons
{
    /// <summary>What is wrong with an expression if it is such a comparison; else null.</summary>
    public static DiagnosticDescriptor? Refusal(MethodLowering method, IOperation operation)
    {
        if (TestedForNull(method, operation) is not null)
        {
            return ExpressionDiagnostics.Null;
        }

        return operation is IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, LeftOperand: var left,
            RightOperand: var right,
        }
            && IsMemory(method, left) && IsMemory(method, right)
            ? ExpressionDiagnostics.ReferenceComparison
            : null;
    }

    /// <summary>The array that an expression compares with null, by <c>==</c> or <c>is</c>; null for none.</summary>
    public static IOperation? TestedForNull(MethodLowering method, IOperation operation)
    {
        IOperation? tested = operation switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary =>
                IsNull(binary.RightOperand) ? binary.LeftOperand
                : IsNull(binary.LeftOperand) ? binary.RightOperand
                : null,
            IIsPatternOperation match when IsNull(match.Pattern) => match.Value,
            _ => null,
        };
        return tested is not null && IsMemory(method, tested) ? Unwrap(tested) : null;
    }

    private static bool IsNull(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation constant => IsNull(constant.Value),
        INegatedPatternOperation negated => IsNull(negated.Pattern),
        _ => false,
    };

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    private static bool IsMemory(MethodLowering method, IOperation operation) =>
        method.Types.Of(Unwrap(operation).Type) is { IsSequence: true }
            or { Kind: LayoutKind.Matrix or LayoutKind.Tensor };

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
