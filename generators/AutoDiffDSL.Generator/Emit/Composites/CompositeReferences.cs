using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Composites;

/// <summary>
/// Which structs that a method takes by reference could share memory with another of its variables, or with one of its
/// spans, so that a write to one would change the other. As for numbers, primal variables are compared with each other,
/// and what belongs to them likewise.
/// </summary>
internal static class CompositeReferences
{
    /// <param name="function">The function.</param>
    /// <param name="isWritten">Whether a span is written.</param>
    public static IEnumerable<(DeclaredParameter Variable, Parameter? Span, DeclaredParameter Other)> Of(
        Function function, Func<Parameter, bool> isWritten)
    {
        IReadOnlyList<DeclaredParameter> all = DeclaredParameter.Of(function);
        DeclaredParameter[] references = [.. all.Where(p => IsReference(all, p))];
        for (int i = 0; i < references.Length; i++)
        {
            foreach (DeclaredParameter other in references.Skip(i + 1).Where(o => AreAlike(references[i], o)))
            {
                bool isComposite = references[i].Type is not null || other.Type is not null;
                if (isComposite && (references[i].Passing != Passing.In || other.Passing != Passing.In))
                {
                    yield return (references[i], null, other);
                }
            }

            foreach (DeclaredParameter holder in all.Where(o => o != references[i] && AreAlike(references[i], o)))
            {
                foreach (Parameter span in holder.Leaves.Where(l => l is { Type.IsBuffer: true, Input: >= 0 }))
                {
                    bool isComposite = references[i].Type is not null || holder.Type is not null;
                    if (isComposite && (references[i].Passing != Passing.In || isWritten(span)))
                    {
                        yield return (references[i], span, holder);
                    }
                }
            }
        }
    }

    private static bool AreAlike(DeclaredParameter one, DeclaredParameter other) =>
        (one.Role == ParameterRole.Primal) == (other.Role == ParameterRole.Primal);

    /// <summary>Whether a parameter, or the primal one that it belongs to, is passed by reference.</summary>
    private static bool IsReference(IReadOnlyList<DeclaredParameter> all, DeclaredParameter parameter) =>
        parameter.IsByReference && (parameter.Type is { IsMemory: false } || parameter.First.Type.IsScalar)
        && all.Any(p => p.Role == ParameterRole.Primal && p.IsByReference
            && p.Leaves.Any(l => l.Primal == parameter.First.Primal));
}
