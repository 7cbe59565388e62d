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

        /// <summary>The first argument, as the function itself says.</summary>
        Changed,
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
        if (!TensorTypes.HoldsFunctions(target.ContainingType) || TensorAdvice.DependsOnVersion(target))
        {
            return null;
        }

        IArgumentOperation[] arguments = [.. call.Arguments.OrderBy(a => a.Parameter!.Ordinal)];
        return method.TensorCreation.Call(target, [.. arguments.Select(a => a.Value)], call)
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

    private Value[]? Computed(IMethodSymbol target, IOperation[] arguments, IInvocationOperation at)
    {
        bool givesTensor = TensorTypes.Contains(target.ReturnType);
        ITypeSymbol last = target.Parameters[target.Parameters.Length - 1].Type;
        Destination destination = !givesTensor ? Destination.None
            : target.Name == "FilteredUpdate" ? Destination.Changed
            : TensorTypes.Contains(last) && !TensorTypes.IsReadOnly(last) ? Destination.Last
            : Destination.New;
        return Computed(target.Name, arguments, [.. at.Arguments.Select(a => a.Value)], destination, at, target);
    }

    /// <param name="name">The name.</param>
    /// <param name="arguments">The arguments in the order of the parameters.</param>
    /// <param name="inOrder">The arguments in the order of the source, in which they are computed.</param>
    /// <param name="destination">Where the result goes.</param>
    /// <param name="at">The call.</param>
    /// <param name="target">The method; null for an operator.</param>
    private Value[]? Computed(
        string name,
        IOperation[] arguments,
        IOperation[] inOrder,
        Destination destination,
        IOperation at,
        IMethodSymbol? target = null)
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
        if (arguments.Any(a => TypeMap.IsOfEnum(a.Type!)) || !TensorLowering.IsCovered(name, types, writes))
        {
            known = target is null ? null : Known(target, destination, element);
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
            Destination.First or Destination.Changed => values[0],
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
            ? method.Tensors.Run(name, operands, writes, at.Syntax, isOfTensor: true)
            : method.Calls.Invoke(
                known, null, [.. operands.Select(o => method.Places.OfValue(Layout.Of(o.Type), [o]))], at);
        return writes ? result
            : method.Types.Map(at.Type) is { IsScalar: true } type ? [method.Builder.Convert(number[0], type.Element)]
            : number;
    }

    /// <summary>The function of flat memory that stands for a method, which has its parameters.</summary>
    private IMethodSymbol? Known(IMethodSymbol target, Destination destination, ScalarKind element)
    {
        IEnumerable<string> parameters = target.Parameters.Select(p => Flat(p.Type));
        return LibraryFunctions.FindOfTensors(
            method.Compilation,
            target.Name,
            destination == Destination.New ? parameters.Append($"Span<{element.Spelling()}>") : parameters);

        string Flat(ITypeSymbol type) => method.Types.Of(type) is not { } layout || TypeMap.IsOfEnum(type) ? type.Name
            : layout.Kind != LayoutKind.Tensor ? layout.Type.Element.Spelling()
            : (TensorTypes.IsReadOnly(type) ? "ReadOnlySpan<" : "Span<") + layout.Type.Element.Spelling() + ">";
    }

    /// <summary>The type of the elements of the tensor that an operation gives.</summary>
    private ScalarKind? ElementOf(IOperation operation) =>
        method.Types.Of(operation.Type) is { Kind: LayoutKind.Tensor } layout ? layout.Type.Element : null;
}
