using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>
/// Members in blocks such as <c>extension(double v) { ... }</c>: what they are called on is a parameter of the block.
/// The compilers that know such blocks name their symbols differently, so they are told by their syntax.
/// </summary>
internal static class ExtensionBlocks
{
    /// <summary>Whether a member stands in such a block.</summary>
    public static bool Declares(ISymbol member) => Receiver(member) is not null;

    /// <summary>Whether a member may change the variable that it is called on.</summary>
    public static bool MayWrite(IMethodSymbol member) =>
        !member.IsStatic && Receiver(member) is { Modifiers: var modifiers }
        && modifiers.Any(SyntaxKind.RefKeyword) && !modifiers.Any(SyntaxKind.ReadOnlyKeyword);

    /// <summary>Whether a member is called on a copy.</summary>
    public static bool TakesValue(IMethodSymbol member) =>
        !member.IsStatic && Receiver(member) is { Modifiers: var modifiers }
        && !modifiers.Any(SyntaxKind.RefKeyword) && !modifiers.Any(SyntaxKind.InKeyword);

    /// <summary>The parameter of the block that a member stands in; null for another member.</summary>
    public static ParameterSyntax? Receiver(ISymbol member) =>
        member.ContainingType is { ContainingType.IsStatic: true } block
            ? block.DeclaringSyntaxReferences
                .Select(r => r.GetSyntax())
                .OfType<TypeDeclarationSyntax>()
                .Where(t => t.Keyword.ValueText == "extension")
                .Select(t => t.ParameterList?.Parameters.FirstOrDefault())
                .FirstOrDefault()
            : null;
}
