namespace AutoDiffDSL.Generator.Ir.Composites;

/// <summary>What generated code may do with a member of a variable.</summary>
internal enum MemberAccess
{
    /// <summary>Read it.</summary>
    Read,

    /// <summary>Read it without the dot: a parameter of the primary constructor.</summary>
    Captured,

    /// <summary>Set it in an object initializer.</summary>
    Initialize,

    /// <summary>Assign it as a whole: a property.</summary>
    Set,

    /// <summary>Assign it and its own members: a field.</summary>
    Variable,
}
