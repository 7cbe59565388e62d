namespace AutoDiffDSL.Generator.Ir;

/// <summary>The scalar types of the language.</summary>
internal enum ScalarKind
{
    Boolean,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    NativeInt,
    Float32,
    Float64,

    /// <summary>
    /// The number type that a generic method leaves open; constants of it are kept as those of <c>double</c>.
    /// </summary>
    Generic,
}
