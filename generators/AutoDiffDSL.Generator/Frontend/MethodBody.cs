using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Finds the body of a method.</summary>
internal static class MethodBody
{
    /// <summary>
    /// The body's operation with its semantic model; null for an iterator, or where there is no body.
    /// </summary>
    public static (SemanticModel Model, IOperation Body)? Of(
        IMethodSymbol symbol, Compilation compilation, CancellationToken cancellation)
    {
        IMethodSymbol implementation = symbol.PartialImplementationPart ?? symbol;
        foreach (SyntaxReference reference in implementation.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is MethodDeclarationSyntax syntax
                && (syntax.Body is not null || syntax.ExpressionBody is not null)
                && !IsIterator(syntax))
            {
                SemanticModel model = compilation.GetSemanticModel(syntax.SyntaxTree);
                if (model.GetOperation(syntax, cancellation) is { } body)
                {
                    return (model, body);
                }
            }
        }

        return null;
    }

    public static bool IsIterator(MethodDeclarationSyntax syntax) =>
        syntax.Body is { } body && body.DescendantNodes(n => n is not LocalFunctionStatementSyntax)
            .Any(n => n is YieldStatementSyntax);
}
