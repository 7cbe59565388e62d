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
            return operand(parameter.First.Input);
        }

        return PassedOn(outline, call, parameter) is { } own
            ? new NameExpression(Identifiers.Escape(own))
            : Construction.Of(type, leaf => parameter.Leaf(leaf) is { } part ? operand(part.Input) : null);
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
