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
        ScalarKind.Float32 => "float",
        ScalarKind.Generic => "T",
        _ => "double",
    };

    public static bool IsFloating(this ScalarKind kind) => kind >= ScalarKind.Float32;

    public static bool IsInteger(this ScalarKind kind) => kind is > ScalarKind.Boolean and < ScalarKind.Float32;
}
