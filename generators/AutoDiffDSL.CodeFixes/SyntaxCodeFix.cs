using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AutoDiffDSL.CodeFixes;

/// <summary>A fix that changes the syntax tree of the diagnostic's file, in one way.</summary>
public abstract class SyntaxCodeFix : CodeFixProvider
{
    /// <summary>What the fix does, as the editor's menu shows it.</summary>
    protected abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            Document document = context.Document;
            if (await FixAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not null)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        Title,
                        async cancellation =>
                            await FixAsync(document, diagnostic, cancellation).ConfigureAwait(false) ?? document,
                        GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>The new root, or null where the fix does not apply.</summary>
    /// <param name="root">The file.</param>
    /// <param name="node">The innermost node that the diagnostic spans.</param>
    /// <param name="model">What the names in the file mean.</param>
    /// <param name="cancellation">Stops the work.</param>
    protected abstract SyntaxNode? Change(
        SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation);

    private async Task<Document?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return null;
        }

        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return Change(root, node, model, cancellation) is { } changed ? document.WithSyntaxRoot(changed) : null;
    }

    /// <summary>One id.</summary>
    protected static ImmutableArray<string> Ids(params string[] ids) => ImmutableArray.Create(ids);
}
