using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Composites;

/// <summary>Why generated code cannot take a type apart, or put it together.</summary>
/// <param name="Descriptor">The error.</param>
/// <param name="Subject">What it is about.</param>
internal sealed record CompositeProblem(DiagnosticDescriptor Descriptor, string Subject);
