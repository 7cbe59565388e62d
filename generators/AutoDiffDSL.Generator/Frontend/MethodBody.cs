using System;
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
        IMethodSymbol symbol, Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellation)
    {
        IMethodSymbol implementation = symbol.PartialImplementationPart ?? symbol;
        foreach (SyntaxReference reference in implementation.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = reference.GetSyntax(cancellation);
            if (HasBody(syntax) && !IsIterator(syntax))
            {
                SemanticModel model = modelOf(syntax.SyntaxTree);
                if (model.GetOperation(syntax, cancellation) is { } body)
                {
                    return (model, body);
                }
            }
        }

        return null;
    }

    public static bool IsIterator(SyntaxNode syntax) =>
        syntax is BaseMethodDeclarationSyntax { Body: { } body }
        && body.DescendantNodes(n => n is not LocalFunctionStatementSyntax).Any(n => n is YieldStatementSyntax);

    private static bool HasBody(SyntaxNode syntax) => syntax switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax => true,
        _ => false,
    };
}
