using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Which expressions have the same value in every iteration of a loop.</summary>
/// <param name="loop">The loop.</param>
/// <param name="assigned">What its body assigns.</param>
internal sealed class LoopInvariance(ILoopOperation loop, HashSet<ISymbol> assigned)
{
    public bool Holds(IOperation operation)
    {
        if (operation.ConstantValue.HasValue)
        {
            return true;
        }

        return operation switch
        {
            ILocalReferenceOperation local => !assigned.Contains(local.Local),
            IParameterReferenceOperation parameter => !assigned.Contains(parameter.Parameter),
            IConversionOperation { OperatorMethod: null } conversion => Holds(conversion.Operand),
            IUnaryOperation { OperatorMethod: null } unary => Holds(unary.Operand),
            IBinaryOperation { OperatorMethod: null } binary => Holds(binary.LeftOperand) && Holds(binary.RightOperand),
            IPropertyReferenceOperation { Property.Name: "Length", Instance: { } buffer } =>
                TypeMap.IsBuffer(buffer.Type) && Holds(buffer),
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } buffer } load =>
                TypeMap.IsBuffer(buffer.Type) && Holds(buffer) && Holds(load.Arguments[0].Value) && !Stores(load.Type),
            IArrayElementReferenceOperation load =>
                Holds(load.ArrayReference) && load.Indices.All(Holds) && !Stores(load.Type),
            IInvocationOperation call => FunctionTable.Find(call.TargetMethod) is not null
                && call.Arguments.All(a => Holds(a.Value)),
            _ => false,
        };
    }

    /// <summary>
    /// Whether the loop may write an element of this type: directly, or through a span or array that it passes on.
    /// </summary>
    private bool Stores(ITypeSymbol? element) => loop.Body.DescendantsAndSelf().Any(o => o switch
    {
        IAssignmentOperation assignment => WritesElement(assignment.Target, element),
        IIncrementOrDecrementOperation increment => WritesElement(increment.Target, element),
        IInvocationOperation call => (call.Instance is { } instance && MayWrite(instance, element))
            || call.Arguments.Any(a => MayWrite(a.Value, element)),
        _ => false,
    });

    private static bool WritesElement(IOperation target, ITypeSymbol? element) => target switch
    {
        IDeclarationExpressionOperation => false,
        ITupleOperation tuple => tuple.Elements.Any(e => WritesElement(e, element)),
        ILocalReferenceOperation or IParameterReferenceOperation or IDiscardOperation => false,
        _ => SymbolEqualityComparer.Default.Equals(target.Type, element),
    };

    private static bool MayWrite(IOperation argument, ITypeSymbol? element) =>
        TypeMap.Map(argument.Type) is { IsBuffer: true } type && TypeMap.Map(element) is { } scalar
        && type.Element == scalar.Element && type.Shape == Ir.TypeShape.Buffer;
}
