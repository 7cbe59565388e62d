namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>How a value appears in C#.</summary>
internal enum Placement
{
    /// <summary>In a variable, assigned where it is defined.</summary>
    Variable,

    /// <summary>As part of the one expression that uses it.</summary>
    Folded,

    /// <summary>Written out again at each use: constants, lengths, <c>i + 1</c>.</summary>
    Repeated,
}
