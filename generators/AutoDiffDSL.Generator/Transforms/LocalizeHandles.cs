using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// A tape of handles holds places in the workspace, and cannot hold the caller's memory. Where a handle that goes over
/// a tape may point to a parameter or a static field, the function works on a copy of it from the workspace, and writes
/// the copy back before it returns, and before it may throw.
/// </summary>
internal static class LocalizeHandles
{
    public static Function Run(Function function)
    {
        var aliases = new Aliases(function);
        var taped = new HashSet<int>();
        Collect(function.Body, aliases, taped);
        Instruction[] fields = function.Body.Instructions.Where(i => i.Op == Primitive.Field).ToArray();
        Value[] parameters = function.Body.Parameters.Concat(fields.Select(f => f.Result))
            .Where(p => p.Type.IsBuffer && taped.Contains(aliases.Class(p).Id))
            .ToArray();
        if (parameters.Length == 0)
        {
            return function;
        }

        var values = new ValueFactory(function.NextId);
        var entry = new BlockBuilder(values);
        var copies = new Dictionary<int, Value>();
        foreach (Value parameter in parameters)
        {
            IrType type = IrType.Buffer(parameter.Type.Element, writable: true);
            Value copy = entry.Emit(Primitive.Copy, type, parameter.Name + "Copy", parameter);
            copies.Add(parameter.Id, copy);
        }

        IEnumerable<Instruction> WriteBackAll()
        {
            var exit = new BlockBuilder(values);
            foreach (Value parameter in parameters.Where(p => p.Type.Shape == TypeShape.Buffer))
            {
                WriteBack(exit, copies[parameter.Id], parameter);
            }

            return exit.Instructions;
        }

        Block body = Replace(function.Body, copies, WriteBackAll);
        return function with
        {
            Body = body with
            {
                Instructions =
                [
                    .. fields, .. entry.Instructions, .. body.Instructions.Where(i => i.Op != Primitive.Field),
                    .. WriteBackAll(),
                ],
            },
            NextId = values.NextId,
        };
    }

    private static void Collect(Block block, Aliases aliases, HashSet<int> taped)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction.Op == Primitive.Push && instruction.Operands[0].Type.Shape == TypeShape.HandleSlot)
            {
                taped.Add(aliases.Class(instruction.Operands[1]).Id);
            }

            foreach (Block inner in instruction.Blocks)
            {
                Collect(inner, aliases, taped);
            }
        }
    }

    private static void WriteBack(BlockBuilder builder, Value copy, Value parameter)
    {
        Value index = builder.Values.New(IrType.Int32, "i");
        BlockBuilder body = builder.Nested();
        body.Store(parameter, index, body.Load(copy, index));
        Value length = builder.Emit(Primitive.Length, IrType.Int32, "", parameter);
        builder.For(builder.Constant(0), length, 1, false, [], [], body.Build([index], []));
    }

    private static Block Replace(
        Block block, Dictionary<int, Value> copies, System.Func<IEnumerable<Instruction>> writeBack) => block with
        {
            Instructions = block.Instructions
            .SelectMany(i => (i.Op.IsGuard() ? writeBack() : []).Append(Replace(i, copies, writeBack)))
            .ToEquatableArray(),
            Yields = block.Yields.Map(y => copies.TryGetValue(y.Id, out Value copy) ? copy : y),
        };

    private static Instruction Replace(
        Instruction instruction,
        Dictionary<int, Value> copies,
        System.Func<IEnumerable<Instruction>> writeBack) => instruction with
        {
            Operands = instruction.Operands.Map(o => copies.TryGetValue(o.Id, out Value copy) ? copy : o),
            Blocks = instruction.Blocks.Map(b => Replace(b, copies, writeBack)),
        };
}
