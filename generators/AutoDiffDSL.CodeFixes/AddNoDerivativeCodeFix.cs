using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.CodeFixes;

/// <summary>Marks a parameter that has no influence <c>[NoDerivative]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddNoDerivativeCodeFix)), Shared]
public sealed class AddNoDerivativeCodeFix : SyntaxCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => Ids("ADL0502");

    /// <inheritdoc/>
    protected override string Title => "Mark the parameter [NoDerivative]";

    /// <inheritdoc/>
    protected override SyntaxNode? Change(
        SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node.AncestorsAndSelf().OfType<ParameterSyntax>().FirstOrDefault() is not { } parameter)
        {
            return null;
        }

        AttributeSyntax attribute = SyntaxFactory.Attribute(SyntaxFactory.ParseName("NoDerivative"));
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute))
            .WithTrailingTrivia(SyntaxFactory.Space);
        ParameterSyntax bare = parameter.WithLeadingTrivia();
        ParameterSyntax marked = bare
            .WithAttributeLists(bare.AttributeLists.Insert(0, list))
            .WithLeadingTrivia(parameter.GetLeadingTrivia());
        return root.ReplaceNode(parameter, marked);
    }
}
