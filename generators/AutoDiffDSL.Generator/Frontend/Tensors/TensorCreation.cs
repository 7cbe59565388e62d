using System.Linq;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Tensors;

/// <summary>
/// Tensors of new memory, and of memory that is there with lengths of its own. Strides are those that follow from the
/// lengths, so that an argument for them is an empty list.
/// </summary>
internal sealed class TensorCreation(MethodLowering method)
{
    /// <summary>A call that makes a tensor; null for another one, or one that is not covered.</summary>
    public Value[]? Call(IMethodSymbol target, IOperation[] arguments, IOperation at)
    {
        switch (target.Name)
        {
            case "Create" or "AsTensorSpan" or "AsReadOnlyTensorSpan":
                return Over(target, arguments);
            case "CreateFromShape" or "CreateFromShapeUninitialized"
                when method.Types.Of(at.Type) is { Kind: LayoutKind.Tensor } layout
                    && HasUsualStrides(target, arguments):
                return Allocated(layout.Type.Element, arguments[0]);
            case "Reshape" when method.TensorMembers.IsTensor(arguments[0]):
                return Shaped(method.Expressions.LowerAll(arguments[0])[0], arguments[1], isExact: true);
            default:
                return null;
        }
    }

    /// <summary>A tensor over a span: <c>new TensorSpan&lt;T&gt;(span, [n, m])</c>.</summary>
    public Value[] Create(IObjectCreationOperation creation)
    {
        IOperation[] arguments = [.. creation.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value)];
        if (arguments.Length > 0 && Over(creation.Constructor!, arguments) is { } made)
        {
            return made;
        }

        LibraryAdvice.Report(method, creation.Constructor!, creation);
        return method.Placeholders(creation);
    }

    /// <summary>A tensor over an array or span, from a place on, with some lengths.</summary>
    private Value[]? Over(IMethodSymbol target, IOperation[] arguments)
    {
        if (!method.Buffers.IsSequence(arguments[0]) || !HasUsualStrides(target, arguments))
        {
            return null;
        }

        IOperation? start = Argument(target, arguments, "start");
        IOperation? lengths = Argument(target, arguments, "lengths");
        Value cells = method.Expressions.Lower(arguments[0]);
        if (start is not null)
        {
            Value from = method.Expressions.Lower(start);
            Value rest = method.Builder.Emit(Primitive.Subtract, method.Buffers.Length(cells), from);
            cells = method.Buffers.Slice(cells, from, rest);
        }

        return lengths is null
            ? method.Shapes.Tensor(cells, [method.Buffers.Length(cells)])
            : Shaped(cells, lengths, isExact: false);
    }

    private Value[]? Allocated(ScalarKind element, IOperation list)
    {
        if (method.TensorMembers.LengthsOf(list) is { } other)
        {
            return [method.Buffers.Allocate(element, method.Buffers.Length(other[0])), other[1]];
        }

        if (method.TensorMembers.Listed(list) is not { } lengths)
        {
            return null;
        }

        Value count = method.TensorMembers.Product(Checked(lengths), Primitive.MultiplyChecked);
        return method.Shapes.Tensor(method.Buffers.Allocate(element, count), lengths);
    }

    /// <summary>Memory with lengths of its own.</summary>
    /// <param name="cells">The memory.</param>
    /// <param name="list">
    /// The lengths, or those of a tensor; one of them may be -1 where a tensor is reshaped, which means the rest.
    /// </param>
    /// <param name="isExact">Whether it is a tensor's, all of which is used.</param>
    private Value[]? Shaped(Value cells, IOperation list, bool isExact)
    {
        Value count = method.Buffers.Length(cells);
        if (method.TensorMembers.LengthsOf(list) is { } other)
        {
            Value same = method.Buffers.Length(other[0]);
            if (isExact)
            {
                RequireCount(count, same);
            }

            return [isExact ? cells : method.Buffers.Slice(cells, method.Builder.Constant(0), same), other[1]];
        }

        if (method.TensorMembers.Listed(list) is not { } lengths)
        {
            return null;
        }

        int open = System.Array.FindIndex(lengths, l => method.Known.Of(l) == -1);
        if (isExact && open >= 0)
        {
            Value others = method.TensorMembers.Product([.. lengths.Where((_, i) => i != open)]);
            lengths[open] = method.Builder.Emit(Primitive.Divide, count, others);
        }

        Value product = method.TensorMembers.Product(Checked(lengths), Primitive.MultiplyChecked);
        if (isExact)
        {
            RequireCount(count, product);
            return method.Shapes.Tensor(cells, lengths);
        }

        return method.Shapes.Tensor(method.Buffers.Slice(cells, method.Builder.Constant(0), product), lengths);
    }

    private void RequireCount(Value count, Value expected) => method.Regions.If(
        method.Builder.Compare(Primitive.Equal, count, expected),
        () => { },
        () => method.Builder.Guard(
            Primitive.Throw,
            "new global::System.ArgumentException(\"A tensor is reshaped to another number of elements.\")",
            []));

    /// <summary>
    /// Lengths of which none is negative, or else an exception is thrown: the product of two would do.
    /// </summary>
    private Value[] Checked(Value[] lengths)
    {
        foreach (Value length in lengths.Where(l => !method.Narrowing.IsNatural(l)))
        {
            method.Builder.Guard(
                Primitive.Guard,
                $"global::System.ArgumentOutOfRangeException.ThrowIfNegative({Instruction.Hole})",
                [length]);
        }

        return lengths;
    }

    /// <summary>Whether strides are left to .NET; that memory does not move has no meaning here.</summary>
    private static bool HasUsualStrides(IMethodSymbol target, IOperation[] arguments) =>
        (Argument(target, arguments, "strides") is not { } strides || TensorMembers.Items(strides) is { Count: 0 })
        && Argument(target, arguments, "pinned") is null or { ConstantValue.HasValue: true };

    /// <summary>The argument for the parameter of some name; null where there is none.</summary>
    private static IOperation? Argument(IMethodSymbol target, IOperation[] arguments, string name) =>
        arguments.Where((_, i) => target.Parameters[i].Name == name).FirstOrDefault();
}
