using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Frontend.Composites;
using AutoDiffDSL.Generator.Frontend.Tensors;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.Generator.Frontend.Layouts;

/// <summary>Reads C# types as layouts.</summary>
/// <param name="substitution">Replaces the type parameters of the method that is being read.</param>
/// <param name="self">
/// The class whose instance method is read; of the fields of its instance those have a place that the language covers.
/// </param>
internal sealed class LayoutReader(System.Func<ITypeSymbol, ITypeSymbol> substitution, INamedTypeSymbol? self = null)
{
    private readonly Dictionary<ITypeSymbol, Layout?> known = new(SymbolEqualityComparer.Default);

    /// <summary>The type with type parameters replaced.</summary>
    public ITypeSymbol? Resolve(ITypeSymbol? type) => type is null ? null : substitution(type);

    /// <summary>The layout, or null where the language does not cover the type.</summary>
    public Layout? Of(ITypeSymbol? type)
    {
        if (Resolve(type) is not { } resolved)
        {
            return null;
        }

        if (!known.TryGetValue(resolved, out Layout? layout))
        {
            known[resolved] = null; // ends the recursion of a type that holds an array of itself
            layout = Read(resolved);
            known[resolved] = layout;
        }

        return layout;
    }

    /// <summary>The layout of an array with elements of a type.</summary>
    public Layout? SequenceOf(ITypeSymbol? element) => Of(element) switch
    {
        { IsLeaf: true, Type: { IsScalar: true } scalar } => Layout.Of(IrType.Buffer(scalar.Element, writable: true)),
        { Kind: LayoutKind.Members } layout => Layout.Buffer(layout, writable: true, IsUniform(Resolve(element)!)),
        _ => null,
    };

    /// <summary>The type where a value of it is one scalar or buffer of scalars.</summary>
    public IrType? Map(ITypeSymbol? type) => Of(type) is { IsLeaf: true } layout ? layout.Type : null;

    public bool IsBuffer(ITypeSymbol? type) => Map(type) is { IsBuffer: true };

    /// <summary>The instance fields that make up a struct, in order of declaration.</summary>
    public static IEnumerable<IFieldSymbol> Fields(ITypeSymbol type) => type.GetMembers()
        .OfType<IFieldSymbol>()
        .Where(f => !f.IsStatic && !f.IsConst);

    /// <summary>The name under which a layout has a field: that of the automatic property it belongs to.</summary>
    public static string Name(IFieldSymbol field) => Member(field).Name;

    /// <summary>
    /// The automatic property that a field belongs to, or the field. In metadata only the field's name says which, and
    /// that the compiler wrote the accessors.
    /// </summary>
    public static ISymbol Member(IFieldSymbol field)
    {
        const string Backing = ">k__BackingField";
        if (field.AssociatedSymbol is not null || !field.Name.EndsWith(Backing, System.StringComparison.Ordinal))
        {
            return field.AssociatedSymbol ?? field;
        }

        string property = field.Name.Substring(1, field.Name.Length - 1 - Backing.Length);
        return field.ContainingType.GetMembers(property).OfType<IPropertySymbol>().FirstOrDefault(IsWrittenByCompiler)
            ?? (ISymbol)field;
    }

