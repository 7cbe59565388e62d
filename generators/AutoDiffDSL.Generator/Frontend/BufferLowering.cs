using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Spans and arrays: allocation, elements, slices, lengths.</summary>
internal sealed class BufferLowering(MethodLowering method)
{
    private readonly Dictionary<int, int> roots = [];
    private readonly Dictionary<int, int> counts = [];

    /// <summary>An expression that gives a span, an array, or the number of its elements.</summary>
    public Value Lower(IOperation operation)
    {
        if (operation is IPropertyReferenceOperation { Property.IsIndexer: false, Property.Name: not "Empty" } property)
        {
            return LowerProperty(property);
        }

        return IsStackAlloc(operation) ? LowerStackAlloc(operation)[0]
            : method.Types.Of(operation.Type) is { } layout ? LowerAll(operation, layout)[0]
            : LanguageFence.RefuseValue(method, operation);
    }

    /// <summary>An expression that gives a span or array.</summary>
    public Value[] LowerAll(IOperation operation, Layout layout)
    {
        switch (operation)
        {
            case IImplicitIndexerReferenceOperation part when method.Lists.IsList(part.Instance):
            case ICollectionExpressionOperation when layout is { IsLeaf: true, Type.IsList: true }:
            case IObjectCreationOperation when layout is { IsLeaf: true, Type.IsList: true }:
                method.Report(ExpressionDiagnostics.List, operation);
                return method.Zeros(layout);
            case IArrayCreationOperation creation when layout.Kind == LayoutKind.Matrix:
                return method.Matrices.Create(creation, layout);
            case IArrayCreationOperation creation:
                return LowerCreation(creation, layout);
            case ICollectionExpressionOperation collection when layout.IsSequence:
                return LowerCollection(collection, layout);
            case var _ when IsStackAlloc(operation):
                return LowerStackAlloc(operation);
            case IPropertyReferenceOperation { Property: { Name: "Empty", IsStatic: true, IsIndexer: false } }
                when layout.IsSequence:
                return Allocate(layout, method.Builder.Constant(0)).Leaves;
            case IArrayElementReferenceOperation { Indices.Length: 1 } slice
                when slice.Indices[0] is IRangeOperation range:
                return method.Copies.ToNewArray(Slice(Read(slice.ArrayReference), range)).Leaves;
            case IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } slice
                when IsSequence(slice.Instance):
                return Slice(Read(slice.Instance), range).Leaves;
            default:
                LanguageFence.Refuse(method, operation);
                return method.Zeros(layout);
        }
    }

    /// <summary>Whether the expression is a span or array.</summary>
    public bool IsSequence(IOperation? operation) => method.Types.Of(operation?.Type) is { IsSequence: true };

    /// <summary>The span or array that an expression gives.</summary>
    public Sequence Read(IOperation operation) =>
        new(method.Types.Of(operation.Type)!, method.Expressions.LowerAll(operation));

    /// <summary>The place of an element, or null if <paramref name="operation"/> is none.</summary>
    public Place? Element(IOperation operation)
    {
        if (operation is IArrayElementReferenceOperation { Indices.Length: 2 } element
            && method.Types.Of(element.ArrayReference.Type) is { Kind: LayoutKind.Matrix })
        {
            return method.Matrices.Element(element);
        }

        if (operation is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } tensor } cell
            && method.Types.Of(tensor.Type) is { Kind: LayoutKind.Tensor })
        {
            return method.TensorMembers.Element(cell);
        }

        (IOperation? instance, IOperation? index) = operation switch
        {
            IArrayElementReferenceOperation { Indices.Length: 1 } array => (array.ArrayReference, array.Indices[0]),
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments.Length: 1 } span =>
                (span.Instance, span.Arguments[0].Value),
            IImplicitIndexerReferenceOperation implicitIndexer => (implicitIndexer.Instance, implicitIndexer.Argument),
            _ => (null, null),
        };
        if (instance is null || index is null || index is IRangeOperation)
        {
            return null;
        }

        if (!IsSequence(instance))
        {
            return KnownStructs.Contains(method.Types.Resolve(instance.Type)) ? Component(instance, index) : null;
        }

        Sequence sequence = Read(instance);
        return Element(sequence, Position(sequence, index));
    }

    /// <summary>The component of a vector that has a number; which one may be known at run time only.</summary>
    private Place? Component(IOperation instance, IOperation index)
    {
        Place vector = method.Places.Resolve(instance);
        Value number = method.Expressions.Lower(index);
        int count = vector.Cells.Count;
        if (method.Known.Of(number) is { } known && known >= 0 && known < count)
        {
            return new Place(Layout.Of(vector.Cells[0].Type), [vector.Cells[(int)known]]);
        }

        Value isInside = method.Builder.Emit(
            Primitive.And,
            method.Builder.Compare(Primitive.GreaterEqual, number, method.Builder.Constant(0)),
            method.Builder.Compare(Primitive.Less, number, method.Builder.Constant(count)));
        method.Regions.If(isInside, () => { }, () => method.Builder.Guard(
            Primitive.Throw, "new global::System.ArgumentOutOfRangeException(\"index\")", []));
        Cell cell = vector.Cells[count - 1];
        for (int i = count - 2; i >= 0; i--)
        {
            Value isThis = method.Builder.Compare(Primitive.Equal, number, method.Builder.Constant(i));
            cell = new Cell.OfChoice(isThis, vector.Cells[i], cell);
        }

        return new Place(Layout.Of(cell.Type), [cell]);
    }

    /// <summary>The place of an element.</summary>
    public Place Element(Sequence sequence, Value index)
    {
        if (sequence.Layout.Kind != LayoutKind.Interleaved)
        {
            return new Place(sequence.Element, [.. sequence.Leaves.Select(b => new Cell.OfElement(b, index))]);
        }

        Value first = method.Builder.Emit(
            Primitive.Multiply,
            index.Type,
            Hint(sequence.Leaves[0], "Start"),
            index,
            method.Builder.Constant(sequence.Stride));
        return new Place(sequence.Element, [.. Enumerable.Range(0, sequence.Stride).Select(k => new Cell.OfElement(
            sequence.Leaves[0],
            k == 0 ? first : method.Builder.Emit(Primitive.Add, first, method.Builder.Constant(k))))]);
    }

    public void Store(Value buffer, Value index, Value value, SyntaxNode syntax)
    {
        value = Constancy.Leaving(method, value);
        method.Stores.Add((buffer, value, syntax.GetLocation()));
        method.Builder.Store(buffer, index, value);
    }

    public Value Length(Value buffer) => method.Builder.Emit(Primitive.Length, IrType.Int32, "", buffer);

    public Value Slice(Value buffer, Value offset, Value length)
    {
        Value slice = method.Builder.Emit(Primitive.Slice, buffer.Type, "", buffer, offset, length);
        if (roots.TryGetValue(buffer.Id, out int root))
        {
            roots[slice.Id] = root;
        }

        return slice;
    }

    public Sequence Slice(Sequence sequence, IRangeOperation range)
    {
        Value start = range.LeftOperand is { } left ? Position(sequence, left) : method.Builder.Constant(0);
        Value end = range.RightOperand is { } right ? Position(sequence, right) : Length(sequence);
        return Slice(sequence, start, method.Builder.Emit(Primitive.Subtract, end, start));
    }

    public Sequence Slice(Sequence sequence, Value offset, Value length)
    {
        Value from = Scaled(offset, sequence.Stride);
        Value count = Scaled(length, sequence.Stride);
        return sequence with { Leaves = [.. sequence.Leaves.Select(b => Slice(b, from, count))] };
    }

    /// <summary>A span made of an array or of a part of one, by a constructor.</summary>
    public Value[] View(IObjectCreationOperation creation, Layout layout)
    {
        IOperation[] arguments = [.. creation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value)];
        if (arguments.Length == 0)
        {
            return Allocate(layout, method.Builder.Constant(0)).Leaves;
        }

        if (!IsSequence(arguments[0]))
        {
            LibraryAdvice.Report(method, creation.Constructor!, creation);
            return method.Zeros(layout);
        }

        Sequence array = Read(arguments[0]);
        return arguments.Length == 1
            ? array.Leaves
            : Slice(array, method.Expressions.Lower(arguments[1]), method.Expressions.Lower(arguments[2])).Leaves;
    }

    /// <summary>The number of elements.</summary>
    public Value Length(Sequence sequence)
    {
        Value length = Length(sequence.Leaves[0]);
        return sequence.Stride == 1
            ? length
            : method.Builder.Emit(
                Primitive.Divide,
                length.Type,
                Hint(sequence.Leaves[0], "Length"),
                length,
                method.Builder.Constant(sequence.Stride));
    }

    /// <summary>A new span or array of zeros.</summary>
    public Sequence Allocate(Layout layout, Value length)
    {
        var sequence = new Sequence(layout, []);
        Value count = Scaled(length, sequence.Stride);
        return sequence with { Leaves = [.. layout.Leaves.Select(l => Allocate(l.Element, count))] };
    }

    public Value Allocate(ScalarKind element, Value length, string name = "")
    {
        Value buffer = method.Builder.Emit(Primitive.Allocate, IrType.Buffer(element, writable: true), name, length);
        SetRoot(buffer);
        counts[buffer.Id] = length.Id;
        return buffer;
    }

    /// <summary>Whether a buffer was allocated with that number of elements.</summary>
    public bool HasLength(Value buffer, Value count) =>
        counts.TryGetValue(buffer.Id, out int length) && length == count.Id;

    /// <summary>Notes that a buffer is memory of its own: a parameter or an allocation.</summary>
    public void SetRoot(Value buffer) => roots[buffer.Id] = buffer.Id;

    /// <summary>Whether a buffer is known to be memory that was allocated since values had a number.</summary>
    public bool IsAllocatedSince(int id, Value buffer) => roots.TryGetValue(buffer.Id, out int root) && root >= id;

    /// <summary>Whether two buffers are known to be parts of different memory.</summary>
    public bool AreDistinct(Value a, Value b) =>
        roots.TryGetValue(a.Id, out int first) && roots.TryGetValue(b.Id, out int second) && first != second;

    /// <summary>An int index, <c>^k</c> counted from the end.</summary>
    public Value Position(Sequence sequence, IOperation index)
    {
        switch (index)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                Value length = Length(sequence);
                return method.Builder.Emit(Primitive.Subtract, length, Position(sequence, fromEnd.Operand));
            case IConversionOperation { Type.Name: "Index" } conversion:
                return Position(sequence, conversion.Operand);
            default:
                return Number(index) ?? method.Builder.Constant(0);
        }
    }

    /// <summary>An index or a number of elements: an int, or what is shown to be one; null, reported, if not.</summary>
    public Value? Number(IOperation number)
    {
        bool isInteger = method.Types.Map(number.Type) is { IsScalar: true } type
            && (type == IrType.Int32 || Narrowing.IsWide(type.Element));
        if (isInteger && method.Narrowing.Narrow(method.Expressions.Lower(number)) is { } narrow)
        {
            return narrow;
        }

        bool isIndex = number.Type is { Name: "Index" or "Range", ContainingNamespace.Name: "System" };
        method.Report(isIndex ? ExpressionDiagnostics.IndexValue : ExpressionDiagnostics.IndexType, number);
        return null;
    }

    private Value[] LowerCreation(IArrayCreationOperation creation, Layout layout)
    {
        IOperation size = creation.DimensionSizes[0];
        if (creation.Initializer is { } initializer)
        {
            return Filled(layout, [.. initializer.ElementValues]);
        }

        return Number(size) is { } length ? Allocate(layout, length).Leaves : method.Zeros(layout);
    }

    private Value[] LowerCollection(ICollectionExpressionOperation collection, Layout layout)
    {
        foreach (IOperation spread in collection.Elements.Where(e => e is ISpreadOperation))
        {
            method.Report(ExpressionDiagnostics.Spread, spread);
            return method.Zeros(layout);
        }

        return Filled(layout, collection.Elements);
    }

    private static bool IsStackAlloc(IOperation operation) => operation.Syntax
        is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax;

    /// <summary><c>stackalloc</c> has no operation of its own, so its syntax tells what is allocated.</summary>
    private Value[] LowerStackAlloc(IOperation operation)
    {
        SemanticModel model = method.Frame.Model;
        (TypeSyntax? typeSyntax, InitializerExpressionSyntax? initializer) = operation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax array } s =>
                (array.ElementType, s.Initializer),
            ImplicitStackAllocArrayCreationExpressionSyntax s => ((TypeSyntax?)null, s.Initializer),
            _ => (null, null),
        };
        ITypeSymbol? element = typeSyntax is null
            ? model.GetTypeInfo(initializer!.Expressions[0]).ConvertedType
            : model.GetTypeInfo(typeSyntax).Type;
        if (method.Types.SequenceOf(element) is not { } layout)
        {
            return [method.Expressions.FailType(operation)];
        }

        if (initializer is not null)
        {
            return Filled(layout, [.. initializer.Expressions.Select(e => model.GetOperation(e)!)]);
        }

        var creation = (StackAllocArrayCreationExpressionSyntax)operation.Syntax;
        ArrayRankSpecifierSyntax rank = ((ArrayTypeSyntax)creation.Type).RankSpecifiers[0];
        if (model.GetOperation(rank.Sizes[0]) is { } size && method.Types.Map(size.Type) is { IsScalar: true })
        {
            Value length = method.Builder.Convert(method.Expressions.Lower(size), ScalarKind.Int32);
            return Allocate(layout, length).Leaves;
        }

        method.Expressions.FailType(operation);
        return method.Zeros(layout);
    }

    private Value[] Filled(Layout layout, ImmutableArray<IOperation> values)
    {
        Sequence sequence = Allocate(layout, method.Builder.Constant(values.Length));
        for (int i = 0; i < values.Length; i++)
        {
            Value[] leaves = method.Expressions.LowerAll(values[i]);
            if (leaves.Length != sequence.Element.Count || leaves.Any(l => !l.Type.IsScalar))
            {
                method.Expressions.FailType(values[i]);
                return sequence.Leaves;
            }

            // Elements of stackalloc initializers come without their conversion.
            leaves = [.. leaves.Select((l, k) => method.Builder.Convert(l, sequence.Element.Leaves[k].Element))];
            method.Places.Write(Element(sequence, method.Builder.Constant(i)), leaves, values[i].Syntax);
        }

        return sequence.Leaves;
    }

    /// <summary>What to call a number about a buffer.</summary>
    private static string Hint(Value buffer, string suffix) =>
        buffer.Name.Length > 0 ? ValueFactory.HintMark + buffer.Name + suffix : "";

    private Value Scaled(Value count, int stride) => stride == 1
        ? count
        : method.Builder.Emit(Primitive.Multiply, count, method.Builder.Constant(stride));

    private Value LowerProperty(IPropertyReferenceOperation property)
    {
        if ((method.Matrices.Property(property) ?? method.TensorMembers.Property(property)) is { } count)
        {
            return count;
        }

        if (property.Instance is not { } instance || !IsSequence(instance)
            || property.Property.Name is not ("Length" or "IsEmpty" or "Count"))
        {
            return LibraryAdvice.Report(method, property.Property, property)
                ? method.Placeholder(property)
                : method.Fail(ExpressionDiagnostics.Property, property);
        }

        Sequence sequence = Read(instance);
        method.Shapes.Ask(sequence.Leaves[0]);
        Value length = Length(sequence);
        if (method.Types.Resolve(instance.Type) is IArrayTypeSymbol)
        {
            method.Narrowing.SetLength(length, Interval.ArrayLengths);
        }

        return property.Property.Name == "IsEmpty"
            ? method.Builder.Compare(Primitive.Equal, length, method.Builder.Constant(0))
            : length;
    }
}
