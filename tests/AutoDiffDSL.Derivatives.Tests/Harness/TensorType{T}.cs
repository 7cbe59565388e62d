using System.Numerics.Tensors;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <inheritdoc/>
public sealed class TensorType<T> : TensorType
{
    public override Type Element => typeof(T);

    public override object New(int[] lengths) =>
        Tensor.CreateFromShape<T>([.. lengths.Select(length => (nint)length)]);

    public override Array Read(object tensor)
    {
        var elements = new T[((Tensor<T>)tensor).FlattenedLength];
        ((Tensor<T>)tensor).FlattenTo(elements);
        return elements;
    }

    public override void Write(object tensor, Array elements)
    {
        var target = (Tensor<T>)tensor;
        new ReadOnlyTensorSpan<T>((T[])elements, target.Lengths).CopyTo(target);
    }
}
