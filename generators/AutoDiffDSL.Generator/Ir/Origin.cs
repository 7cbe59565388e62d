namespace AutoDiffDSL.Generator.Ir;

/// <summary>
/// Where an instruction comes from: the source statement as one line of text, and the sweep it belongs to.
/// </summary>
/// <param name="Statement">The statement's text without line numbers; empty where there is none.</param>
/// <param name="Sweep">The sweep that the instruction runs in.</param>
internal readonly record struct Origin(string Statement, Sweep Sweep)
{
    public static readonly Origin None = new("", Sweep.Forward);

    public Origin Backward => new(Statement, Sweep.Backward);
}

/// <summary>The two sweeps of a backward derivative.</summary>
internal enum Sweep
{
    Forward,
    Backward,
}
