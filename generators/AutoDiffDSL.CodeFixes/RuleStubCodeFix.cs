using System;
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
/// Adds a derivative rule of the right signature for a function without source. Its body names a derivative that is not
/// declared, so that the rule cannot be forgotten: it does not compile until it is written.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RuleStubCodeFix)), Shared]
public sealed class RuleStubCodeFix : SyntaxCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => Ids("ADL0301", "ADL0308");

    /// <inheritdoc/>
    protected override string Title => "Add a [DerivativeOf] rule";

    /// <inheritdoc/>
    protected override SyntaxNode? Change(
        SyntaxNode root, SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        InvocationExpressionSyntax? call = node.AncestorsAndSelf().OfType<InvocationExpressionSyntax>()
            .FirstOrDefault();
        if (call is null
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { IsStatic: true } function
            || !IsFloating(function.ReturnType)
            || function.Parameters.Any(p => p.RefKind != RefKind.None)
            || call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
        {
            return null;
        }

        string newLine = root.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)).ToString();
        string indent = string.Concat(method.GetLeadingTrivia().Reverse()
            .TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Select(t => t.ToString()));
        MemberDeclarationSyntax? rule = SyntaxFactory.ParseMemberDeclaration(string.Concat(
            newLine, indent, Attribute(function), newLine, indent, Declaration(function), newLine));
        return rule is null ? null : root.InsertNodesAfter(method, [rule]);
    }

    private static string Attribute(IMethodSymbol function)
    {
        string type = function.ContainingType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return $"[DerivativeOf(typeof({type}), nameof({type}.{function.Name}))]";
    }

    private static string Declaration(IMethodSymbol function)
    {
        string[] parameters = [.. function.Parameters.SelectMany(p => IsFloating(p.Type)
            ? new[] { Typed(p.Type, p.Name), Typed(p.Type, p.Name + "Dot") }
            : [Typed(p.Type, p.Name)])];
        string[] terms = [.. function.Parameters.Where(p => IsFloating(p.Type)).Select(p => Partial(p.Name))];
        return "private static " + Typed(function.ReturnType, function.Name + "Rule") + "("
            + string.Join(", ", parameters) + ") => " + string.Join(" + ", terms) + ";";
    }

    private static string Partial(string name) =>
        "derivativeBy" + char.ToUpperInvariant(name[0]) + name.Substring(1) + " * " + name + "Dot";

    private static string Typed(ITypeSymbol type, string name) =>
        type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + " " + name;

    private static bool IsFloating(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
}
