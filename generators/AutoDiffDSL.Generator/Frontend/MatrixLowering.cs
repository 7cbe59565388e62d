using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Arrays of two dimensions, which are a flat buffer with its number of rows and of columns. An element is one of the
/// slice that is its row, so that both indices are checked as C# checks them.
/// </summary>
internal sealed class MatrixLowering(MethodLowering method)
{
    public Value[] Create(IArrayCreationOperation creation, Layout layout)
    {
        if (method.Buffers.Number(creation.DimensionSizes[0]) is not { } rows
            || method.Buffers.Number(creation.DimensionSizes[1]) is not { } columns)
        {
            return method.Zeros(layout);
        }

        Value count = method.Builder.Emit(Primitive.Multiply, rows, columns);
        Value buffer = method.Buffers.Allocate(layout.Type.Element, count);
        IOperation[] elements = creation.Initializer is { } initializer ? [.. Elements(initializer)] : [];
        for (int i = 0; i < elements.Length; i++)
        {
            Value value = method.Expressions.Lower(elements[i]);
            method.Buffers.Store(buffer, method.Builder.Constant(i), value, elements[i].Syntax);
        }

        return [buffer, rows, columns];
    }

    /// <summary>The place of <c>m[i, j]</c>.</summary>
    public Place Element(IArrayElementReferenceOperation element)
    {
        Value[] matrix = method.Expressions.LowerAll(element.ArrayReference);
        Value row = Index(element.Indices[0]);
        Value column = Index(element.Indices[1]);
        Value start = method.Builder.Emit(Primitive.Multiply, row, matrix[2]);
        Value slice = method.Buffers.Slice(matrix[0], start, matrix[2]);
        return new Place(Layout.Of(matrix[0].Type.ElementType), [new Cell.OfElement(slice, column)]);
    }

    /// <summary>
    /// The members of an array of one or two dimensions that the language covers; null for another one.
    /// </summary>
    public Value? Call(IInvocationOperation call)
    {
        if (call.Instance is not { } instance
            || method.Types.Resolve(instance.Type) is not IArrayTypeSymbol { Rank: var rank }
            || !(IsMatrix(instance) || method.Buffers.IsSequence(instance)))
        {
            return null;
        }

        int? dimension = call.Arguments.Length == 1 && call.Arguments[0].Value.ConstantValue is { Value: int d }
            && d >= 0 && d < rank
            ? d
            : null;
        if (dimension is null || call.TargetMethod.Name is not ("GetLength" or "GetUpperBound" or "GetLowerBound"))
        {
            return null;
        }

        Value length = rank == 1
            ? method.Buffers.Length(method.Buffers.Read(instance))
            : method.Expressions.LowerAll(instance)[1 + dimension.Value];
        return call.TargetMethod.Name switch
        {
            "GetLength" => length,
            "GetUpperBound" => method.Builder.Emit(Primitive.Subtract, length, method.Builder.Constant(1)),
            _ => method.Builder.Constant(0),
        };
    }

    public Value? Property(IPropertyReferenceOperation property) =>
        property.Instance is { } instance && IsMatrix(instance) && property.Property.Name == "Length"
            ? method.Buffers.Length(method.Expressions.LowerAll(instance)[0])
            : null;

    private Value Index(IOperation index) => method.Buffers.Number(index) ?? method.Builder.Constant(0);

    private bool IsMatrix(IOperation instance) => method.Types.Of(instance.Type) is { Kind: LayoutKind.Matrix };

    private static IEnumerable<IOperation> Elements(IArrayInitializerOperation initializer) =>
        initializer.ElementValues.SelectMany(e => e is IArrayInitializerOperation inner ? Elements(inner) : [e]);
}
