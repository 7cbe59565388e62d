using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.CodeFixes;

/// <summary>
/// Says that a derivative is meant to end: at a value that becomes an integer, or that goes where there are no
/// derivatives.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StopGradientCodeFix)), Shared]
public sealed class StopGradientCodeFix : SyntaxCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => Ids("ADL0016", "ADL0503");

    /// <inheritdoc/>
    protected override string Title => "Wrap in AutoDiff.StopGradient";

    /// <inheritdoc/>
    protected override SyntaxNode? Change(
        SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        ExpressionSyntax? value = node.AncestorsAndSelf()
            .Select(n => n switch
            {
                AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment =>
                    assignment.Right,
                CastExpressionSyntax cast => Inside(cast.Expression),
                _ => null,
            })
            .FirstOrDefault(e => e is not null);
        return value is null ? null : root.ReplaceNode(value, Stopped(value));
    }

    private static ExpressionSyntax Inside(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax parenthesized ? parenthesized.Expression : expression;

    private static ExpressionSyntax Stopped(ExpressionSyntax value) => SyntaxFactory
        .InvocationExpression(
            SyntaxFactory.ParseExpression("AutoDiff.StopGradient"),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(
                SyntaxFactory.Argument(value.WithoutTrivia()))))
        .WithTriviaFrom(value);
}
