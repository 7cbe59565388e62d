using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Tensors;

/// <summary>
/// Tensors, which are a flat buffer in row-major order with the lengths of their dimensions. As in a matrix, an element
/// is one of a slice of a slice, so that each index is checked.
/// </summary>
internal sealed class TensorMembers(MethodLowering method)
{
    public bool IsTensor(IOperation? operation) =>
        method.Types.Of(operation?.Type) is { Kind: LayoutKind.Tensor };

    /// <summary>The place of <c>t[i, j, k]</c>; null where the indices are no list of numbers in the source.</summary>
    public Place? Element(IPropertyReferenceOperation element)
    {
        Value[] tensor = method.Expressions.LowerAll(element.Instance!);
        if (Indices(element.Arguments[0].Value, tensor[1]) is not { } indices)
        {
            return null;
        }

        (Value row, Value last) = Row(tensor, indices);
        return new Place(Layout.Of(tensor[0].Type.ElementType), [new Cell.OfElement(row, last)]);
    }

    /// <summary>The number that a property is; null for what is none of a tensor's, or none that is covered.</summary>
    public Value? Property(IPropertyReferenceOperation property)
    {
        if (!IsTensor(property.Instance) || property.Property.Name is not
            ("Lengths" or "Rank" or "FlattenedLength" or "IsEmpty" or "IsDense" or "HasAnyDenseDimensions"))
        {
            return null;
        }

        Value[] tensor = method.Expressions.LowerAll(property.Instance!);
        switch (property.Property.Name)
        {
            case "Lengths":
                return method.Shapes.Lengths(tensor);
            case "Rank":
                return method.Shapes.Rank(tensor[1]);
            case "FlattenedLength":
                return method.Builder.Convert(method.Buffers.Length(tensor[0]), ScalarKind.NativeInt);
            case "IsEmpty":
                Value count = method.Buffers.Length(tensor[0]);
                return method.Builder.Compare(Primitive.Equal, count, method.Builder.Constant(0));
            default:
                return method.Builder.Constant(true); // what is not dense is refused at the start
        }
    }

    /// <summary>The elements in row-major order.</summary>
    public Sequence Elements(IOperation operation)
    {
        Value cells = method.Expressions.LowerAll(operation)[0];
        return new Sequence(Layout.Of(cells.Type), [cells]);
    }

