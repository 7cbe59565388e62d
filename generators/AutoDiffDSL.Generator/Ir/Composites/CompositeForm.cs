namespace AutoDiffDSL.Generator.Ir.Composites;

/// <summary>How generated code takes a value of a type apart, and puts one together.</summary>
internal enum CompositeForm
{
    /// <summary>A type of the intermediate form: a number, a span or an array of numbers.</summary>
    Leaf,

    /// <summary>An enum: a cast in both directions.</summary>
    Enumeration,

    /// <summary>A struct whose members an object initializer sets.</summary>
    Initialized,

    /// <summary>A struct with a constructor that takes all members.</summary>
    Constructed,

    /// <summary>A struct that is only read, so that nobody puts one together.</summary>
    ReadOnly,

    Tuple,

    /// <summary>A <c>T[,]</c>: the flat memory, the number of rows, the number of columns.</summary>
    Matrix,

    /// <summary>A tensor of System.Numerics.Tensors: the flat memory, the lengths of its dimensions.</summary>
    Tensor,

    /// <summary>A span or array of structs whose leaves are alike: the memory as one span of numbers.</summary>
    Interleaved,

    /// <summary>The same where C# leaves open how the leaves lie in memory: a copy in one span of numbers.</summary>
    Gathered,

    /// <summary>A span or array of other structs: a copy of each leaf in a span of its own.</summary>
    Parallel,
}
