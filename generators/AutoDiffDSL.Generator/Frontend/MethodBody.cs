using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Finds the body of a method.</summary>
internal static class MethodBody
{
    /// <summary>
    /// The body's operation with its semantic model; null for an iterator, or where there is no body. What stands
    /// inside of a method is read with that method's own model, since symbols of two models differ.
    /// </summary>
    public static (SemanticModel Model, IOperation Body)? Of(
        IMethodSymbol symbol,
        Func<SyntaxTree, SemanticModel?> modelOf,
        CancellationToken cancellation,
        SemanticModel? known = null)
    {
        IMethodSymbol implementation = symbol.PartialImplementationPart ?? symbol;
        foreach (SyntaxReference reference in implementation.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = reference.GetSyntax(cancellation);
            if (HasBody(syntax) && !IsIterator(syntax))
            {
                SemanticModel? model = known ?? modelOf(syntax.SyntaxTree);
                if (model?.GetOperation(syntax, cancellation) is { } body)
                {
                    return body is ILocalFunctionOperation local
                        ? local.Body is { } block ? (model, block) : null
                        : (model, body);
                }
            }
        }

        return null;
    }

    public static bool IsIterator(SyntaxNode syntax) =>
        ((syntax as BaseMethodDeclarationSyntax)?.Body ?? (syntax as LocalFunctionStatementSyntax)?.Body) is { } body
        && body.DescendantNodes(n => n is not LocalFunctionStatementSyntax).Any(n => n is YieldStatementSyntax);

    private static bool HasBody(SyntaxNode syntax) => syntax switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        LocalFunctionStatementSyntax local => local.Body is not null || local.ExpressionBody is not null,
        ArrowExpressionClauseSyntax => true,
        _ => false,
    };
}
