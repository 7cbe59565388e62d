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
            IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } buffer }
                when method.Types.Of(buffer.Type) is { IsSequence: true } or { Kind: LayoutKind.Matrix } =>
                Holds(buffer),
            IPropertyReferenceOperation { Property.IsIndexer: false, Instance: { } tensor }
                when method.Types.Of(tensor.Type) is { Kind: LayoutKind.Tensor } => Holds(tensor),
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } buffer } load =>
                method.Types.IsBuffer(buffer.Type) && Holds(buffer) && Holds(load.Arguments[0].Value)
                && !Stores(load.Type),
            IMemberReferenceOperation { Instance: null, Member: IFieldSymbol or IPropertySymbol } data =>
                method.Buffers.IsSequence(data), // of static data only what is read-only passes
            IFieldReferenceOperation { Instance: { } instance } => HoldsMember(instance),
            IPropertyReferenceOperation { Instance: { } instance } property
                when MemberLowering.IsAutomatic(property.Property) => HoldsMember(instance),
            IArrayElementReferenceOperation load =>
                Holds(load.ArrayReference) && load.Indices.All(Holds) && !Stores(load.Type),
            IInvocationOperation
            {
                TargetMethod.Name: "GetLength" or "GetLowerBound" or "GetUpperBound",
                Instance: { Type: IArrayTypeSymbol } array,
            }
            call =>
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
            !assigned.Contains(type) && method.Frame.This is { } self && IsUnchanged(self),
        IFieldReferenceOperation { Instance: { } outer } => HoldsMember(outer),
        IPropertyReferenceOperation { Instance: { } outer } property =>
            MemberLowering.IsAutomatic(property.Property) && HoldsMember(outer),
        _ => false,
    };

    /// <summary>Whether a local or parameter keeps its value; what is another name for an element may not.</summary>
    private bool IsStable(ISymbol symbol) =>
        !assigned.Contains(symbol) && (method.Frame.Find(symbol) is not { } place
            || IsUnchanged(place));

    private bool IsUnchanged(Place place) => IsVariable(place) && !place.Variables.Any(changed.Contains);

    private static bool IsVariable(Place place) => place.Cells.All(c => c is Cell.OfVariable or Cell.OfValue);

    /// <summary>
    /// Whether the loop may write an element of this type: directly, or by code of the user's that it passes memory on
    /// to, or a delegate.
    /// </summary>
    private bool Stores(ITypeSymbol? element) => loop.Body.DescendantsAndSelf().Any(o => o switch
    {
        IAssignmentOperation assignment when WritesElement(assignment.Target, element) => true,
        IIncrementOrDecrementOperation increment when WritesElement(increment.Target, element) => true,
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.LocalFunction or MethodKind.DelegateInvoke } => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument
            when WritesElement(argument.Value, element) => true,
        _ => Passed(o).Any(p => MayWrite(p, element)),
    });

    private bool WritesElement(IOperation target, ITypeSymbol? element) => target switch
    {
        IDeclarationExpressionOperation => false,
        ITupleOperation tuple => tuple.Elements.Any(e => WritesElement(e, element)),
        ILocalReferenceOperation { Local.RefKind: RefKind.None } or IDiscardOperation => false,
        IParameterReferenceOperation { Parameter.RefKind: RefKind.None } => false,
        _ => SymbolEqualityComparer.Default.Equals(method.Types.Resolve(target.Type), method.Types.Resolve(element)),
    };

    /// <summary>What an operation hands to a method, accessor, constructor or operator.</summary>
    private IEnumerable<IOperation> Passed(IOperation operation) => operation switch
    {
        IInvocationOperation { Instance: { } instance } => [instance],
        IArgumentOperation argument => [argument.Value],
        IPropertyReferenceOperation { Instance: { } instance } property
            when !method.Buffers.IsSequence(instance) && !MemberLowering.IsAutomatic(property.Property) => [instance],
        IBinaryOperation { OperatorMethod: not null } binary => [binary.LeftOperand, binary.RightOperand],
        IUnaryOperation { OperatorMethod: not null } unary => [unary.Operand],
        ICompoundAssignmentOperation { OperatorMethod: not null } compound => [compound.Target, compound.Value],
        IIncrementOrDecrementOperation { OperatorMethod: not null } increment => [increment.Target],
        IConversionOperation { OperatorMethod: { } op } conversion when !TypeMap.IsSpan(op.ContainingType) =>
            [conversion.Operand],
        _ => [],
    };

    private bool MayWrite(IOperation passed, ITypeSymbol? element) =>
        passed.Type is { SpecialType: not SpecialType.System_String } type
        && (method.Types.Of(type) is not { } layout || layout.Leaves.Any(leaf =>
            leaf.Shape == Ir.TypeShape.Buffer && leaf.Element == method.Types.Map(element)?.Element));
}
