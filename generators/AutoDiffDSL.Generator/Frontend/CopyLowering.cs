using System;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Bulk operations of spans and arrays, as loops over their elements.</summary>
internal sealed class CopyLowering(MethodLowering method)
{
    /// <summary>
    /// <c>source.CopyTo(destination)</c>: as if the source were read whole before anything is written.
    /// </summary>
    public void CopyTo(Value source, Value destination, SyntaxNode syntax)
    {
        Value read = method.Buffers.AreDistinct(source, destination) ? source : ToNewArray(source);
        Each(method.Buffers.Length(source), i =>
            method.Buffers.Store(destination, i, method.Builder.Load(read, i), syntax));
    }

    public Value ToNewArray(Value source)
    {
        Value length = method.Buffers.Length(source);
        Value copy = method.Buffers.Allocate(source.Type.Element, length);
        Each(length, i => method.Builder.Store(copy, i, method.Builder.Load(source, i)));
        return copy;
    }

    public void Fill(Value buffer, Value value, SyntaxNode syntax) =>
        Each(method.Buffers.Length(buffer), i => method.Buffers.Store(buffer, i, value, syntax));

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
