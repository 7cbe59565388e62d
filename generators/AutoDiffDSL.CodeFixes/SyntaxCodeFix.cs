using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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

    /// <summary>Where the fix may apply, the first place that suits it first.</summary>
    protected virtual IEnumerable<Location> Places(Diagnostic diagnostic) => [diagnostic.Location];

    private async Task<Document?> FixAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return null;
        }

        foreach (Location place in Places(diagnostic).Where(p => p.SourceTree?.FilePath == root.SyntaxTree.FilePath))
        {
            SyntaxNode node = root.FindNode(place.SourceSpan, getInnermostNodeForTie: true);
            if (Change(root, node, model, cancellation) is { } changed)
            {
                return document.WithSyntaxRoot(changed);
            }
        }

        return null;
    }

    /// <summary>One id.</summary>
    protected static ImmutableArray<string> Ids(params string[] ids) => ImmutableArray.Create(ids);
}
