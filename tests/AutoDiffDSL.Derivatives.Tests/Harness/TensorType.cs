using System.Numerics.Tensors;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>What is done with a <see cref="Tensor{T}"/> whose element type only reflection knows.</summary>
public abstract class TensorType
{
    private static readonly Type[] Spans = [typeof(TensorSpan<>), typeof(ReadOnlyTensorSpan<>)];

    /// <summary>The type of the elements.</summary>
    public abstract Type Element { get; }

    /// <summary>The tensor type; null for any other type.</summary>
    public static TensorType? Of(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Tensor<>)
            ? (TensorType)Activator.CreateInstance(
                typeof(TensorType<>).MakeGenericType(type.GetGenericArguments()))!
            : null;

    /// <summary>
    /// The tensor that holds the elements of a parameter of that type, be it a tensor or a span of one; null where the
    /// parameter is neither.
    /// </summary>
    public static Type? Behind(Type parameter)
    {
        Type type = parameter.IsByRef ? parameter.GetElementType()! : parameter;
        if (!type.IsGenericType) return null;
        Type definition = type.GetGenericTypeDefinition();
        return definition == typeof(Tensor<>) ? type
            : Spans.Contains(definition) ? typeof(Tensor<>).MakeGenericType(type.GetGenericArguments())
            : null;
    }

    /// <summary>A dense tensor.</summary>
    public abstract object New(int[] lengths);

    /// <summary>A copy of the elements in row-major order.</summary>
    public abstract Array Read(object tensor);

    /// <summary>Overwrites the elements in row-major order.</summary>
    public abstract void Write(object tensor, Array elements);
}
