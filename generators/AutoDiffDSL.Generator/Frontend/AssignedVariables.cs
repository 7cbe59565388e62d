using System.Collections.Generic;
using AutoDiffDSL.Generator.Frontend.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Which locals and parameters a piece of source assigns, wholly or in part; what it takes a reference to counts as
/// assigned.
/// </summary>
internal static class AssignedVariables
{
    /// <summary>The locals and parameters; the type stands for <c>this</c>.</summary>
    public static HashSet<ISymbol> In(IOperation root)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IAssignmentOperation assignment:
                    AddTarget(assignment.Target, found);
                    break;
                case IIncrementOrDecrementOperation increment:
                    AddTarget(increment.Target, found);
                    break;
                case IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } reference
                    when reference.GetVariableInitializer() is { } initializer:
                    AddTarget(initializer.Value, found);
                    break;
                case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                    found.Add(declared);
                    break;
                case IRecursivePatternOperation { DeclaredSymbol: { } declared }:
                    found.Add(declared);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                    AddTarget(argument.Value, found);
                    break;
                case IInvocationOperation { Instance: { } instance, TargetMethod: var called } when MayWrite(called):
                    AddTarget(instance, found);
                    break;
                case IPropertyReferenceOperation { Instance: { } instance, Property.GetMethod: { } getter }
                    when MayWrite(getter):
                    AddTarget(instance, found);
                    break;
            }
        }

        return found;
    }

    /// <summary>
    /// Whether a method may change the struct it is called on, which it may be called on by way of an interface.
    /// </summary>
    private static bool MayWrite(IMethodSymbol method) =>
        method is { IsStatic: false, IsReadOnly: false, ContainingType: { IsReadOnly: false } type }
        && (type.IsValueType || type.TypeKind == TypeKind.Interface || ExtensionBlocks.MayWrite(method));

    private static void AddTarget(IOperation target, HashSet<ISymbol> found)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                found.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                found.Add(parameter.Parameter);
                break;
            case IInstanceReferenceOperation
            {
                Type: { } type, ReferenceKind: InstanceReferenceKind.ContainingTypeInstance,
            }:
                found.Add(type);
                break;
            case IFieldReferenceOperation { Instance: { } instance }:
                AddTarget(instance, found);
                break;
            case IPropertyReferenceOperation
            {
                Instance: { Type: { IsReferenceType: false, IsReadOnly: false } } instance,
            }:
                AddTarget(instance, found);
                break;
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements)
                {
                    AddTarget(element, found);
                }

                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                AddTarget(conditional.WhenTrue, found);
                AddTarget(whenFalse, found);
                break;
            case IDeclarationExpressionOperation declaration:
                AddTarget(declaration.Expression, found);
                break;
            case IParenthesizedOperation parenthesized:
                AddTarget(parenthesized.Operand, found);
                break;
        }
    }
}
