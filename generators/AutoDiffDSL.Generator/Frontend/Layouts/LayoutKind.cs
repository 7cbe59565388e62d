namespace AutoDiffDSL.Generator.Frontend.Layouts;

/// <summary>What a <see cref="Layout"/> describes.</summary>
internal enum LayoutKind
{
    /// <summary>One value: a scalar, or a span or array of scalars.</summary>
    Leaf,

    /// <summary>A struct or tuple: its members in order.</summary>
    Members,

    /// <summary>A <c>T[,]</c>: the flat buffer, the number of rows, the number of columns.</summary>
    Matrix,

    /// <summary>A tensor of System.Numerics.Tensors: the flat buffer, the lengths of the dimensions.</summary>
    Tensor,

    /// <summary>A span or array of a struct whose leaves are all alike: one flat buffer.</summary>
    Interleaved,

    /// <summary>A span or array of a struct whose leaves differ: one buffer for each leaf.</summary>
    Parallel,
}
