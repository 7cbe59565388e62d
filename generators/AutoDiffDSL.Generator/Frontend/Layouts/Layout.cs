using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Frontend.Layouts;

/// <summary>
/// A C# type as a tree whose leaves are types of the intermediate form, which knows scalars and buffers only. A value
/// of the type is the list of its leaves in order.
/// </summary>
internal sealed class Layout
{
    private Layout(
        LayoutKind kind,
        IReadOnlyList<IrType> leaves,
        IReadOnlyList<string> labels,
        IReadOnlyList<LayoutMember> members,
        Layout? element)
    {
        Kind = kind;
        Leaves = leaves;
        Labels = labels;
        Members = members;
        Element = element;
    }

    public LayoutKind Kind { get; }

    public IReadOnlyList<IrType> Leaves { get; }

    /// <summary>For each leaf, what it adds to the name of a variable: <c>X</c> in <c>positionX</c>.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The members of a struct or tuple.</summary>
    public IReadOnlyList<LayoutMember> Members { get; }

    /// <summary>The layout of the elements of a span, array, matrix or tensor of scalars or structs.</summary>
    public Layout? Element { get; }

    public bool IsLeaf => Kind == LayoutKind.Leaf;

    /// <summary>Whether this is a span or array of one dimension.</summary>
    public bool IsSequence => Kind is LayoutKind.Interleaved or LayoutKind.Parallel || (IsLeaf && Type.IsBuffer);

    public int Count => Leaves.Count;

    /// <summary>The one type of a leaf.</summary>
    public IrType Type => Leaves[0];

    public static Layout Of(IrType type) =>
        new(LayoutKind.Leaf, [type], [""], [], type.IsBuffer ? Of(type.ElementType) : null);

    /// <summary>A struct or tuple.</summary>
    public static Layout Of(IEnumerable<(string Name, string Label, Layout Layout)> members)
    {
        List<LayoutMember> list = [];
        int offset = 0;
        foreach ((string name, string label, Layout layout) in members)
        {
            list.Add(new LayoutMember(name, label, layout, offset));
            offset += layout.Count;
        }

        return new Layout(
            LayoutKind.Members,
            [.. list.SelectMany(m => m.Layout.Leaves)],
            [.. list.SelectMany(m => m.Layout.Labels.Select(l => Pascal(m.Label) + l))],
            list,
            null);
    }

    /// <summary>A <c>T[,]</c> of scalars.</summary>
    public static Layout Matrix(ScalarKind element) => new(
        LayoutKind.Matrix,
        [IrType.Buffer(element, writable: true), IrType.Int32, IrType.Int32],
        ["", "Rows", "Columns"],
        [],
        Of(IrType.Scalar(element)));

    /// <summary>A tensor of scalars, of any rank.</summary>
    public static Layout Tensor(ScalarKind element, bool writable) => new(
        LayoutKind.Tensor,
        [IrType.Buffer(element, writable), IrType.Buffer(ScalarKind.NativeInt, writable: false)],
        ["", "Lengths"],
        [],
        Of(IrType.Scalar(element)));

    /// <summary>A span or array of structs whose leaves are scalars; null where one of them is a buffer.</summary>
    /// <param name="element">The struct.</param>
    /// <param name="writable">Whether the elements can be written.</param>
    /// <param name="isUniform">Whether derivatives flow through all numbers of a struct, or through none.</param>
    public static Layout? Buffer(Layout element, bool writable, bool isUniform)
    {
        if (element.Count == 0 || element.Leaves.Any(l => !l.IsScalar))
        {
            return null;
        }

        if (isUniform && element.Leaves.All(l => l == element.Type))
        {
            return new Layout(
                LayoutKind.Interleaved, [IrType.Buffer(element.Type.Element, writable)], [""], [], element);
        }

        return new Layout(
            LayoutKind.Parallel,
            [.. element.Leaves.Select(l => IrType.Buffer(l.Element, writable))],
            element.Labels,
            [],
            element);
    }

    public LayoutMember? Find(string name) => Members.FirstOrDefault(m => m.Name == name);

    private static string Pascal(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);
}
