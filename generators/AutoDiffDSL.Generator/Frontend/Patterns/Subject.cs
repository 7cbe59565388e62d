using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Patterns;

/// <summary>What a pattern is matched against: a value, or the elements of a tuple, which is never built.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Value">The value; null for a tuple.</param>
/// <param name="Elements">The elements of a tuple.</param>
internal sealed record Subject(ITypeSymbol? Type, Value? Value, IReadOnlyList<Subject> Elements);
