using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Rules;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>Turns a row of the rule table into instructions that are linear in the tangents of the arguments.</summary>
internal sealed class TangentRules(HashSet<int> linear)
{
    /// <summary>Notes that a value is linear in the tangents.</summary>
    public Value Mark(Value value)
    {
        linear.Add(value.Id);
        return value;
    }

    public Value Zero(BlockBuilder builder, IrType type) => Mark(builder.Number(type, 0));

    /// <summary>The tangent of an instruction's result, or null where it is zero.</summary>
    public Value? Apply(Instruction instruction, Func<Value, Value?> tangent, string name, BlockBuilder builder)
    {
        RuleRow row = DerivativeRules.Find(instruction.Op)
            ?? throw new InvalidOperationException("no derivative rule for " + instruction.Op);
        Value?[] arguments = instruction.Operands.Select(tangent).ToArray();
        if (row.Partials is null || arguments.All(a => a is null))
        {
            return null;
        }

        Term[] terms = instruction.Operands.Select(v => new Term(builder, v)).ToArray();
        Partial[] partials = row.Partials(terms, new Term(builder, instruction.Result));
        Value? total = null;
        for (int i = 0; i < partials.Length; i++)
        {
            if (arguments[i] is not { } argument || partials[i].Kind == PartialKind.Zero)
            {
                continue;
            }

            if (OpposedBy(partials, i) is int other && arguments[other] is { } otherwise)
            {
                if (other > i)
                {
                    // Two partials of which exactly one counts: one selection between the two contributions.
                    Value first = Scaled(partials[i], argument, builder);
                    Value second = Scaled(partials[other], otherwise, builder);
                    Value choice = partials[i].IsNegated
                        ? Choose(partials[i], second, first, builder)
                        : Choose(partials[i], first, second, builder);
                    total = Sum(total, choice, false, builder);
                }

                continue;
            }

            bool negative = partials[i] is { Kind: PartialKind.MinusOne, Condition: null };
            total = Sum(total, negative ? argument : Contribution(partials[i], argument, builder), negative, builder);
        }

        return total is null ? null : Named(total, name, instruction.Operands.Count, tangent, instruction, builder);
    }

    private static int? OpposedBy(Partial[] partials, int index)
    {
        if (partials[index].Condition is not { } condition)
        {
            return null;
        }

        for (int i = 0; i < partials.Length; i++)
        {
            if (i != index && partials[i].Condition is { } other && other.Value.Id == condition.Value.Id
                && partials[i].IsNegated != partials[index].IsNegated)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>
    /// The last instruction's result carries the name of the tangent, unless it is somebody else's tangent.
    /// </summary>
    private Value Named(
        Value total, string name, int count, Func<Value, Value?> tangent, Instruction instruction, BlockBuilder builder)
    {
        if (total.Label.Length > 0
            || Enumerable.Range(0, count).Any(i => tangent(instruction.Operands[i])?.Id == total.Id))
        {
            return total;
        }

        return Mark(builder.RenameLast(total, name));
    }

    private Value Contribution(Partial partial, Value argument, BlockBuilder builder)
    {
        Value scaled = Scaled(partial, argument, builder);
        if (partial.Condition is null)
        {
            return scaled;
        }

        Value zero = Zero(builder, argument.Type);
        return partial.IsNegated ? Choose(partial, zero, scaled, builder) : Choose(partial, scaled, zero, builder);
    }

    private Value Choose(Partial partial, Value whenTrue, Value whenFalse, BlockBuilder builder) =>
        Mark(builder.Emit(Primitive.Select, whenTrue.Type, "", partial.Condition!.Value.Value, whenTrue, whenFalse));

    private Value Scaled(Partial partial, Value argument, BlockBuilder builder) => partial.Kind switch
    {
        PartialKind.One => argument,
        PartialKind.MinusOne => Mark(builder.Emit(Primitive.Negate, argument)),
        PartialKind.Times => Mark(builder.Emit(Primitive.Multiply, partial.Factor!.Value.Value, argument)),
        _ => Mark(builder.Emit(Primitive.Divide, argument, partial.Factor!.Value.Value)),
    };

    private Value Sum(Value? total, Value term, bool negative, BlockBuilder builder) => (total, negative) switch
    {
        (null, false) => term,
        (null, true) => Mark(builder.Emit(Primitive.Negate, term)),
        (_, false) => Mark(builder.Emit(Primitive.Add, total!, term)),
        (_, true) => Mark(builder.Emit(Primitive.Subtract, total!, term)),
    };
}
