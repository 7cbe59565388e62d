using System;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Rules;

/// <summary>The derivative rule of one primitive.</summary>
/// <param name="Op">The primitive.</param>
/// <param name="Partials">Arguments and result to one partial an argument; null where every partial is zero.</param>
/// <param name="Domain">Where it is smooth; drives the tests.</param>
internal sealed record RuleRow(Primitive Op, Func<Term[], Term, Partial[]>? Partials, Domain Domain)
{
    /// <summary>Whether the result never depends on the arguments' tangents.</summary>
    public bool IsZero => Partials is null;
}
