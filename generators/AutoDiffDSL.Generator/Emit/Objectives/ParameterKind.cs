namespace AutoDiffDSL.Generator.Emit.Objectives;

/// <summary>What an objective does for one parameter of its method.</summary>
internal enum ParameterKind
{
    /// <summary>Part of the vector that the objective is a function of.</summary>
    Active,

    /// <summary>Data that every evaluation sees.</summary>
    Data,

    /// <summary>Data of which each sample has its own.</summary>
    Sample,
}
