using System;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Bulk operations of spans and arrays, as loops over their elements.</summary>
internal sealed class CopyLowering(MethodLowering method)
{
    /// <summary>
    /// <c>source.CopyTo(destination)</c>: as if the source were read whole before anything is written.
    /// </summary>
    public void CopyTo(Sequence source, Sequence destination, SyntaxNode syntax)
    {
        for (int k = 0; k < source.Leaves.Length; k++)
        {
            Value from = source.Leaves[k];
            Value to = destination.Leaves[k];
            Value read = method.Buffers.AreDistinct(from, to) ? from : ToNewArray(from);
            Each(method.Buffers.Length(from), i =>
                method.Buffers.Store(to, i, method.Builder.Load(read, i), syntax));
        }
    }

    /// <summary>Copies where the destination is long enough, and says whether it was.</summary>
    public Value TryCopyTo(Sequence source, Sequence destination, SyntaxNode syntax)
    {
        Value fits = method.Builder.Compare(
            Primitive.GreaterEqual, method.Buffers.Length(destination), method.Buffers.Length(source));
        method.Regions.If(fits, () => CopyTo(source, destination, syntax), () => { });
        return fits;
    }

    public void Reverse(Sequence sequence, SyntaxNode syntax)
    {
        Value length = method.Buffers.Length(sequence);
        Value last = method.Builder.Emit(Primitive.Subtract, length, method.Builder.Constant(1));
        Value half = method.Builder.Emit(Primitive.Divide, length, method.Builder.Constant(2));
        Each(half, i =>
        {
            Place front = method.Buffers.Element(sequence, i);
            Place back = method.Buffers.Element(sequence, method.Builder.Emit(Primitive.Subtract, last, i));
            Value[] first = method.Places.Read(front);
            method.Places.Write(front, method.Places.Read(back), syntax);
            method.Places.Write(back, first, syntax);
        });
    }

    public Sequence ToNewArray(Sequence source) => source with { Leaves = [.. source.Leaves.Select(ToNewArray)] };

    public void Fill(Sequence sequence, Value[] element, SyntaxNode syntax) =>
        Each(method.Buffers.Length(sequence), i =>
            method.Places.Write(method.Buffers.Element(sequence, i), element, syntax));

    private Value ToNewArray(Value source)
    {
        Value length = method.Buffers.Length(source);
        Value copy = method.Buffers.Allocate(source.Type.Element, length);
        Each(length, i => method.Builder.Store(copy, i, method.Builder.Load(source, i)));
        return copy;
    }

    private void Each(Value count, Action<Value> element)
    {
        Value start = method.Builder.Constant(0);
        Value index = method.Builder.Values.New(IrType.Int32, "i");
        Block body = method.Regions.Body([index], [], () =>
        {
            element(index);
            return [];
        });
        method.Builder.For(start, count, 1, false, [], [], body);
    }
}
