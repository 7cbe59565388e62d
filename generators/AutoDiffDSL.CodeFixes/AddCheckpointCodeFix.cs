using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.CodeFixes;

/// <summary>Marks a helper whose values a tape keeps <c>[Checkpoint]</c>, so that it is run again instead.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddCheckpointCodeFix)), Shared]
public sealed class AddCheckpointCodeFix : SyntaxCodeFix
{
    private static readonly string[] Attributes = ["Checkpoint", "Differentiable", "Loss"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => Ids("ADL0601", "ADL0602", "ADL0603");

    /// <inheritdoc/>
    protected override string Title => "Add [Checkpoint]";

    /// <inheritdoc/>
    protected override IEnumerable<Location> Places(Diagnostic diagnostic) =>
        diagnostic.AdditionalLocations.Prepend(diagnostic.Location);

    /// <inheritdoc/>
    protected override SyntaxNode? Change(
        SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        MethodDeclarationSyntax? method = node.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        bool isHelper = method is { TypeParameterList: null }
            && method.Modifiers.Any(SyntaxKind.StaticKeyword)
            && !method.AttributeLists.SelectMany(l => l.Attributes).Any(IsRequest);
        return isHelper ? root.ReplaceNode(method!, Marked(method!)) : null;
    }

    private static bool IsRequest(AttributeSyntax attribute) =>
        Attributes.Any(name => attribute.Name.ToString().Split('.').Last() is var last
            && (last == name || last == name + "Attribute"));

    private static MethodDeclarationSyntax Marked(MethodDeclarationSyntax method)
    {
        SyntaxTriviaList leading = method.GetLeadingTrivia();
        SyntaxTriviaList indentation = [.. leading.Reverse().TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia))];
        SyntaxTrivia line = method.SyntaxTree.GetText().ToString().Contains("\r\n")
            ? SyntaxFactory.CarriageReturnLineFeed
            : SyntaxFactory.LineFeed;
        AttributeListSyntax list = SyntaxFactory
            .AttributeList([SyntaxFactory.Attribute(SyntaxFactory.ParseName("Checkpoint"))])
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(line);
        MethodDeclarationSyntax bare = method.WithLeadingTrivia(indentation);
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }
}
