using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Names of generated files: the method's full name, with parameter types where it is overloaded. The compiler compares
/// them
/// without case, so a method whose name differs from another's by case alone gets a number.
/// </summary>
internal static class HintNames
{
    public static string Of(IMethodSymbol method, Compilation compilation)
    {
        string[] path = [.. Path(method)];
        List<IMethodSymbol> alike = [];
        Find(compilation.Assembly.GlobalNamespace, path, 0, alike);
        bool isOverloaded = method.ContainingType.GetMembers()
            .OfType<IMethodSymbol>()
            .Count(m => IsSame(m.Name, method.Name)) > 1;
        string name = Name(method, isOverloaded);
        string[] rivals = [.. alike
            .Where(m => !SymbolEqualityComparer.Default.Equals(m, method) && IsSame(Name(m, isOverloaded), name))
            .Select(m => Name(m, isOverloaded))];
        int number = 1 + rivals.Count(r => string.CompareOrdinal(r, name) < 0);
        return number == 1 ? name : name + "." + number;
    }

    private static string Name(IMethodSymbol method, bool withTypes)
    {
        var text = new StringBuilder(string.Join(".", Path(method)));
        if (withTypes)
        {
            text.Append('(').Append(string.Join(",", method.Parameters.Select(p =>
                (p.RefKind == RefKind.None ? "" : p.RefKind.ToString())
                    + p.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)))).Append(')');
        }

        return text.Replace('<', '{').Replace('>', '}').Replace("?", "").Replace(" ", "").ToString();
    }

    private static IEnumerable<string> Path(ISymbol symbol)
    {
        var path = new List<string>();
        for (ISymbol? s = symbol; s is not null and not INamespaceSymbol { IsGlobalNamespace: true };
            s = s.ContainingSymbol)
        {
            if (s is IMethodSymbol or INamedTypeSymbol or INamespaceSymbol)
            {
                path.Insert(0, s.MetadataName);
            }
            else
            {
                break;
            }
        }

        return path.Where(p => p.Length > 0).SkipWhile(p => p.EndsWith(".dll", StringComparison.Ordinal));
    }

    private static void Find(INamespaceOrTypeSymbol container, string[] path, int depth, List<IMethodSymbol> found)
    {
        foreach (ISymbol member in container.GetMembers().Where(m => IsSame(m.MetadataName, path[depth])))
        {
            switch (member)
            {
                case IMethodSymbol method when depth == path.Length - 1:
                    found.Add(method);
                    break;
                case INamespaceOrTypeSymbol inner when depth < path.Length - 1:
                    Find(inner, path, depth + 1, found);
                    break;
            }
        }
    }

    private static bool IsSame(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
