using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>
/// The transpose of a store takes the adjoint out of a cell and leaves zero. Where the memory is local and no load can
/// see that cell again, leaving zero is wasted work. A load in the same loop does not see it if both address the cell
/// by the loop's own index, since every iteration then has a cell of its own.
/// </summary>
internal sealed class DeadZeroStores
{
    private readonly Structure structure;
    private readonly Aliases aliases;
    private readonly HashSet<int> parameterClasses;
    private readonly ILookup<int, (Instruction Instruction, Block Block, int Position)> loads;
    private readonly ILookup<int, Block> origins;

    private DeadZeroStores(Function function)
    {
        structure = new Structure(function);
        aliases = new Aliases(function);
        parameterClasses = new HashSet<int>(
            function.Body.Parameters.Concat(function.Body.Yields)
                .Where(p => p.Type.IsBuffer)
                .Select(p => aliases.Class(p).Id));
        loads = structure.Instructions
            .SelectMany(i => Shown(i.Instruction).Select(b => (Class: aliases.Class(b).Id, Load: i)))
            .ToLookup(l => l.Class, l => l.Load);
        origins = structure.Instructions
            .Where(i => i.Instruction.Op == Primitive.Allocate)
            .ToLookup(i => aliases.Class(i.Instruction.Result).Id, i => i.Block);
    }

    public static Function Run(Function function)
    {
        if (!function.Body.Contains(Primitive.Allocate) || !function.Body.Contains(Primitive.Store))
        {
            return function;
        }

        var pass = new DeadZeroStores(function);
        return function with { Body = pass.Visit(function.Body) };
    }

    /// <summary>What an instruction reads, or makes readable elsewhere.</summary>
    private static IEnumerable<Value> Shown(Instruction instruction) =>
        instruction.Op == Primitive.Push && instruction.Operands[1].Type.IsBuffer
            ? [instruction.Operands[1]]
            : instruction.ReadBuffers();

    private Block Visit(Block block)
    {
        var kept = new List<Instruction>(block.Instructions.Count);
        for (int i = 0; i < block.Instructions.Count; i++)
        {
            Instruction instruction = block.Instructions[i];
            if (instruction.Op != Primitive.Store || !IsDead(instruction, block, i))
            {
                kept.Add(instruction with { Blocks = instruction.Blocks.Map(Visit) });
            }
        }

        return block with { Instructions = kept.ToArray() };
    }

    private bool IsDead(Instruction store, Block block, int position)
    {
        int memory = aliases.Class(store.Operands[0]).Id;
        Block[] scopes = origins[memory].ToArray();
        bool isZero = structure[store.Operands[2]].Definition is { Op: Primitive.Constant, Immediate: 0 };
        return isZero && scopes.Length == 1 && !parameterClasses.Contains(memory)
            && loads[memory].All(load => !MaySee(load, store, block, position, scopes[0]));
    }

    private bool MaySee(
        (Instruction Instruction, Block Block, int Position) load,
        Instruction store,
        Block block,
        int position,
        Block scope)
    {
        (Block meet, int loadAt, int storeAt) = structure.Meet(load.Block, load.Position, block, position);
        if (loadAt > storeAt || load.Instruction.Op != Primitive.Load)
        {
            return true;
        }

        // What was allocated in a forward sweep may be used in the backward one, which does not lie in that scope.
        Block[] loops = structure.Ancestors(meet).TakeWhile(b => !ReferenceEquals(b, scope))
            .Where(b => structure[b].Owner?.Op is Primitive.For or Primitive.While)
            .ToArray();
        if (loops.Length == 0)
        {
            return false;
        }

        bool isSameCell = load.Instruction.Operands[0].Id == store.Operands[0].Id
            && load.Instruction.Operands[1].Id == store.Operands[1].Id;
        return !(loops.Length == 1
            && isSameCell
            && !structure.Encloses(loops[0], structure[store.Operands[0]].Block)
            && structure.IsOwnCell(store.Operands[1], loops[0]));
    }
}
