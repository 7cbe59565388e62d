using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Composites;

/// <summary>
/// Reads the types of signatures as generated code sees them: which members it can reach, and how it makes a value.
/// Leaves come in the order in which <see cref="LayoutReader"/> has them.
/// </summary>
/// <param name="compilation">The compilation.</param>
/// <param name="within">The type that receives the generated code.</param>
/// <param name="isMade">Whether generated code makes values of the type, or only reads them.</param>
internal sealed class CompositeReader(Compilation compilation, INamedTypeSymbol within, bool isMade)
{
    private readonly LayoutReader layouts = new(t => t);

    /// <summary>The first thing that is wrong with what was read.</summary>
    public CompositeProblem? Problem { get; private set; }

    /// <summary>
    /// The type; null for one that the intermediate form knows itself, that the language does not cover, or with which
    /// there is a <see cref="Problem"/>.
    /// </summary>
    public CompositeType? Read(ITypeSymbol type)
    {
        bool isKnown = TypeMap.Map(type) is not null && !IsOfEnum(type);
        return isKnown || layouts.Of(type) is null ? null : ReadAny(type);
    }

    /// <summary>The instance of a method: a struct, or those fields of a class that the language covers.</summary>
    public CompositeType? ReadInstance(INamedTypeSymbol type)
    {
        string name = SymbolNames.Type(type);
        if ((type.IsValueType ? layouts : new LayoutReader(t => t, type)).Of(type) is not { } layout)
        {
            return null;
        }

        var members = new List<CompositeMember>();
        int offset = 0;
        foreach ((ISymbol member, ITypeSymbol memberType) in Members(type)
            .Where(m => layout.Find(m.Member.Name) is not null))
        {
            if (ReadAny(memberType) is not { } read)
            {
                return null;
            }

            string? captured = LayoutReader.CapturedParameter(member.Name);
            members.Add(new CompositeMember(
                SymbolNames.Escaped(captured ?? member.Name),
                read,
                offset,
                captured is null ? MemberAccess.Read : MemberAccess.Captured));
            offset += read.Count;
        }

        return new CompositeType(name, CompositeForm.ReadOnly, default, members.ToArray());
    }

    private static bool IsOfEnum(ITypeSymbol type) => type.TypeKind == TypeKind.Enum;

    private CompositeType? ReadAny(ITypeSymbol type)
    {
        Layout layout = layouts.Of(type)!;
        string name = SymbolNames.Type(type);
        if (IsOfEnum(type))
        {
            return new CompositeType(name, CompositeForm.Enumeration, layout.Type, []);
        }

        switch (layout.Kind)
        {
            case LayoutKind.Leaf:
                return new CompositeType(name, CompositeForm.Leaf, layout.Type, []);
            case LayoutKind.Matrix:
                return new CompositeType(name, CompositeForm.Matrix, layout.Type, []);
            case LayoutKind.Tensor:
                return new CompositeType(name, CompositeForm.Tensor, layout.Type, []);
            case LayoutKind.Interleaved or LayoutKind.Parallel:
                return Sequence(type, layout, name);
            default:
                return type is INamedTypeSymbol { IsTupleType: true } tuple
                    ? Tuple(tuple, name)
                    : Struct((INamedTypeSymbol)type, name);
        }
    }

    private CompositeType? Sequence(ITypeSymbol type, Layout layout, string name)
    {
        ITypeSymbol element = type is IArrayTypeSymbol array
            ? array.ElementType
            : ((INamedTypeSymbol)type).TypeArguments[0];
        if (ReadAny(element) is not { } read)
        {
            return null;
        }

        // Only where C# itself fixes the order of fields in memory is a span of structs a span of numbers.
        CompositeForm form = layout.Kind == LayoutKind.Parallel ? CompositeForm.Parallel
            : IsSequential(element) ? CompositeForm.Interleaved
            : CompositeForm.Gathered;
        return new CompositeType(name, form, layout.Type, []) { Element = read };
    }

    private CompositeType? Tuple(INamedTypeSymbol tuple, string name)
    {
        var members = new List<CompositeMember>();
        int offset = 0;
        foreach (IFieldSymbol element in tuple.TupleElements)
        {
            if (ReadAny(element.Type) is not { } type)
            {
                return null;
            }

            members.Add(new CompositeMember(SymbolNames.Escaped(element.Name), type, offset, MemberAccess.Variable));
            offset += type.Count;
        }

        return new CompositeType(name, CompositeForm.Tuple, default, members.ToArray());
    }

