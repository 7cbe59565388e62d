namespace AutoDiffDSL.Generator.Ir;

/// <summary>The type of a value: a scalar, a buffer of scalars, or a tape slot of either.</summary>
/// <param name="Shape">What the value is.</param>
/// <param name="Element">The scalar kind, or the element kind of the buffer or slot.</param>
internal readonly record struct IrType(TypeShape Shape, ScalarKind Element)
{
    public static readonly IrType Boolean = Scalar(ScalarKind.Boolean);
    public static readonly IrType Int32 = Scalar(ScalarKind.Int32);
    public static readonly IrType Float64 = Scalar(ScalarKind.Float64);

    public bool IsScalar => Shape == TypeShape.Scalar;

    public bool IsBuffer => Shape is TypeShape.Buffer or TypeShape.ReadOnlyBuffer || IsList;

    /// <summary>
    /// A buffer of constants of which only the length and single elements are read: it has no slices, it cannot be
    /// chosen among others, and nothing writes it.
    /// </summary>
    public bool IsList => Shape is TypeShape.List or TypeShape.ReadOnlyList;

    /// <summary>What C# calls the number of elements.</summary>
    public string LengthName => IsList ? "Count" : "Length";

    public bool IsSlot => Shape is TypeShape.Slot or TypeShape.HandleSlot or TypeShape.SnapshotSlot;

    /// <summary>Whether derivatives flow through this value: a floating-point scalar or a buffer of them.</summary>
    public bool IsFloating => Element.IsFloating();

    public IrType ElementType => Scalar(Element);

    public static IrType Scalar(ScalarKind kind) => new(TypeShape.Scalar, kind);

    /// <summary>
    /// A contiguous run of scalars; <paramref name="writable"/> tells <c>Span</c> from <c>ReadOnlySpan</c>.
    /// </summary>
    public static IrType Buffer(ScalarKind element, bool writable) =>
        new(writable ? TypeShape.Buffer : TypeShape.ReadOnlyBuffer, element);

    /// <summary>The type with which a buffer is only read.</summary>
    public IrType ReadOnly => IsList ? this : Buffer(Element, writable: false);

    public override string ToString() => Shape switch
    {
        TypeShape.Scalar => Element.Spelling(),
        TypeShape.Buffer => Element.Spelling() + "[]",
        TypeShape.ReadOnlyBuffer => "readonly " + Element.Spelling() + "[]",
        TypeShape.List => "list<" + Element.Spelling() + ">",
        TypeShape.ReadOnlyList => "readonly list<" + Element.Spelling() + ">",
        TypeShape.Slot => "slot<" + Element.Spelling() + ">",
        TypeShape.HandleSlot => "slot<" + Element.Spelling() + "[]>",
        _ => "snapshots<" + Element.Spelling() + ">",
    };
}
