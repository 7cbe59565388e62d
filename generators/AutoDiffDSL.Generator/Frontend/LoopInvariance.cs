using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Frontend.Layouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Which expressions have the same value in every iteration of a loop.</summary>
/// <param name="method">The method that holds the loop.</param>
/// <param name="loop">The loop.</param>
/// <param name="assigned">What its body assigns.</param>
internal sealed class LoopInvariance(MethodLowering method, ILoopOperation loop, HashSet<ISymbol> assigned)
{
    private readonly HashSet<Variable> changed = [.. method.Loops.Assigned(loop)];

    public bool Holds(IOperation operation)
    {
        if (operation.ConstantValue.HasValue)
        {
            return true;
        }

        return operation switch
        {
            ILocalReferenceOperation local => IsStable(local.Local),
            IParameterReferenceOperation parameter => IsStable(parameter.Parameter),
            IConversionOperation { OperatorMethod: null } conversion => Holds(conversion.Operand),
            IUnaryOperation { OperatorMethod: null } unary => Holds(unary.Operand),
            IBinaryOperation { OperatorMethod: null } binary => Holds(binary.LeftOperand) && Holds(binary.RightOperand),
            IPropertyReferenceOperation { Property.Name: "Length", Instance: { } buffer }
                when method.Types.Of(buffer.Type) is { IsSequence: true } or { Kind: LayoutKind.Matrix } => Holds(buffer),
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } buffer } load =>
                method.Types.IsBuffer(buffer.Type) && Holds(buffer) && Holds(load.Arguments[0].Value) && !Stores(load.Type),
            IFieldReferenceOperation { Instance: { } instance } => HoldsMember(instance),
            IPropertyReferenceOperation { Instance: { } instance } property
                when MemberLowering.IsAutomatic(property.Property) => HoldsMember(instance),
            IArrayElementReferenceOperation load =>
                Holds(load.ArrayReference) && load.Indices.All(Holds) && !Stores(load.Type),
            IInvocationOperation { TargetMethod.Name: "GetLength", Instance: { Type: IArrayTypeSymbol } array } call =>
                Holds(array) && Holds(call.Arguments[0].Value),
            IInvocationOperation call => FunctionTable.Find(call.TargetMethod) is not null
                && call.Arguments.All(a => Holds(a.Value)),
            _ => false,
        };
    }

    /// <summary>Whether a member of a struct is part of a variable that stays as it is.</summary>
    private bool HoldsMember(IOperation instance) => instance switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation =>
            Holds(instance) && method.Places.Find(instance) is { } place && IsVariable(place),
        IInstanceReferenceOperation { Type: { } type } =>
            !assigned.Contains(type) && method.Frame.This is { } self && IsVariable(self),
        IFieldReferenceOperation { Instance: { } outer } => HoldsMember(outer),
        IPropertyReferenceOperation { Instance: { } outer } property =>
            MemberLowering.IsAutomatic(property.Property) && HoldsMember(outer),
        _ => false,
    };

    /// <summary>Whether a local or parameter keeps its value; what is another name for an element may not.</summary>
    private bool IsStable(ISymbol symbol) =>
        !assigned.Contains(symbol) && (method.Frame.Find(symbol) is not { } place
            || (IsVariable(place) && !place.Variables.Any(changed.Contains)));

    private static bool IsVariable(Place place) => place.Cells.All(c => c is Cell.OfVariable or Cell.OfValue);

    /// <summary>
    /// Whether the loop may write an element of this type: directly, or through a span or array that it passes on.
    /// </summary>
    private bool Stores(ITypeSymbol? element) => loop.Body.DescendantsAndSelf().Any(o => o switch
    {
        IAssignmentOperation assignment => WritesElement(assignment.Target, element),
        IIncrementOrDecrementOperation increment => WritesElement(increment.Target, element),
        IInvocationOperation call => (call.Instance is { } instance && MayWrite(instance, element))
            || call.TargetMethod.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke
            || call.Arguments.Any(a => MayWrite(a.Value, element)
                || (a.Parameter is { RefKind: RefKind.Ref or RefKind.Out } && WritesElement(a.Value, element))),
        _ => false,
    });

    private static bool WritesElement(IOperation target, ITypeSymbol? element) => target switch
    {
        IDeclarationExpressionOperation => false,
        ITupleOperation tuple => tuple.Elements.Any(e => WritesElement(e, element)),
        ILocalReferenceOperation { Local.RefKind: RefKind.None } or IDiscardOperation => false,
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None } => false,
        _ => SymbolEqualityComparer.Default.Equals(target.Type, element),
    };

    private bool MayWrite(IOperation argument, ITypeSymbol? element) =>
        method.Types.Map(argument.Type) is { IsBuffer: true } type && method.Types.Map(element) is { } scalar
        && type.Element == scalar.Element && type.Shape == Ir.TypeShape.Buffer;
}