    private CompositeType? Struct(INamedTypeSymbol type, string name)
    {
        bool isKnown = KnownStructs.Contains(type);
        var members = new List<CompositeMember>();
        int offset = 0;
        foreach ((ISymbol member, ITypeSymbol memberType) in isKnown ? KnownStructs.Members(type) : Members(type))
        {
            if (member is IFieldSymbol { IsImplicitlyDeclared: true }
                || !compilation.IsSymbolAccessibleWithin(member, within))
            {
                return Fail(SignatureDiagnostics.UnreachableField, type.Name + "." + Shown(member));
            }

            if (ReadAny(memberType) is not { } read)
            {
                return null;
            }

            members.Add(new CompositeMember(SymbolNames.Escaped(member.Name), read, offset, Access(member)));
            offset += read.Count;
        }

        return members.Count == 0
            ? Fail(SignatureDiagnostics.EmptyStruct, type.Name)
            : Made(new CompositeType(name, CompositeForm.ReadOnly, default, members.ToArray()), type);
    }

    /// <summary>Finds how a struct is made of its members.</summary>
    private CompositeType? Made(CompositeType read, INamedTypeSymbol type)
    {
        bool isInitialized = read.Members.All(m => m.Access != MemberAccess.Read)
            && type.InstanceConstructors.Any(c => c.Parameters.Length == 0 && IsAccessible(c));
        MemberwiseConstructor? constructor = MemberwiseConstructor.Find(compilation, within, type, read.Members);
        bool prefersConstructor = constructor is not null
            && (KnownStructs.Contains(type) || (type.IsRecord && constructor.IsPrimary) || !isInitialized);
        if (prefersConstructor)
        {
            return read with
            {
                Form = CompositeForm.Constructed,
                Arguments = constructor!.Arguments.ToEquatableArray(),
            };
        }

        if (isInitialized)
        {
            bool hasInitializers = type.InstanceConstructors.Any(c =>
                c.Parameters.Length == 0 && !c.IsImplicitlyDeclared);
            return read with { Form = CompositeForm.Initialized, HasInitializers = hasInitializers };
        }

        return isMade ? Fail(SignatureDiagnostics.CannotBeMade, type.Name) : read;
    }

    /// <summary>The fields of a struct, each as the property that it belongs to.</summary>
    private static IEnumerable<(ISymbol Member, ITypeSymbol Type)> Members(INamedTypeSymbol type) => LayoutReader
        .Fields(type)
        .Select(f => (LayoutReader.Member(f), f.Type));

    private MemberAccess Access(ISymbol member)
    {
        switch (member)
        {
            case IFieldSymbol field:
                return field.IsReadOnly ? MemberAccess.Read : MemberAccess.Variable;
            case IPropertySymbol { SetMethod: { } setter } property
                when IsAccessible(setter) && MemberLowering.IsSetAutomatically(property):
                return setter.IsInitOnly ? MemberAccess.Initialize : MemberAccess.Set;
            default:
                return MemberAccess.Read;
        }
    }

    /// <summary>Whether the fields of a struct lie in memory one behind the other, in order.</summary>
    private static bool IsSequential(ITypeSymbol type)
    {
        if (KnownStructs.Contains(type))
        {
            return true;
        }

        return type is INamedTypeSymbol { IsTupleType: false, TypeKind: TypeKind.Struct } named
            && PlainStructs.IsInOrder(named)
            && LayoutReader.Fields(type).All(f => TypeMap.Map(f.Type) is not null || IsSequential(f.Type));
    }

    private bool IsAccessible(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, within);

    private static string Shown(ISymbol member) =>
        member.Name.StartsWith("<", System.StringComparison.Ordinal)
            ? member.Name.Substring(1, System.Math.Max(0, member.Name.IndexOf('>') - 1))
            : member.Name;

    private CompositeType? Fail(DiagnosticDescriptor descriptor, string subject)
    {
        Problem ??= new CompositeProblem(descriptor, subject);
        return null;
    }
}
