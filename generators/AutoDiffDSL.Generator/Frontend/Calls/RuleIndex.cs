using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>
/// The rules of a compilation by the methods that they belong to. Found once a compilation, in the files that mention
/// such an attribute; which files do is known from the file alone.
/// </summary>
internal sealed class RuleIndex
{
    private static readonly ConditionalWeakTable<Compilation, RuleIndex> OfCompilation = new();
    private static readonly ConditionalWeakTable<SyntaxTree, MethodDeclarationSyntax[]> OfTree = new();

    private readonly Dictionary<IMethodSymbol, List<RuleDeclaration>> rules = new(SymbolEqualityComparer.Default);

    private RuleIndex(Compilation compilation, CancellationToken cancellation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            MethodDeclarationSyntax[] candidates =
                OfTree.GetValue(tree, t => Candidates(t.GetRoot(cancellation)));
            foreach (MethodDeclarationSyntax candidate in candidates)
            {
                SemanticModel model = compilation.GetSemanticModel(tree);
                if (model.GetDeclaredSymbol(candidate, cancellation) is IMethodSymbol method)
                {
                    Add(method);
                }
            }
        }
    }

    public static RuleIndex Of(Compilation compilation, CancellationToken cancellation)
    {
        lock (OfCompilation)
        {
            if (!OfCompilation.TryGetValue(compilation, out RuleIndex index))
            {
                index = new RuleIndex(compilation, cancellation);
                OfCompilation.Add(compilation, index);
            }

            return index;
        }
    }

    /// <summary>The rules of a method; rules that do not fit it included.</summary>
    public IReadOnlyList<RuleDeclaration> RulesOf(IMethodSymbol method) =>
        rules.TryGetValue(method.OriginalDefinition, out List<RuleDeclaration> found) ? found : [];

    private static MethodDeclarationSyntax[] Candidates(SyntaxNode root) =>
    [
        .. root.DescendantNodes(
            n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(m => m.AttributeLists.SelectMany(l => l.Attributes).Any(IsRule)),
    ];

    private static bool IsRule(AttributeSyntax attribute)
    {
        string name = attribute.Name is QualifiedNameSyntax qualified
            ? qualified.Right.Identifier.ValueText
            : attribute.Name.ToString();
        return name is "DerivativeOf" or "DerivativeOfAttribute" or "VjpOf" or "VjpOfAttribute";
    }

    private void Add(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes().Where(RuleDeclaration.IsRule))
        {
            var rule = new RuleDeclaration(method, attribute);
            if (rule.Target is { } target)
            {
                if (!rules.TryGetValue(target.OriginalDefinition, out List<RuleDeclaration> list))
                {
                    rules[target.OriginalDefinition] = list = [];
                }

                list.Add(rule);
            }
        }
    }
}