    /// <summary>Whether a symbol is a parameter of a constructor, which members may capture if it is primary.</summary>
    public static bool IsOfConstructor(ISymbol symbol) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } };

    /// <summary>The field that a captured parameter of a primary constructor lives on in.</summary>
    public static string Captured(string parameter) => "<" + parameter + ">P";

    /// <summary>The captured parameter of a primary constructor that a field is, or null.</summary>
    public static string? CapturedParameter(string field) =>
        field.StartsWith("<", System.StringComparison.Ordinal) && field.EndsWith(">P", System.StringComparison.Ordinal)
            ? field.Substring(1, field.Length - 3)
            : null;

    /// <summary>What a field, or the property that it belongs to, is initialized with in its declaration.</summary>
    public static EqualsValueClauseSyntax? Initializer(IFieldSymbol field) => Member(field).DeclaringSyntaxReferences
        .Select(r => r.GetSyntax())
        .Select(s => (s as VariableDeclaratorSyntax)?.Initializer ?? (s as PropertyDeclarationSyntax)?.Initializer)
        .FirstOrDefault();

    private static bool IsWrittenByCompiler(IPropertySymbol property) =>
        property.GetMethod?.GetAttributes().Any(a => a.AttributeClass?.Name == "CompilerGeneratedAttribute") == true;

    private Layout? Read(ITypeSymbol type)
    {
        if (TypeMap.Map(type) is { } leaf)
        {
            return Layout.Of(leaf);
        }

        switch (type)
        {
            case IArrayTypeSymbol { IsSZArray: true } array:
                return Buffer(array.ElementType, writable: true);
            case IArrayTypeSymbol { Rank: 2 } matrix:
                return TypeMap.Map(matrix.ElementType) is { IsScalar: true } element
                    ? Layout.Matrix(element.Element)
                    : null;
            case INamedTypeSymbol tensor when TensorTypes.Contains(tensor):
                return TypeMap.Map(tensor.TypeArguments[0]) is { IsScalar: true } number
                    ? Layout.Tensor(number.Element, !TensorTypes.IsReadOnly(tensor))
                    : null;
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return Tuple(tuple);
            case INamedTypeSymbol span when TypeMap.IsSpan(span):
                return Buffer(span.TypeArguments[0], span.Name == "Span");
            case INamedTypeSymbol { TypeKind: TypeKind.Class } instance
                when SymbolEqualityComparer.Default.Equals(type, self):
                return Instance(instance);
            case INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } named:
                return Struct(named);
            default:
                return null;
        }
    }

    private Layout? Buffer(ITypeSymbol element, bool writable) =>
        Of(element) is { Kind: LayoutKind.Members } layout
            ? Layout.Buffer(layout, writable, IsUniform(Resolve(element)!))
            : null;

    /// <summary>Whether derivatives flow through all numbers of a struct, or through none.</summary>
    private static bool IsUniform(ITypeSymbol element) => LeafActivity.Of(element).Distinct().Count() == 1;

    private Layout? Tuple(INamedTypeSymbol tuple)
    {
        var members = new List<(string, string, Layout)>();
        foreach (IFieldSymbol element in tuple.TupleElements)
        {
            if (Of(element.Type) is not { } layout)
            {
                return null;
            }

            string name = (element.CorrespondingTupleField ?? element).Name;
            string label = element.IsExplicitlyNamedTupleElement ? element.Name : name.Substring("Item".Length);
            members.Add((name, label, layout));
        }

        return Layout.Of(members);
    }

    private Layout? Struct(INamedTypeSymbol type)
    {
        if (KnownStructs.Layout(type) is { } numerics)
        {
            return numerics;
        }

        if (!PlainStructs.Contains(type))
        {
            return null;
        }

        var members = new List<(string, string, Layout)>();
        foreach (IFieldSymbol field in Fields(type))
        {
            if (field.RefKind != RefKind.None || Of(field.Type) is not { } layout)
            {
                return null;
            }

            members.Add((Name(field), CapturedParameter(field.Name) ?? Name(field), layout));
        }

        return Layout.Of(members);
    }

    private Layout Instance(INamedTypeSymbol type) => Layout.Of(Fields(type)
        .Where(f => !f.IsImplicitlyDeclared || Member(f) is IPropertySymbol || CapturedParameter(f.Name) is not null)
        .Select(f => (Name: Name(f), Layout: Of(f.Type)))
        .Where(m => m.Layout is not null)
        .Select(m => (m.Name, CapturedParameter(m.Name) ?? m.Name.TrimStart('_'), m.Layout!)));
}
