using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>
/// A function: its signature in C# order, and a body whose parameters are the inputs and whose yields are the outputs.
/// </summary>
/// <param name="Name">The C# method name.</param>
/// <param name="Signature">The C# parameters in order.</param>
/// <param name="ReturnOutput">The index of the output that is returned, or -1 for a void method.</param>
/// <param name="Body">The root block: parameters are the inputs, yields the outputs.</param>
/// <param name="NextId">The first value id that is not used.</param>
internal sealed record Function(
    string Name,
    EquatableArray<Parameter> Signature,
    int ReturnOutput,
    Block Body,
    int NextId)
{
    /// <summary>The rules of the methods that it calls, and of those that these rules call.</summary>
    public EquatableArray<UserRule> Rules { get; init; }
}
