using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>Who calls whom, as written.</summary>
internal sealed class CallGraph(Compilation compilation, CancellationToken cancellation)
{
    private readonly Dictionary<IMethodSymbol, IMethodSymbol[]> callees = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a method can come to call itself.</summary>
    public bool IsRecursive(IMethodSymbol method)
    {
        var reached = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<IMethodSymbol>([method]);
        while (open.Count > 0)
        {
            foreach (IMethodSymbol callee in Callees(open.Pop()))
            {
                if (SymbolEqualityComparer.Default.Equals(callee, method))
                {
                    return true;
                }

                if (reached.Add(callee))
                {
                    open.Push(callee);
                }
            }
        }

        return false;
    }

    private IMethodSymbol[] Callees(IMethodSymbol method)
    {
        if (!callees.TryGetValue(method, out IMethodSymbol[] found))
        {
            found = MethodBody.Of(method, ModelOf, cancellation) is var (_, body)
                ? [.. body.Descendants().Select(Called).OfType<IMethodSymbol>().Select(m => m.OriginalDefinition)]
                : [];
            callees[method] = found;
        }

        return found;
    }

    private SemanticModel? ModelOf(SyntaxTree tree) =>
        compilation.ContainsSyntaxTree(tree) ? compilation.GetSemanticModel(tree) : null;

    private static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IPropertyReferenceOperation property => property.Property.GetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        IConversionOperation conversion => conversion.OperatorMethod,
        _ => null,
    };
}
