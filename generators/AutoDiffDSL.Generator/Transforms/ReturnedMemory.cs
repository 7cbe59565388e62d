using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// The adjoint of an array that is returned. Its shadow is what the linearization allocates and fills last, so the
/// reversed sweep begins by reading it: the caller gives it, and it is only read. That a cell which was read becomes
/// zero matters to nobody, since each is read once.
/// </summary>
internal static class ReturnedMemory
{
    /// <summary>The function with a copy in place of the array that it returns, which may be a parameter's.</summary>
    public static Function Copied(Function function)
    {
        var builder = new BlockBuilder(new ValueFactory(function.NextId));
        Value array = function.Body.Yields[function.ReturnOutput];
        Value length = builder.Emit(Primitive.Length, IrType.Int32, "", array);
        IrType type = IrType.Buffer(array.Type.Element, writable: true);
        Value copy = builder.Emit(Primitive.Allocate, type, "", length);
        builder.CopyElements(array, copy, length);
        Value[] yields = [.. function.Body.Yields.Select((y, i) => i == function.ReturnOutput ? copy : y)];
        return function with
        {
            Body = function.Body with
            {
                Instructions = [.. function.Body.Instructions, .. builder.Instructions],
                Yields = yields,
            },
            NextId = builder.Values.NextId,
        };
    }

    /// <summary>Makes the shadow a parameter that is only read.</summary>
    /// <param name="body">The reversed body, whose parameter the shadow is.</param>
    /// <param name="shadow">The shadow.</param>
    public static Block Fit(Block body, Value shadow)
    {
        IrType type = IrType.Buffer(shadow.Type.Element, writable: false);
        var given = new Value(shadow.Id, type, shadow.Name, shadow.Hint);
        return Visit(body, given);
    }

    /// <summary>
    /// Returns the array itself, and has the length of its adjoint checked as soon as that of the array is known.
    /// </summary>
    /// <param name="vjp">The pullback, which returns the copy.</param>
    /// <param name="array">The array.</param>
    /// <param name="name">The adjoint's name.</param>
    public static Function Check(Function vjp, Value array, string name)
    {
        Block body = vjp.Body;
        Value copy = body.Yields[vjp.ReturnOutput];
        var instructions = new List<Instruction>();
        foreach (Instruction instruction in body.Instructions)
        {
            instructions.Add(instruction);
            if (instruction.Op == Primitive.Allocate && instruction.Result.Id == copy.Id)
            {
                string text = $"global::AutoDiffDSL.Tape.Guard.SameLength({Instruction.Hole}, {name}.Length, "
                    + $"nameof({name}), \"result\")";
                instructions.Add(new Instruction(
                    Primitive.Guard, [], [instruction.Operands[0]], [], 0, false, instruction.Origin) { Text = text });
            }
        }

        Value[] yields = [.. body.Yields.Select((y, i) => i == vjp.ReturnOutput ? array : y)];
        return vjp with { Body = body with { Instructions = instructions.ToArray(), Yields = yields } };
    }

    private static Block Visit(Block block, Value given) => new(
        block.Parameters.Map(p => Replace(p, given)),
        block.Instructions
            .Where(i => !IsDropped(i, given))
            .Select(i => i with
            {
                Operands = i.Operands.Map(o => Replace(o, given)),
                Blocks = i.Blocks.Map(b => Visit(b, given)),
            })
            .ToEquatableArray(),
        block.Yields.Map(y => Replace(y, given)));

    private static bool IsDropped(Instruction instruction, Value given) => instruction.Op switch
    {
        Primitive.Allocate => instruction.Result.Id == given.Id,
        Primitive.Store => instruction.Operands[0].Id == given.Id,
        _ => false,
    };

    private static Value Replace(Value value, Value given) => value.Id == given.Id ? given : value;
}