    /// <summary>A call of a tensor's method; null for another one.</summary>
    public Value[]? Call(IInvocationOperation call)
    {
        if (call.Instance is not { } instance || !IsTensor(instance))
        {
            return null;
        }

        IOperation[] arguments = [.. call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value)];
        switch (call.TargetMethod.Name)
        {
            case "AsTensorSpan" or "AsReadOnlyTensorSpan" when arguments.Length == 0:
            case "ToDenseTensor": // what is dense is its own
                return method.Expressions.LowerAll(instance);
            case "Clear":
                method.Builder.Effect(Primitive.Clear, method.Expressions.LowerAll(instance)[0]);
                return [];
            case "Fill":
                Sequence filled = Elements(instance);
                method.Copies.Fill(filled, method.Expressions.LowerAll(arguments[0]), call.Syntax);
                return [];
            case "FlattenTo" when method.Buffers.IsSequence(arguments[0]):
                Sequence flat = Elements(instance);
                Sequence destination = method.Buffers.Read(arguments[0]);
                RequireRoom(method.Buffers.Length(flat), method.Buffers.Length(destination));
                method.Copies.CopyTo(flat, destination, call.Syntax);
                return [];
            case "CopyTo" when IsTensor(arguments[0]):
                Value[] from = method.Expressions.LowerAll(instance);
                Value[] to = method.Expressions.LowerAll(arguments[0]);
                method.Shapes.RequireSame(from[1], to[1]);
                method.Copies.CopyTo(
                    new Sequence(Layout.Of(from[0].Type), [from[0]]),
                    new Sequence(Layout.Of(to[0].Type), [to[0]]),
                    call.Syntax);
                return [];
            case "GetSpan":
                Value[] tensor = method.Expressions.LowerAll(instance);
                return Indices(arguments[0], tensor[1]) is { } indices
                    ? [Part(tensor, indices, method.Expressions.Lower(arguments[1]))]
                    : null;
            default:
                return null;
        }
    }

    /// <summary>The tensor whose <c>Lengths</c> an expression is; null for another expression.</summary>
    public Value[]? LengthsOf(IOperation list) =>
        method.Buffers.IsSequence(list)
        && Items(list) is null
        && method.Expressions.Lower(list) is var lengths
        && method.Shapes.CellsOf(lengths) is { } cells
            ? [cells, lengths]
            : null;

    /// <summary>
    /// The lengths that a list of them says, as ints; null for one that is no list in the source, or empty.
    /// </summary>
    public Value[]? Listed(IOperation list)
    {
        if (Items(list) is not { } items)
        {
            return null;
        }

        return items.Count == 0
            ? null
            : [.. items.Select(i => method.Narrowing.NarrowOrThrow(method.Expressions.Lower(i)))];
    }

    /// <summary>What a list of values in the source holds; null for what is none.</summary>
    public static IReadOnlyList<IOperation>? Items(IOperation list) => list switch
    {
        IConversionOperation conversion => Items(conversion.Operand),
        ICollectionExpressionOperation collection when !collection.Elements.Any(e => e is ISpreadOperation) =>
            collection.Elements,
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        _ => null,
    };

    /// <summary>The product of lengths.</summary>
    public Value Product(IReadOnlyList<Value> lengths, Primitive multiply = Primitive.Multiply) => lengths.Count == 0
        ? method.Builder.Constant(1)
        : lengths.Aggregate((product, length) => method.Builder.Emit(multiply, product, length));

    /// <summary>What is longer than the tensor .NET fills with its elements over again.</summary>
    private void RequireRoom(Value count, Value room) => method.Regions.If(
        method.Builder.Compare(Primitive.Equal, count, room),
        () => { },
        () => method.Builder.Guard(
            Primitive.Throw,
            "new global::System.ArgumentException(\"FlattenTo takes a span as long as the tensor.\")",
            []));

    /// <summary>The indices that a list says; null for a list of another kind, or one that has ranges.</summary>
    private Value[]? Indices(IOperation list, Value lengths)
    {
        if (Items(list) is not { Count: > 0 } items || items.Any(i => Unwrap(i).Type?.Name is "NRange" or "Range"))
        {
            return null;
        }

        if (!method.Shapes.RequireRank(lengths, items.Count))
        {
            method.Report(
                CallDiagnostics.UnknownFunction,
                list.Parent is IArgumentOperation { Parent: { } at } ? at : list,
                advice: "elsewhere the tensor has another number of indices; ask for its Rank before either");
        }

        return [.. items.Select((item, k) => Index(Unwrap(item), lengths, k))];
    }

    private Value Index(IOperation index, Value lengths, int dimension)
    {
        if (index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd)
        {
            Value back = method.Narrowing.NarrowOrThrow(method.Expressions.Lower(fromEnd.Operand));
            return method.Builder.Emit(Primitive.Subtract, method.Shapes.Length(lengths, dimension), back);
        }

        if (method.Types.Map(index.Type) is { IsScalar: true } type && type.Element.IsInteger())
        {
            return method.Narrowing.NarrowOrThrow(method.Expressions.Lower(index));
        }

        method.Report(ExpressionDiagnostics.IndexValue, index);
        return method.Builder.Constant(0);
    }

    /// <summary>The row that an element stands in, and its number there.</summary>
    private (Value Row, Value Last) Row(Value[] tensor, Value[] indices)
    {
        Value cells = tensor[0];
        Value[] lengths = method.Shapes.All(tensor[1], indices.Length);
        for (int k = 0; k < indices.Length - 1; k++)
        {
            Value stride = Product([.. lengths.Skip(k + 1)]);
            Value start = method.Builder.Emit(Primitive.Multiply, indices[k], stride);
            cells = method.Buffers.Slice(cells, start, stride);
        }

        return (cells, indices[indices.Length - 1]);
    }

    /// <summary>Elements one behind the other, which from the beginning of a row may go on in the next.</summary>
    private Value Part(Value[] tensor, Value[] indices, Value count)
    {
        Value[] lengths = method.Shapes.All(tensor[1], indices.Length);
        Value start = method.Builder.Constant(0);
        Value? room = null;
        for (int k = 0; k < indices.Length; k++)
        {
            method.Shapes.RequireInside(indices[k], lengths[k]);
            start = method.Builder.Emit(
                Primitive.Add, method.Builder.Emit(Primitive.Multiply, start, lengths[k]), indices[k]);
            room = Room(room, indices[k], lengths[k], Product([.. lengths.Skip(k + 1)]));
        }

        // Whole rows go on to the end of the tensor.
        if (indices.Skip(1).All(i => method.Known.Of(i) == 0))
        {
            return method.Buffers.Slice(tensor[0], start, count);
        }

        Value block = method.Buffers.Slice(tensor[0], start, room!);
        return method.Buffers.Slice(block, method.Builder.Constant(0), count);
    }

    /// <summary>
    /// How many elements there are from an index on: those up to the end of its dimension, or where it is zero, as
    /// many as from the indices before it.
    /// </summary>
    private Value Room(Value? before, Value index, Value length, Value stride)
    {
        long? known = method.Known.Of(index);
        if (before is not null && known == 0)
        {
            return before;
        }

        Value left = method.Builder.Emit(Primitive.Subtract, length, index);
        Value own = method.Builder.Emit(Primitive.Multiply, left, stride);
        return before is null || known is not null
            ? own
            : method.Regions.If(
                method.Builder.Compare(Primitive.Equal, index, method.Builder.Constant(0)),
                own.Type,
                () => before,
                () => own);
    }

    /// <summary>An index without its conversion to <c>NIndex</c>.</summary>
    private static IOperation Unwrap(IOperation index) => index switch
    {
        IConversionOperation { Type.Name: "NIndex" or "Index" or "NRange" } conversion => Unwrap(conversion.Operand),
        _ => index,
    };
}
