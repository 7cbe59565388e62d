using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Which locals and parameters a piece of source assigns.</summary>
internal static class AssignedVariables
{
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
            }
        }

        return found;
    }

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
            case ITupleOperation tuple:
                foreach (IOperation element in tuple.Elements)
                {
                    AddTarget(element, found);
                }

                break;
            case IDeclarationExpressionOperation declaration:
                AddTarget(declaration.Expression, found);
                break;
        }
    }
}
