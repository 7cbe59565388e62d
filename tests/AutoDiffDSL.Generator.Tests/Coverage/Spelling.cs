using System.Numerics;

namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>Types of .NET as a C# program spells them.</summary>
internal static class Spelling
{
    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(sbyte)] = "sbyte",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    private static readonly HashSet<Type> s_integers =
    [
        typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long),
        typeof(ulong), typeof(nint),
    ];

    private static readonly HashSet<Type> s_floating =
    [
        typeof(float), typeof(double), typeof(Complex), typeof(Vector2), typeof(Vector3), typeof(Vector4),
        typeof(Quaternion),
    ];

    public static string Of(Type type)
    {
        if (s_keywords.TryGetValue(type, out string? keyword)) return keyword;
        if (type.IsByRef) return Of(type.GetElementType()!);
        if (type.IsArray) return Of(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (type.IsPointer) return Of(type.GetElementType()!) + "*";
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Of(underlying) + "?";
        Type[] arguments = type.GetGenericArguments();
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
            return "(" + string.Join(", ", arguments.Select(Of)) + ")";
        if (type is { DeclaringType: { IsGenericTypeDefinition: true } generic, IsGenericParameter: false })
            return Of(generic.MakeGenericType(arguments)) + "." + type.Name;
        string name = type.Name.Split('`')[0] + (arguments.Length == 0
            ? ""
            : "<" + string.Join(", ", arguments.Select(Of)) + ">");
        return type.DeclaringType is { } outer && !type.IsGenericParameter ? outer.Name.Split('`')[0] + "." + name : name;
    }

    public static bool IsInteger(Type type) => s_integers.Contains(type);

    /// <summary>A number or a struct of numbers that derivatives are taken of.</summary>
    public static bool IsFloating(Type type) => s_floating.Contains(type);

    /// <summary>A number, bool or struct that a method with derivatives takes and gives.</summary>
    public static bool IsValue(Type type) => IsFloating(type) || IsInteger(type) || type == typeof(bool);

    /// <summary>The element type of a span, array or tensor of values; null for all else.</summary>
    public static Type? ElementOf(Type type)
    {
        Type? element = type.IsSZArray ? type.GetElementType()
            : IsSpan(type) || IsTensor(type) ? type.GetGenericArguments()[0]
            : null;
        return element is not null && IsValue(element) ? element : null;
    }

    public static bool IsWritable(Type type) => type.IsSZArray || type.Name is "Span`1" or "Tensor`1" or "TensorSpan`1";

    /// <summary>A tensor, or a span of one.</summary>
    public static bool IsTensor(Type type) =>
        type.IsGenericType && type.Name is "Tensor`1" or "TensorSpan`1" or "ReadOnlyTensorSpan`1";

    /// <summary>The types of a tuple's elements; null for all else.</summary>
    public static Type[]? TupleOf(Type type) =>
        type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true
            ? type.GetGenericArguments()
            : null;

    private static bool IsSpan(Type type) =>
        type.IsGenericType && type.Name is "Span`1" or "ReadOnlySpan`1" && !type.IsGenericTypeDefinition;
}
