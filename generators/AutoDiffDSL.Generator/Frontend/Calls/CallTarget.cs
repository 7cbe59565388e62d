using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>A method that is called in derivatives rather than inlined.</summary>
/// <param name="Callee">What is called.</param>
/// <param name="Refusal">
/// Why it cannot be; reported at each call but those that the method makes itself, since it reports its errors anyway.
/// </param>
internal sealed record CallTarget(Callee? Callee, DiagnosticDescriptor? Refusal);
