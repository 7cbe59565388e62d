using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Tensors;

/// <summary>
/// The methods and operators of the class <c>Tensor</c>. What works on elements one by one, or on all of them, is what
/// <c>TensorPrimitives</c> does to the flat memory. Lengths must be the same: nothing is broadcast but a number.
/// </summary>
internal sealed class TensorFunctions(MethodLowering method)
{
    /// <summary>Where the tensor goes that a function computes.</summary>
    private enum Destination
    {
        /// <summary>It computes a number.</summary>
        None,

        /// <summary>New memory.</summary>
        New,

        /// <summary>The last argument.</summary>
        Last,

        /// <summary>The first argument, which is an operand as well.</summary>
        First,
    }

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "Add",
        ["op_Subtraction"] = "Subtract",
        ["op_Multiply"] = "Multiply",
        ["op_Multiplication"] = "Multiply",
        ["op_Division"] = "Divide",
        ["op_UnaryNegation"] = "Negate",
        ["op_Increment"] = "Increment",
        ["op_Decrement"] = "Decrement",
    };

    /// <summary>The value of a call; null for a method of another class, or one that is not covered.</summary>
    public Value[]? Call(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (!TensorTypes.HoldsFunctions(target.ContainingType))
        {
            return null;
        }

        IArgumentOperation[] arguments = [.. call.Arguments.OrderBy(a => a.Parameter!.Ordinal)];
        return Made(target, [.. arguments.Select(a => a.Value)], call)
            ?? Computed(target, [.. arguments.Select(a => a.Value)], call);
    }

    /// <summary>The value of an operator of tensors; null for another one, or one that is not covered.</summary>
    public Value[]? Operator(IMethodSymbol op, IOperation at, IOperation[] operands)
    {
        if (!TensorTypes.HoldsFunctions(op.ContainingType))
        {
            return null;
        }

        return op.Name == "op_UnaryPlus" ? method.Expressions.LowerAll(operands[0])
            : Operators.TryGetValue(op.Name, out string name) ? Computed(name, operands, operands, Destination.New, at)
            : null;
    }

    /// <summary>
    /// <c>x += y</c> by an operator that changes the elements of x; null for an operator that makes a new tensor, or
    /// that is not covered.
    /// </summary>
    /// <param name="op">The operator.</param>
    /// <param name="at">The assignment.</param>
    /// <param name="operands">The tensor, and what it is combined with.</param>
    public Value[]? Assign(IMethodSymbol op, IOperation at, params IOperation[] operands)
    {
        string name = op.Name.Replace("Assignment", "");
        return !op.IsStatic && TensorTypes.HoldsFunctions(op.ContainingType)
            && Operators.TryGetValue(name, out string function)
            ? Computed(function, operands, operands, Destination.First, at)
            : null;
    }

    /// <summary>Tensors of new memory, and of memory with other lengths.</summary>
    private Value[]? Made(IMethodSymbol target, IOperation[] arguments, IOperation at)
    {
        switch (target.Name)
        {
            case "Create" when arguments.Length == 1 && method.Buffers.IsSequence(arguments[0]):
                Value all = method.Expressions.Lower(arguments[0]);
                return method.Shapes.Tensor(all, [method.Buffers.Length(all)]);
            case "Create" when arguments.Length == 2 && method.Buffers.IsSequence(arguments[0]):
                Value given = method.Expressions.Lower(arguments[0]);
                return Shaped(given, arguments[1], isExact: false);
            case "CreateFromShape" or "CreateFromShapeUninitialized"
                when method.Types.Of(at.Type) is { Kind: LayoutKind.Tensor } layout:
                return method.TensorMembers.Listed(arguments[0]) is { } lengths
                    ? method.Shapes.Tensor(
                        method.Buffers.Allocate(
                            layout.Type.Element, method.TensorMembers.Product(Checked(lengths), Primitive.MultiplyChecked)), lengths)
                    : method.Buffers.IsSequence(arguments[0])
                        && method.Expressions.Lower(arguments[0]) is var likeAnother
                        && method.Shapes.CellsOf(likeAnother) is { } cells
                    ? [method.Buffers.Allocate(layout.Type.Element, method.Buffers.Length(cells)), likeAnother]
                    : null;
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
        Value[]? made = null;
        if (arguments.Length is 1 or 2 && method.Buffers.IsSequence(arguments[0]))
        {
            Value cells = method.Expressions.Lower(arguments[0]);
            made = arguments.Length == 1
                ? method.Shapes.Tensor(cells, [method.Buffers.Length(cells)])
                : Shaped(cells, arguments[1], isExact: false);
        }

        if (made is null)
        {
            LibraryAdvice.Report(method, creation.Constructor!, creation);
        }

        return made ?? method.Placeholders(creation);
    }

    /// <summary>Memory with lengths of its own.</summary>
    /// <param name="cells">The memory.</param>
    /// <param name="list">The lengths; one of those of a tensor that is reshaped may be -1, which means the rest.</param>
    /// <param name="isExact">Whether it is a tensor's, all of which is used.</param>
    private Value[]? Shaped(Value cells, IOperation list, bool isExact)
    {
        if (method.TensorMembers.Listed(list) is not { } lengths)
        {
            return null;
        }

        Value count = method.Buffers.Length(cells);
        int open = Array.FindIndex(lengths, l => method.Known.Of(l) == -1);
        if (isExact && open >= 0)
        {
            Value others = method.TensorMembers.Product([.. lengths.Where((_, i) => i != open)]);
            lengths[open] = method.Builder.Emit(Primitive.Divide, count, others);
        }

        Value product = method.TensorMembers.Product(Checked(lengths), Primitive.MultiplyChecked);
        if (!isExact)
        {
            return method.Shapes.Tensor(method.Buffers.Slice(cells, method.Builder.Constant(0), product), lengths);
        }

        method.Regions.If(
            method.Builder.Compare(Primitive.Equal, count, product),
            () => { },
            () => method.Builder.Guard(
                Primitive.Throw,
                "new global::System.ArgumentException(\"A tensor is reshaped to another number of elements.\")",
                []));
        return method.Shapes.Tensor(cells, lengths);
    }

    /// <summary>Lengths of which none is negative, or else an exception is thrown: the product of two would do.</summary>
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

    private Value[]? Computed(IMethodSymbol target, IOperation[] arguments, IInvocationOperation at)
    {
        bool givesTensor = TensorTypes.Contains(target.ReturnType);
        ITypeSymbol last = target.Parameters[target.Parameters.Length - 1].Type;
        Destination destination = !givesTensor ? Destination.None
            : TensorTypes.Contains(last) && !TensorTypes.IsReadOnly(last) ? Destination.Last
            : Destination.New;
        return Computed(target.Name, arguments, [.. at.Arguments.Select(a => a.Value)], destination, at);
    }

    /// <param name="name">The name.</param>
    /// <param name="arguments">The arguments in the order of the parameters.</param>
    /// <param name="inOrder">The arguments in the order of the source, in which they are computed.</param>
    /// <param name="destination">Where the result goes.</param>
    /// <param name="at">The call.</param>
    private Value[]? Computed(
        string name, IOperation[] arguments, IOperation[] inOrder, Destination destination, IOperation at)
    {
        bool writes = destination != Destination.None;
        Layout?[] layouts = [.. arguments.Select(a => method.Types.Of(a.Type))];
        if (layouts.Any(l => l is null or not ({ Kind: LayoutKind.Tensor } or { IsLeaf: true, Type.IsScalar: true }))
            || !layouts.Any(l => l!.Kind == LayoutKind.Tensor))
        {
            return null;
        }

        ScalarKind element = ElementOf(at) ?? layouts.First(l => l!.Kind == LayoutKind.Tensor)!.Type.Element;
        IrType[] types = [.. layouts.Select(l => l!.Type)];
        if (destination is Destination.New or Destination.First)
        {
            types = [.. types, IrType.Buffer(element, writable: true)];
        }

        IMethodSymbol? known = null;
        if (!TensorLowering.IsCovered(name, types, writes))
        {
            known = LibraryFunctions.FindOfTensors(method.Compilation, name, types.Select((t, i) =>
                t.IsScalar ? t.Element.Spelling()
                : (writes && i == types.Length - 1 ? "Span<" : "ReadOnlySpan<") + t.Element.Spelling() + ">"));
            if (known is null)
            {
                return null;
            }
        }

        Value[][] computed = [.. inOrder.Select(method.Expressions.LowerAll)];
        Value[][] values = [.. arguments.Select(a => computed[Array.IndexOf(inOrder, a)])];
        Value[][] tensors = [.. values.Where(v => v.Length > 1)];
        foreach (Value[] other in tensors.Skip(1))
        {
            method.Shapes.RequireSame(tensors[0][1], other[1]);
        }

        Value[] operands = [.. values.Select(v => v[0])];
        Value[] result = destination switch
        {
            Destination.First => values[0],
            Destination.Last => values[values.Length - 1],
            Destination.New =>
                [method.Buffers.Allocate(element, method.Buffers.Length(tensors[0][0])), tensors[0][1]],
            _ => [],
        };
        if (destination is Destination.New or Destination.First)
        {
            operands = [.. operands, result[0]];
        }

        Value[] number = known is null
            ? method.Tensors.Run(name, operands, writes, at.Syntax, ofTensors: true)
            : method.Calls.Invoke(
                known, null, [.. operands.Select(o => method.Places.OfValue(Layout.Of(o.Type), [o]))], at);
        return writes ? result
            : method.Types.Map(at.Type) is { IsScalar: true } type ? [method.Builder.Convert(number[0], type.Element)]
            : number;
    }

    /// <summary>The type of the elements of the tensor that an operation gives.</summary>
    private ScalarKind? ElementOf(IOperation operation) =>
        method.Types.Of(operation.Type) is { Kind: LayoutKind.Tensor } layout ? layout.Type.Element : null;
}
