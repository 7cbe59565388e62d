using System.Runtime.CompilerServices;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Expressions, in the order in which C# evaluates them.</summary>
internal sealed class ExpressionLowering(MethodLowering method)
{
    /// <summary>An expression whose value is used: its leaves, one for a number or a span of numbers.</summary>
    public Value[] LowerAll(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation is IThrowOperation or IConversionOperation { Operand: IThrowOperation })
        {
            return method.Guards.ThrowInstead(operation);
        }

        if (method.Types.Of(operation.Type) is not { IsLeaf: false } layout)
        {
            return [Lower(operation)];
        }

        SyntaxNode? outer = method.Enter(operation);
        Value[] leaves = method.Composites.Lower(operation, layout);
        method.Sources.Leave(outer);
        return leaves;
    }

    /// <summary>An expression whose value is a number or a span of numbers.</summary>
    public Value Lower(IOperation operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        SyntaxNode? outer = method.Enter(operation);
        Value value = operation.ConstantValue.HasValue ? LowerConstant(operation) : LowerComputed(operation);
        method.Sources.Leave(outer);
        return value;
    }

    private Value LowerComputed(IOperation operation)
    {
        return operation switch
        {
            IThrowOperation or IConversionOperation { Operand: IThrowOperation } =>
                One(method.Guards.ThrowInstead(operation), operation),
            _ when method.Types.Of(operation.Type) is { IsLeaf: false } => FailType(operation),
            ILocalReferenceOperation local => LowerVariable(local.Local, operation),
            IParameterReferenceOperation parameter => LowerVariable(parameter.Parameter, operation),
            IParenthesizedOperation parenthesized => Lower(parenthesized.Operand),
            _ when MemoryComparisons.Refusal(method, operation) is { } refusal => method.Fail(refusal, operation),
            IConversionOperation conversion => LowerConversion(conversion),
            IBinaryOperation { OperatorMethod: { } op } binary =>
                One(method.Members.Operator(op, binary, binary.LeftOperand, binary.RightOperand), operation),
            IUnaryOperation { OperatorMethod: { } op } unary =>
                One(method.Members.Operator(op, unary, unary.Operand), operation),
            IBinaryOperation binary => method.Arithmetic.Lower(binary),
            IUnaryOperation { OperatorKind: not UnaryOperatorKind.Hat } unary => method.Arithmetic.Lower(unary),
            ITupleBinaryOperation comparison => method.Tuples.Compare(comparison),
            IConditionalOperation { WhenFalse: { } otherwise } conditional =>
                method.Conditions.Lower(conditional, otherwise),
            IAssignmentOperation or IIncrementOrDecrementOperation =>
                One(method.Assignments.LowerAll(operation), operation),
            IInvocationOperation invocation => One(method.Calls.Lower(invocation), operation),
            IIsPatternOperation match => method.Patterns.Lower(match),
            ISwitchExpressionOperation choice => One(method.Switches.Lower(choice), operation),
            IDefaultValueOperation when method.Types.Map(operation.Type) is { } type => method.Zero(type),
            IDefaultValueOperation { Type.IsValueType: true } => FailType(operation),
            _ when method.Composites.LowerMember(operation) is { } member => One(member, operation),
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
            LowerAll(operation);
        }
    }

    private Value One(Value[] values, IOperation operation) =>
        values.Length == 1 ? values[0] : method.Placeholder(operation);

    private Value LowerConstant(IOperation operation)
    {
        if (method.Types.Map(operation.Type) is { IsScalar: true } type
            && ConstantBits.Of(operation.ConstantValue.Value) is { } bits)
        {
            return method.Builder.Constant(type, bits);
        }

        return operation.ConstantValue.Value switch
        {
            string => method.Fail(ExpressionDiagnostics.Text, operation),
            null when !method.Types.IsBuffer(operation.Type) => method.Fail(ExpressionDiagnostics.Null, operation),
            null => method.Fail(ExpressionDiagnostics.Null, operation),
            _ => FailType(operation),
        };
    }

    private Value LowerVariable(ISymbol symbol, IOperation operation)
    {
        if (method.Frame.Find(symbol) is { } place)
        {
            return place.Delegate is null
                ? method.Places.Read(place)[0]
                : method.Fail(ExpressionDiagnostics.Lambda, operation);
        }

        // A variable that has no type here was reported where it is declared.
        return method.Diagnostics.HasErrors ? method.Placeholder(operation) : FailType(operation);
    }

    private Value LowerConversion(IConversionOperation conversion)
    {
        IrType? target = method.Types.Map(conversion.Type);
        IrType? source = method.Types.Map(conversion.Operand.Type);
        if (target is not { IsList: true }
            && conversion.Operand is ICollectionExpressionOperation or IArrayCreationOperation { Type: null })
        {
            return Lower(conversion.Operand);
        }

        if (method.Lists.RefusesConversion(conversion, source, target))
        {
            return method.Placeholder(conversion);
        }

        if (target is { IsBuffer: true } buffer)
        {
            // Arrays and spans of the same elements are the same memory; stackalloc has no type of its own.
            return source is null || (source is { IsBuffer: true } from && from.Element == buffer.Element)
                ? Lower(conversion.Operand)
                : LanguageFence.RefuseValue(method, conversion);
        }

        if (conversion.OperatorMethod is { } op)
        {
            return One(method.Members.Operator(op, conversion, conversion.Operand), conversion);
        }

        if (source is not { IsScalar: true } || target is not { IsScalar: true } scalar)
        {
            return source is null ? Lower(conversion.Operand) : FailType(conversion);
        }

        Value value = Lower(conversion.Operand);
        if (value.Type.IsFloating && scalar.Element.IsInteger())
        {
            string text = StatementText.Short(conversion.Operand.Syntax);
            method.Conversions.Add((value, conversion.Syntax.GetLocation(), text));
        }

        return method.Arithmetic.Convert(value, scalar.Element, conversion.IsChecked);
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
