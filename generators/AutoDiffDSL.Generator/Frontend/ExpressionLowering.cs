using System.Runtime.CompilerServices;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Expressions, in the order in which C# evaluates them.</summary>
internal sealed class ExpressionLowering(MethodLowering method)
{
    /// <summary>An expression whose value is used.</summary>
    public Value Lower(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue.HasValue)
        {
            return LowerConstant(operation);
        }

        return operation switch
        {
            ILocalReferenceOperation local => LowerVariable(local.Local, operation),
            IParameterReferenceOperation parameter => LowerVariable(parameter.Parameter, operation),
            IParenthesizedOperation parenthesized => Lower(parenthesized.Operand),
            IConversionOperation conversion => LowerConversion(conversion),
            IBinaryOperation binary => method.Arithmetic.Lower(binary),
            IUnaryOperation { OperatorKind: not UnaryOperatorKind.Hat } unary => method.Arithmetic.Lower(unary),
            IConditionalOperation { WhenFalse: { } otherwise } conditional =>
                method.Conditions.Lower(conditional, otherwise),
            IAssignmentOperation or IIncrementOrDecrementOperation => method.Assignments.Lower(operation),
            IInvocationOperation invocation => method.Calls.Lower(invocation) ?? method.Placeholder(operation),
            ISwitchExpressionOperation choice => method.Switches.Lower(choice),
            IIsPatternOperation match => method.Patterns.Lower(match),
            IThrowOperation guard => method.Guards.Throw(guard),
            IDefaultValueOperation when TypeMap.Map(operation.Type) is { } type => method.Zero(type),
            _ => method.Buffers.Lower(operation),
        };
    }

    /// <summary>An expression whose value is dropped.</summary>
    public void LowerEffect(IOperation operation)
    {
        if (operation is IInvocationOperation invocation)
        {
            method.Calls.Lower(invocation);
        }
        else
        {
            Lower(operation);
        }
    }

    private Value LowerConstant(IOperation operation)
    {
        if (TypeMap.Map(operation.Type) is { IsScalar: true } type
            && ConstantBits.Of(operation.ConstantValue.Value) is { } bits)
        {
            return method.Builder.Constant(type, bits);
        }

        return operation.ConstantValue.Value switch
        {
            string => method.Fail(ExpressionDiagnostics.Text, operation),
            null when !TypeMap.IsBuffer(operation.Type) => method.Fail(ExpressionDiagnostics.Null, operation),
            null => method.Fail(ExpressionDiagnostics.Null, operation),
            _ => FailType(operation),
        };
    }

    private Value LowerVariable(ISymbol symbol, IOperation operation)
    {
        if (method.Frame.Find(symbol) is { } variable)
        {
            return method.Read(variable);
        }

        // A variable that has no type here was reported where it is declared.
        return method.Diagnostics.HasErrors ? method.Placeholder(operation) : FailType(operation);
    }

    private Value LowerConversion(IConversionOperation conversion)
    {
        IrType? target = TypeMap.Map(conversion.Type);
        IrType? source = TypeMap.Map(conversion.Operand.Type);
        if (conversion.Operand is ICollectionExpressionOperation or IArrayCreationOperation { Type: null })
        {
            return Lower(conversion.Operand);
        }

        if (target is { IsBuffer: true } buffer)
        {
            // Arrays and spans of the same elements are the same memory; stackalloc has no type of its own.
            return source is null || (source is { IsBuffer: true } from && from.Element == buffer.Element)
                ? Lower(conversion.Operand)
                : LanguageFence.RefuseValue(method, conversion);
        }

        if (source is not { IsScalar: true } || target is not { IsScalar: true } scalar)
        {
            return source is null ? Lower(conversion.Operand) : FailType(conversion);
        }

        if (conversion.OperatorMethod is not null)
        {
            return method.Fail(ExpressionDiagnostics.UserOperator, conversion);
        }

        Value value = Lower(conversion.Operand);
        bool narrows = scalar.Element.IsInteger() && source.Value.Element != scalar.Element;
        if (conversion.IsChecked && narrows)
        {
            return method.Fail(StatementDiagnostics.Checked, conversion);
        }

        return method.Builder.Convert(value, scalar.Element);
    }

    /// <summary>Reports a value whose type the language does not cover, with the type's name.</summary>
    public Value FailType(IOperation operation)
    {
        if (operation.Type is null or IErrorTypeSymbol)
        {
            method.Diagnostics.IsInvalid = true;
            return method.Placeholder(operation);
        }

        string type = operation.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        string subject = "'" + StatementText.Short(operation.Syntax) + "' (" + type + ")";
        method.Report(ExpressionDiagnostics.UnsupportedType, operation, subject);
        return method.Placeholder(operation);
    }
}
