namespace AutoDiffDSL.Generator.Ir;

/// <summary>Facts about scalar kinds.</summary>
internal static class ScalarKinds
{
    /// <summary>The C# keyword of the kind; <c>T</c> for the number type that is left open.</summary>
    public static string Spelling(this ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => "bool",
        ScalarKind.SByte => "sbyte",
        ScalarKind.Byte => "byte",
        ScalarKind.Int16 => "short",
        ScalarKind.UInt16 => "ushort",
        ScalarKind.Int32 => "int",
        ScalarKind.UInt32 => "uint",
        ScalarKind.Int64 => "long",
        ScalarKind.UInt64 => "ulong",
        ScalarKind.NativeInt => "nint",
        ScalarKind.Float32 => "float",
        ScalarKind.Generic => "T",
        _ => "double",
    };

    /// <summary>
    /// The size; for <c>nint</c> that of 64 bits, for the number type that is left open that of <c>double</c>, which is
    /// the largest.
    /// </summary>
    public static int Bytes(this ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean or ScalarKind.Byte or ScalarKind.SByte => 1,
        ScalarKind.Int16 or ScalarKind.UInt16 => 2,
        ScalarKind.Int32 or ScalarKind.UInt32 or ScalarKind.Float32 => 4,
        _ => 8,
    };

    public static bool IsFloating(this ScalarKind kind) => kind >= ScalarKind.Float32;

    public static bool IsInteger(this ScalarKind kind) => kind is > ScalarKind.Boolean and < ScalarKind.Float32;
}
