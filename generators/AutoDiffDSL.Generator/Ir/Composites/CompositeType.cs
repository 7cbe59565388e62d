using System.Linq;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Ir.Composites;

/// <summary>
/// A C# type in a signature, as a tree whose leaves are what the intermediate form works with. The leaves are those of
/// the frontend's layout, in the same order; this tree says besides how generated code spells them.
/// </summary>
/// <param name="Name">The type in C#.</param>
/// <param name="Form">How it is taken apart.</param>
/// <param name="Leaf">The type of a leaf; of an enum its number, of a matrix or tensor its memory.</param>
/// <param name="Members">The members of a struct or tuple, in the order of their leaves.</param>
internal sealed record CompositeType(
    string Name, CompositeForm Form, IrType Leaf, EquatableArray<CompositeMember> Members)
{
    /// <summary>The type of an element, of a span or array of structs.</summary>
    public CompositeType? Element { get; init; }

    /// <summary>The position of the member that each argument of the constructor is.</summary>
    public EquatableArray<int> Arguments { get; init; }

    /// <summary>Whether the struct's own initializers would set what an object initializer leaves out.</summary>
    public bool HasInitializers { get; init; }

    /// <summary>The number of leaves.</summary>
    public int Count => Form switch
    {
        CompositeForm.Leaf or CompositeForm.Enumeration or CompositeForm.Interleaved or CompositeForm.Gathered => 1,
        CompositeForm.Matrix => 3,
        CompositeForm.Tensor => 2,
        CompositeForm.Parallel => Element!.Count,
        _ => Members.Sum(m => m.Type.Count),
    };

    /// <summary>Whether a value only refers to its numbers: a span, an array, a matrix, a tensor.</summary>
    public bool IsMemory => Element is not null || Form is CompositeForm.Matrix or CompositeForm.Tensor
        || (Form == CompositeForm.Leaf && Leaf.IsBuffer);

    /// <summary>Whether some of its numbers lie in memory that it refers to.</summary>
    public bool HoldsMemory => IsMemory || Members.Any(m => m.Type.HoldsMemory);

    /// <summary>Whether a leaf belongs to memory: its content, or the lengths of a matrix or tensor.</summary>
    public bool IsOfMemory(int leaf) => Along("", leaf).Type.IsMemory;

    /// <summary>Whether a leaf is the lengths of a tensor.</summary>
    public bool IsLengths(int leaf) => Along("", leaf) is { Type.Form: CompositeForm.Tensor, Leaf: > 0 };

    /// <summary>
    /// The way through members to what has a leaf: as C#, its type, and which of that type's leaves it is.
    /// </summary>
    /// <param name="text">The value of this type, as C#.</param>
    /// <param name="leaf">The leaf.</param>
    public (string Text, CompositeType Type, int Leaf) Along(string text, int leaf)
    {
        CompositeType at = this;
        while (at.Members.Count > 0)
        {
            CompositeMember member = at.MemberOf(leaf);
            text = member.Access == MemberAccess.Captured ? member.Name : text + "." + member.Name;
            leaf -= member.Offset;
            at = member.Type;
        }

        return (text, at, leaf);
    }

    /// <summary>The member that a leaf belongs to.</summary>
    public CompositeMember MemberOf(int leaf) => Members.Last(m => m.Offset <= leaf);
}
