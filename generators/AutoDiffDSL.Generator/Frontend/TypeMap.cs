using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>C# types as types of the intermediate form.</summary>
internal static class TypeMap
{
    /// <summary>The type, or null where the language does not cover it.</summary>
    public static IrType? Map(ITypeSymbol? type) => type switch
    {
        null => null,
        IArrayTypeSymbol { IsSZArray: true } array => Buffer(array.ElementType, writable: true),
        INamedTypeSymbol { IsGenericType: true } span when IsSpan(span) =>
            Buffer(span.TypeArguments[0], span.Name == "Span"),
        INamedTypeSymbol { IsGenericType: true } list when ListOf(list) is { } shape =>
            list.TypeArguments[0].TypeKind != TypeKind.Enum && Scalar(list.TypeArguments[0]) is { } element
                ? new IrType(shape, element)
                : null,
        _ => Scalar(type) is { } kind ? IrType.Scalar(kind) : null,
    };

    public static bool IsBuffer(ITypeSymbol? type) => Map(type) is { IsBuffer: true };

    /// <summary>Whether a type is an enum, or a span or array of one, which generated code spells otherwise.</summary>
    public static bool IsOfEnum(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsOfEnum(array.ElementType),
        INamedTypeSymbol { TypeArguments.Length: 1 } span => IsOfEnum(span.TypeArguments[0]),
        _ => type.TypeKind == TypeKind.Enum,
    };

    private static IrType? Buffer(ITypeSymbol element, bool writable) =>
        Scalar(element) is { } kind ? IrType.Buffer(kind, writable) : null;

    public static bool IsSpan(INamedTypeSymbol type) =>
        type.Name is "Span" or "ReadOnlySpan"
        && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>Which list of .NET a type is; null for any other type.</summary>
    private static TypeShape? ListOf(INamedTypeSymbol type) => type.Name switch
    {
        "List" when IsCollection(type) => TypeShape.List,
        "IReadOnlyList" when IsCollection(type) => TypeShape.ReadOnlyList,
        _ => null,
    };

    private static bool IsCollection(INamedTypeSymbol type) => type.ContainingNamespace is
    {
        Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" },
    };

    /// <summary>Enums count as the integers they are.</summary>
    private static ScalarKind? Scalar(ITypeSymbol type) => Underlying(type).SpecialType switch
    {
        _ when TypeParameters.IsNumber(type) => ScalarKind.Generic,
        SpecialType.System_Boolean => ScalarKind.Boolean,
        SpecialType.System_SByte => ScalarKind.SByte,
        SpecialType.System_Byte => ScalarKind.Byte,
        SpecialType.System_Int16 => ScalarKind.Int16,
        SpecialType.System_UInt16 => ScalarKind.UInt16,
        SpecialType.System_Int32 => ScalarKind.Int32,
        SpecialType.System_UInt32 => ScalarKind.UInt32,
        SpecialType.System_Int64 => ScalarKind.Int64,
        SpecialType.System_UInt64 => ScalarKind.UInt64,
        SpecialType.System_IntPtr => ScalarKind.NativeInt,
        SpecialType.System_Single => ScalarKind.Float32,
        SpecialType.System_Double => ScalarKind.Float64,
        _ => null,
    };

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : type;
}
