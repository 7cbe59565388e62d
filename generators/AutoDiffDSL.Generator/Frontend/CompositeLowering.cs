using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Frontend.Tensors;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Expressions whose value has several leaves, and members whose value may have.</summary>
internal sealed class CompositeLowering(MethodLowering method)
{
    /// <summary>The leaves of an expression of composite type.</summary>
    public Value[] Lower(IOperation operation, Layout layout) => operation switch
    {
        IParenthesizedOperation parenthesized => method.Expressions.LowerAll(parenthesized.Operand),
        IConversionOperation conversion => LowerConversion(conversion, layout),
        ITupleOperation tuple => method.Tuples.Lower(tuple, layout),
        IBinaryOperation { OperatorMethod: { } op } binary =>
            method.Members.Operator(op, binary, binary.LeftOperand, binary.RightOperand),
        IUnaryOperation { OperatorMethod: { } op } unary => method.Members.Operator(op, unary, unary.Operand),
        IConditionalOperation { WhenFalse: { } otherwise } conditional =>
            method.Conditions.Lower(conditional, layout, otherwise),
        IAssignmentOperation or IIncrementOrDecrementOperation => method.Assignments.LowerAll(operation),
        IInvocationOperation invocation => method.Calls.Lower(invocation),
        ISwitchExpressionOperation choice => method.Switches.Lower(choice),
        IDefaultValueOperation { Type.IsReferenceType: true } => Null(operation, layout),
        IDefaultValueOperation => method.Zeros(layout),
        _ => LowerMember(operation) ?? method.Buffers.LowerAll(operation, layout),
    };

    /// <summary>
    /// A variable, a member, an element or a new struct, whatever its type; null for another kind of expression.
    /// </summary>
    public Value[]? LowerMember(IOperation operation)
    {
        switch (operation)
        {
            case IObjectCreationOperation creation when IsStruct(creation.Type):
                return method.Structs.Create(creation);
            case IWithOperation with when IsStruct(with.Type):
                return method.Structs.With(with);
            case IMemberReferenceOperation { Instance: null, Member: IFieldSymbol or IPropertySymbol } member
                when method.Statics.Read(member) is { } values:
                return values;
            case IFieldReferenceOperation { Instance: null } field:
                return method.Members.Static(field.Field, field);
            case IPropertyReferenceOperation property
                when method.Members.Getter(property) is { } value:
                return value;
            default:
                return method.Places.Find(operation) is { } place ? method.Places.Read(place) : null;
        }
    }

    /// <summary>Values of one type as values of another: leaf by leaf where the types have the same tree.</summary>
    public Value[]? Convert(Value[] values, ITypeSymbol? from, ITypeSymbol? to, IOperation operation)
    {
        if (method.Types.Of(from) is not { } source || method.Types.Of(to) is not { } target)
        {
            return null;
        }

        if (source.IsLeaf && target.IsLeaf && source.Type.IsScalar && target.Type.IsScalar)
        {
            return [method.Builder.Convert(values[0], target.Type.Element)];
        }

        ITypeSymbol fromType = method.Types.Resolve(from)!;
        ITypeSymbol toType = method.Types.Resolve(to)!;
        if (source.IsLeaf == target.IsLeaf && SymbolEqualityComparer.Default.Equals(fromType, toType))
        {
            return values;
        }

        if (source.IsSequence && target.IsSequence)
        {
            // Arrays and spans of the same elements are the same memory.
            bool isSame = source.Kind == target.Kind && source.Count == target.Count
                && (source.Type.IsList || !target.Type.IsList);
            return isSame ? values : null;
        }

        if (target.Kind == LayoutKind.Tensor && source.Type.IsBuffer && source.Type.Element == target.Type.Element)
        {
            return source.Kind == LayoutKind.Tensor ? values
                : source.IsLeaf ? method.Shapes.Tensor(values[0], [method.Buffers.Length(values[0])])
                : null;
        }

        Conversion conversion = method.Compilation.ClassifyConversion(fromType, toType);
        if (conversion is { IsUserDefined: true, MethodSymbol: { } op })
        {
            return method.Members.Operator(op, operation, [method.Places.OfValue(source, values)]);
        }

        if (fromType is INamedTypeSymbol { IsTupleType: true } a && toType is INamedTypeSymbol { IsTupleType: true } b
            && a.TupleElements.Length == b.TupleElements.Length)
        {
            Value[]?[] parts = [.. a.TupleElements.Select((e, i) => Convert(
                [.. values.Skip(source.Members[i].Offset).Take(source.Members[i].Layout.Count)],
                e.Type,
                b.TupleElements[i].Type,
                operation))];
            return parts.Any(p => p is null) ? null : [.. parts.SelectMany(p => p!)];
        }

        return null;
    }

    private Value[] LowerConversion(IConversionOperation conversion, Layout layout)
    {
        if (conversion.OperatorMethod is { } op && !IsOfMemory(op))
        {
            return method.Members.Operator(op, conversion, conversion.Operand);
        }

        if (conversion.Operand is ITupleOperation tuple)
        {
            return method.Tuples.Lower(tuple, layout);
        }

        if (conversion.Operand.ConstantValue is { HasValue: true, Value: null })
        {
            return Null(conversion.Operand, layout);
        }

        if (method.Types.Of(conversion.Operand.Type) is null)
        {
            return method.Buffers.LowerAll(conversion.Operand, layout);
        }

        Value[] values = method.Expressions.LowerAll(conversion.Operand);
        if (Convert(values, conversion.Operand.Type, conversion.Type, conversion) is { } converted)
        {
            return converted;
        }

        LanguageFence.Refuse(method, conversion);
        return method.Zeros(layout);
    }

    private Value[] Null(IOperation operation, Layout layout)
    {
        method.Report(ExpressionDiagnostics.Null, operation);
        return method.Zeros(layout);
    }

    private static bool IsOfMemory(IMethodSymbol op) =>
        TypeMap.IsSpan(op.ContainingType) || TensorTypes.Contains(op.ContainingType);

    private bool IsStruct(ITypeSymbol? type) =>
        method.Types.Resolve(type) is { IsValueType: true } && method.Types.Of(type) is not null;
}
