using System;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Planning;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Composites;

/// <summary>
/// What calls pass by value: numbers and memory as they are, structs and tuples made of their leaves.
/// </summary>
internal static class CallArguments
{
    /// <param name="outline">The method that calls.</param>
    /// <param name="call">The call.</param>
    /// <param name="parameter">What receives the argument.</param>
    /// <param name="operand">Reads an operand of the call.</param>
    public static Expression Value(
        Outline outline, Instruction call, DeclaredParameter parameter, Func<int, Expression> operand)
    {
        if (parameter.Type is not { } type)
        {
            Parameter own = parameter.First;
            Expression argument = operand(own.Input);
            return own.IsUnwrittenSpan && call.Operands[own.Input].Type.Shape == TypeShape.ReadOnlyBuffer
                ? Unwritten(argument, TypeNames.Of(own.Type.Element))
                : argument;
        }

        return PassedOn(outline, call, parameter) is { } passed
            ? new NameExpression(Identifiers.Escape(passed))
            : type.Form == CompositeForm.Tensor
            ? Tensor(call, parameter, operand)
            : Construction.Of(type, leaf => parameter.Leaf(leaf) is { } part ? operand(part.Input) : null);
    }

    /// <summary>Memory that is read-only here, for a method that takes a span of it and does not write it.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="element">The C# type of its elements.</param>
    public static Expression Unwritten(Expression memory, string element) => new CallExpression(
        new NameExpression($"global::AutoDiffDSL.Tape.Cells.Unwritten<{element}>"), new[] { memory });

    /// <summary>A span of a tensor over its memory; what belongs to a tensor has the lengths of that one.</summary>
    private static Expression Tensor(Instruction call, DeclaredParameter parameter, Func<int, Expression> operand)
    {
        Parameter cells = parameter.First;
        Parameter lengths = call.Callee!.Signature.First(p =>
            p.Part is { } part && part.Whole == cells.Part!.Root && part.Type.IsLengths(part.Leaf));
        bool isWritable = cells.Part!.IsShadow
            ? parameter.IsWritable
            : !parameter.Type!.Name.Contains(".ReadOnlyTensorSpan<");
        bool isReadOnlyHere = call.Operands[cells.Input].Type.Shape == TypeShape.ReadOnlyBuffer;
        Expression memory = operand(cells.Input);
        return new CallExpression(
            new NameExpression("new " + TypeNames.Tensor(cells.Type.Element, isWritable)),
            new[]
            {
                isWritable && isReadOnlyHere ? Unwritten(memory, TypeNames.Of(cells.Type.Element)) : memory,
                operand(lengths.Input),
            });
    }

    /// <summary>The parameter of the calling method whose leaves the operands are, as it was passed; or null.</summary>
    private static string? PassedOn(Outline outline, Instruction call, DeclaredParameter parameter)
    {
        Part?[] own = [.. parameter.Leaves.Select(leaf => outline[call.Operands[leaf.Input]].Variable?.Binding?.Part)];
        return own[0] is { Passing: Passing.Value or Passing.In or Passing.Ref } first
            && first.Type.Name == parameter.Type!.Name
            && parameter.Leaves.Select((leaf, i) => own[i] == first with { Leaf = leaf.Part!.Leaf }).All(same => same)
            ? first.Whole
            : null;
    }
}
