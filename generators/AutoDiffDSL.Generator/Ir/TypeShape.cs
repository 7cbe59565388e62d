namespace AutoDiffDSL.Generator.Ir;

/// <summary>What kind of thing a value is.</summary>
internal enum TypeShape
{
    Scalar,

    /// <summary>A buffer that may be written: <c>Span&lt;T&gt;</c>.</summary>
    Buffer,

    /// <summary>A buffer that is only read: <c>ReadOnlySpan&lt;T&gt;</c>.</summary>
    ReadOnlyBuffer,

    /// <summary>Constants behind <c>List&lt;T&gt;</c>, read one by one.</summary>
    List,

    /// <summary>
    /// As <see cref="List"/>, behind <c>IReadOnlyList&lt;T&gt;</c>, whose indexer is anybody's code.
    /// </summary>
    ReadOnlyList,

    /// <summary>A tape of scalars.</summary>
    Slot,

    /// <summary>A tape of buffer handles; the contents stay where they are.</summary>
    HandleSlot,

    /// <summary>A tape of whole buffer contents, copied when pushed.</summary>
    SnapshotSlot,
}
