namespace AutoDiffDSL.Experiments.Recording;

/// <summary>One setting of a run, as text that reads the same under every culture.</summary>
/// <param name="Name">What is set, for example <c>step size</c>.</param>
/// <param name="Value">The value, already formatted.</param>
public sealed record Setting(string Name, string Value);
