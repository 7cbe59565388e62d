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

    public Value Lower(IOperation operation)
    {
        switch (operation)
        {
            case IArrayCreationOperation creation:
                return LowerCreation(creation);
            case ICollectionExpressionOperation collection:
                return LowerCollection(collection);
            case { Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                return LowerStackAlloc(operation);
            case IPropertyReferenceOperation { Property.IsIndexer: false } property:
                return LowerProperty(property);
            case IArrayElementReferenceOperation { Indices.Length: 1 } slice
                when slice.Indices[0] is IRangeOperation range:
                Value whole = method.Expressions.Lower(slice.ArrayReference);
                return method.Copies.ToNewArray(Slice(whole, range));
            case IImplicitIndexerReferenceOperation { Argument: IRangeOperation range } slice
                when method.Types.IsBuffer(slice.Instance.Type):
                return Slice(method.Expressions.Lower(slice.Instance), range);
            default:
                return LanguageFence.RefuseValue(method, operation);
        }
    }

    /// <summary>As <see cref="Lower"/>, for what has several leaves.</summary>
    public Value[] LowerAll(IOperation operation, Layout layout)
    {
        if (operation is IArrayCreationOperation creation && layout.Kind == LayoutKind.Matrix)
        {
            return method.Matrices.Create(creation, layout);
        }

        LanguageFence.Refuse(method, operation);
        return method.Zeros(layout);
    }

    /// <summary>The place of an element, or null if <paramref name="operation"/> is none.</summary>
    public Place? Element(IOperation operation)
    {
        if (operation is IArrayElementReferenceOperation { Indices.Length: 2 } element
            && method.Types.Of(element.ArrayReference.Type) is { Kind: LayoutKind.Matrix })
        {
            return method.Matrices.Element(element);
        }

        (IOperation? instance, IOperation? index) = operation switch
        {
            IArrayElementReferenceOperation { Indices.Length: 1 } array => (array.ArrayReference, array.Indices[0]),
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments.Length: 1 } span =>
                (span.Instance, span.Arguments[0].Value),
            IImplicitIndexerReferenceOperation implicitIndexer => (implicitIndexer.Instance, implicitIndexer.Argument),
            _ => (null, null),
        };
        if (instance is null || index is null || index is IRangeOperation || !method.Types.IsBuffer(instance.Type))
        {
            return null;
        }

        Value buffer = method.Expressions.Lower(instance);
        return new Place(
            Layout.Of(buffer.Type.ElementType), [new Cell.OfElement(buffer, Position(buffer, index))]);
    }

    public void Store(Value buffer, Value index, Value value, SyntaxNode syntax)
    {
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

    public Value Slice(Value buffer, IRangeOperation range)
    {
        Value start = range.LeftOperand is { } left ? Position(buffer, left) : method.Builder.Constant(0);
        Value end = range.RightOperand is { } right ? Position(buffer, right) : Length(buffer);
        return Slice(buffer, start, method.Builder.Emit(Primitive.Subtract, end, start));
    }

    public Value Allocate(ScalarKind element, Value length)
    {
        Value buffer = method.Builder.Emit(Primitive.Allocate, IrType.Buffer(element, writable: true), "", length);
        SetRoot(buffer);
        return buffer;
    }

    /// <summary>Notes that a buffer is memory of its own: a parameter or an allocation.</summary>
    public void SetRoot(Value buffer) => roots[buffer.Id] = buffer.Id;

    /// <summary>Whether two buffers are known to be parts of different memory.</summary>
    public bool AreDistinct(Value a, Value b) =>
        roots.TryGetValue(a.Id, out int first) && roots.TryGetValue(b.Id, out int second) && first != second;

    /// <summary>An int index, <c>^k</c> counted from the end.</summary>
    public Value Position(Value buffer, IOperation index)
    {
        switch (index)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                Value length = Length(buffer);
                return method.Builder.Emit(Primitive.Subtract, length, Position(buffer, fromEnd.Operand));
            case IConversionOperation { Type.Name: "Index" } conversion:
                return Position(buffer, conversion.Operand);
            default:
                if (method.Types.Map(index.Type) != IrType.Int32)
                {
                    bool isIndex = index.Type is { Name: "Index" or "Range", ContainingNamespace.Name: "System" };
                    method.Report(isIndex ? ExpressionDiagnostics.IndexValue : ExpressionDiagnostics.IndexType, index);
                    return method.Builder.Constant(0);
                }

                return method.Expressions.Lower(index);
        }
    }

    private Value LowerCreation(IArrayCreationOperation creation)
    {
        if (creation.Type is not IArrayTypeSymbol { IsSZArray: true } array || method.Types.Map(array) is not { } type)
        {
            bool isArrayOfNumbers =
                creation.Type is IArrayTypeSymbol { IsSZArray: true, ElementType: not IArrayTypeSymbol };
            return isArrayOfNumbers
                ? method.Expressions.FailType(creation)
                : method.Fail(ExpressionDiagnostics.MultiDimensionalArray, creation);
        }

        IOperation size = creation.DimensionSizes[0];
        if (creation.Initializer is { } initializer)
        {
            return Filled(type.Element, [.. initializer.ElementValues]);
        }

        if (method.Types.Map(size.Type) != IrType.Int32)
        {
            return method.Fail(ExpressionDiagnostics.IndexType, size);
        }

        return Allocate(type.Element, method.Expressions.Lower(size));
    }

    private Value LowerCollection(ICollectionExpressionOperation collection)
    {
        if (method.Types.Map(collection.Type) is not { IsBuffer: true } type)
        {
            return method.Expressions.FailType(collection);
        }

        foreach (IOperation spread in collection.Elements.Where(e => e is ISpreadOperation))
        {
            return method.Fail(ExpressionDiagnostics.Spread, spread);
        }

        return Filled(type.Element, collection.Elements);
    }

    /// <summary><c>stackalloc</c> has no operation of its own, so its syntax tells what is allocated.</summary>
    private Value LowerStackAlloc(IOperation operation)
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
        if (method.Types.Map(element) is not { IsScalar: true } type)
        {
            return method.Expressions.FailType(operation);
        }

        if (initializer is not null)
        {
            return Filled(type.Element, [.. initializer.Expressions.Select(e => model.GetOperation(e)!)]);
        }

        var creation = (StackAllocArrayCreationExpressionSyntax)operation.Syntax;
        ArrayRankSpecifierSyntax rank = ((ArrayTypeSyntax)creation.Type).RankSpecifiers[0];
        return model.GetOperation(rank.Sizes[0]) is { } size && method.Types.Map(size.Type) is { IsScalar: true }
            ? Allocate(type.Element, method.Builder.Convert(method.Expressions.Lower(size), ScalarKind.Int32))
            : method.Expressions.FailType(operation);
    }

    private Value Filled(ScalarKind element, ImmutableArray<IOperation> values)
    {
        Value buffer = Allocate(element, method.Builder.Constant(values.Length));
        for (int i = 0; i < values.Length; i++)
        {
            Value value = method.Expressions.Lower(values[i]);
            if (!value.Type.IsScalar)
            {
                return method.Expressions.FailType(values[i]);
            }

            // Elements of stackalloc initializers come without their conversion.
            value = method.Builder.Convert(value, element);
            Store(buffer, method.Builder.Constant(i), value, values[i].Syntax);
        }

        return buffer;
    }

    private Value LowerProperty(IPropertyReferenceOperation property)
    {
        if (method.Matrices.Property(property) is { } count)
        {
            return count;
        }

        if (method.Types.Map(property.Property.ContainingType) is { IsBuffer: true } type
            && property.Property is { IsStatic: true, Name: "Empty" })
        {
            return Allocate(type.Element, method.Builder.Constant(0));
        }

        if (property.Instance is not { } instance || !method.Types.IsBuffer(instance.Type)
            || property.Property.Name is not ("Length" or "IsEmpty"))
        {
            return method.Fail(ExpressionDiagnostics.Property, property);
        }

        Value length = Length(method.Expressions.Lower(instance));
        return property.Property.Name == "Length"
            ? length
            : method.Builder.Compare(Primitive.Equal, length, method.Builder.Constant(0));
    }
}
