using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// The primal part of a <see cref="LinearForm"/>: what remains when everything linear is taken out, plus what keeps the
/// <see cref="Residuals"/> for the reversed sweep.
/// </summary>
internal static class Split
{
    public static void Forward(LinearForm form, Residuals residuals, Block source, BlockBuilder builder)
    {
        foreach (Instruction instruction in source.Instructions)
        {
            bool isLeftOut = form.IsLinear(instruction)
                || residuals.IsLocalShadow(instruction)
                || (instruction.Op == Primitive.Slice && residuals.IsFromLocalShadow(instruction.Result));
            if (isLeftOut)
            {
                continue;
            }

            builder.Origin = instruction.Origin;
            switch (instruction.Op)
            {
                case Primitive.If:
                    builder.Add(instruction with
                    {
                        Results = Primal(form, instruction.Results),
                        Blocks = instruction.Blocks.Map(b => Inner(form, residuals, b, builder, null)),
                    });
                    break;
                case Primitive.For or Primitive.While:
                    Loop(form, residuals, instruction, builder);
                    break;
                default:
                    builder.Add(instruction);
                    break;
            }
        }

        foreach ((Value value, Value slot) in residuals.PushesOf(source))
        {
            builder.Effect(Primitive.Push, slot, value);
        }
    }

    private static void Loop(LinearForm form, Residuals residuals, Instruction loop, BlockBuilder builder)
    {
        Value? count = residuals.TripCountIfUsed(loop);
        var operands = new List<Value>(Primal(form, loop.Operands));
        var results = new List<Value>(Primal(form, loop.Results));
        if (count is not null)
        {
            operands.Add(builder.Constant(0));
            results.Add(count);
        }

        Block body = Inner(form, residuals, loop.Blocks[0], builder, count);
        builder.Add(loop with { Operands = operands.ToArray(), Results = results.ToArray(), Blocks = [body] });
    }

    private static Block Inner(LinearForm form, Residuals residuals, Block block, BlockBuilder outer, Value? count)
    {
        BlockBuilder builder = outer.Nested();
        var parameters = new List<Value>(Primal(form, block.Parameters));
        var yields = new List<Value>(Primal(form, block.Yields));
        Forward(form, residuals, block, builder);
        if (count is not null)
        {
            Value sofar = builder.Values.New(IrType.Int32, count.Name);
            parameters.Add(sofar);
            yields.Add(builder.Emit(Primitive.Add, IrType.Int32, count.Name, sofar, builder.Constant(1)));
        }

        return builder.Build(parameters.ToArray(), yields.ToArray());
    }

    private static EquatableArray<Value> Primal(LinearForm form, EquatableArray<Value> values) =>
        values.Where(v => !form.Linear.Contains(v.Id)).ToEquatableArray();
}
