using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// The methods that stand for members of .NET that are no operations of the intermediate form: C# that comes with the
/// generator as resources, compiled with the references of the user's project and inlined like the user's own methods.
/// </summary>
internal sealed class LibraryFunctions
{
    private static readonly ConditionalWeakTable<Compilation, LibraryFunctions> Known = new();
    private static readonly System.Lazy<SyntaxTree[]> Trees = new(Parse);
    private static readonly System.Lazy<HashSet<string>> Names = new(ReadNames);

    private readonly Dictionary<string, IMethodSymbol> functions = [];

    private LibraryFunctions(Compilation user)
    {
        Compilation = CSharpCompilation.Create(
            "AutoDiffDSL.Library",
            Trees.Value,
            user.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        foreach (INamedTypeSymbol type in Compilation.GetSymbolsWithName(
                n => n.EndsWith("Functions", System.StringComparison.Ordinal), SymbolFilter.Type)
            .OfType<INamedTypeSymbol>())
        {
            string of = type.Name.Substring(0, type.Name.Length - "Functions".Length);
            foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>()
                .Where(m => m is { IsStatic: true, DeclaredAccessibility: Accessibility.Public }))
            {
                functions.Add(Key(of, method.Name, method.Parameters.Select(p => p.Type)), method);
            }
        }
    }

    public Compilation Compilation { get; }

    public static LibraryFunctions Of(Compilation user) => Known.GetValue(user, u => new LibraryFunctions(u));

    /// <summary>As <see cref="Find(ISymbol)"/>; compiles the library only where a member may be in it.</summary>
    public static IMethodSymbol? Find(Compilation user, ISymbol member) =>
        LibraryTypes.Contains(member.ContainingType)
        && Names.Value.Contains(member.ContainingType.Name + "." + Name(member))
            ? Of(user).Find(member)
            : null;

    /// <summary>
    /// The method that stands for one of the class <c>Tensor</c>, by the types of its parameters as flat memory; what
    /// it has in common with <c>TensorPrimitives</c> is found there.
    /// </summary>
    public static IMethodSymbol? FindOfTensors(Compilation user, string name, IEnumerable<string> parameters) =>
        new[] { "Tensor", "TensorPrimitives" }
            .Where(type => Names.Value.Contains(type + "." + name))
            .Select(type => Of(user).functions.TryGetValue(Key(type, name, parameters), out IMethodSymbol found)
                ? found
                : null)
            .FirstOrDefault(found => found is not null);

    /// <summary>
    /// The method that stands for a method, operator, property, field or constructor, or null. The instance comes
    /// first among its parameters.
    /// </summary>
    private IMethodSymbol? Find(ISymbol member)
    {
        INamedTypeSymbol? type = member.ContainingType;
        IEnumerable<ITypeSymbol> parameters = member switch
        {
            IMethodSymbol method => method.Parameters.Select(p => p.Type),
            IPropertySymbol property => property.Parameters.Select(p => p.Type),
            _ => [],
        };
        bool isConstructor = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        if (!member.IsStatic && !isConstructor)
        {
            parameters = parameters.Prepend(type!);
        }

        string key = Key(type!.Name, Name(member), parameters);
        return functions.TryGetValue(key, out IMethodSymbol found) && GivesSame(found, member) ? found : null;
    }

    /// <summary>The name of the method that stands for a member.</summary>
    private static string Name(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "New"
        : member is IMethodSymbol { AssociatedSymbol: { } owner } ? owner.Name
        : member.Name.StartsWith("op_", System.StringComparison.Ordinal) ? member.Name.Substring(3)
        : member.Name;

    /// <summary>
    /// A method of the type and one of its instances may take the same: <c>Vector3.Equals(a, b)</c> is a mask, and
    /// <c>a.Equals(b)</c> a bool.
    /// </summary>
    private static bool GivesSame(IMethodSymbol found, ISymbol member) =>
        member is not IMethodSymbol { MethodKind: MethodKind.Ordinary } method
        || Text(found.ReturnType) == Text(method.ReturnType);

    private static string Text(ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    private static string Key(string type, string name, IEnumerable<ITypeSymbol> parameters) =>
        Key(type, name, parameters.Select(Text));

    private static string Key(string type, string name, IEnumerable<string> parameters) =>
        type + "." + name + "(" + string.Join(",", parameters) + ")";

    /// <summary>The names of all methods, each behind that of the type it is for.</summary>
    private static HashSet<string> ReadNames() => [.. Trees.Value
        .SelectMany(t => t.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
        .SelectMany(c => c.Members.OfType<MethodDeclarationSyntax>(), (c, m) =>
            c.Identifier.Text.Substring(0, c.Identifier.Text.Length - "Functions".Length) + "." + m.Identifier.Text)];

    private static SyntaxTree[] Parse() => [.. Sources().Select(s => CSharpSyntaxTree.ParseText(
        SourceText.From(s.Text), path: s.Name))];

    /// <summary>
    /// The files. What is of <c>double</c> stands for <c>float</c> as well, with the types exchanged.
    /// </summary>
    private static IEnumerable<(string Name, string Text)> Sources()
    {
        System.Reflection.Assembly assembly = typeof(LibraryFunctions).Assembly;
        foreach (string name in assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("Library.", System.StringComparison.Ordinal))
            .OrderBy(n => n, System.StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            string text = reader.ReadToEnd();
            yield return (name, text);
            if (name.EndsWith("OfDouble", System.StringComparison.Ordinal))
            {
                yield return (name.Replace("OfDouble", "OfSingle"), OfSingle(text));
            }
        }
    }

    private static string OfSingle(string text)
    {
        text = Regex.Replace(text, @"\bdouble\b", "float");
        text = Regex.Replace(text, @"\bMath\.", "MathF.");
        return Regex.Replace(text, @"\b\d+\.\d+\b", "$0f");
    }
}
