using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Analysis.Storage;

/// <summary>
/// Whether a load can be repeated in the backward sweep: only if nothing writes the memory after it, as long as that
/// memory lives. Where something does, but not during the loop around the load, the whole buffer can be copied before
/// that loop.
/// </summary>
internal sealed class Memory(Structure structure, Aliases aliases)
{
    private readonly ILookup<int, (Instruction Instruction, Block Block, int Position)> writes = structure.Instructions
        .SelectMany(i => i.Instruction.WrittenBuffers().Select(b => (Class: aliases.Class(b).Id, Write: i)))
        .ToLookup(w => w.Class, w => w.Write);

    private readonly ILookup<int, Block> origins = structure.Instructions
        .Where(i => i.Instruction.Op == Primitive.Allocate)
        .Select(i => (Class: aliases.Class(i.Instruction.Result).Id, i.Block))
        .Concat(structure.Root.Parameters.Where(p => p.Type.IsBuffer)
            .Select(p => (Class: aliases.Class(p).Id, Block: structure.Root)))
        .ToLookup(o => o.Class, o => o.Block);

    /// <summary>Whether the cell that is loaded still holds the same value when the reversed block runs.</summary>
    public bool IsKept(Value buffer, Block block, int position)
    {
        Block scope = Scope(buffer);
        return writes[aliases.Class(buffer).Id].All(w => !MayFollow(scope, w.Block, w.Position, block, position));
    }

    /// <summary>
    /// The store that leaves a value in memory where nothing overwrites it, or null: the backward sweep can load it
    /// from there. The same store in other iterations does no harm if each has a cell of its own.
    /// </summary>
    public Instruction? KeptStore(Value value)
    {
        Block block = structure[value].Block;
        for (int i = structure[value].Position + 1; i < block.Instructions.Count; i++)
        {
            Instruction store = block.Instructions[i];
            if (store.Op == Primitive.Store && store.Operands[2].Id == value.Id && IsKeptAfter(store, block, i))
            {
                return store;
            }
        }

        return null;
    }

    /// <summary>
    /// The place of a snapshot that serves a load: the handle to copy, and where. Null if the buffer is written during
    /// the innermost loop around the load, or its handle is made in there.
    /// </summary>
    public Snapshot? SnapshotFor(Value buffer, Block block)
    {
        int memory = aliases.Class(buffer).Id;
        Block scope = Scope(buffer);
        Block? outermost = null;
        foreach (Block current in structure.Ancestors(block))
        {
            if (ReferenceEquals(current, scope) || structure[current].Owner is null)
            {
                break;
            }

            if (structure[current].Owner!.Op is Primitive.For or Primitive.While)
            {
                if (writes[memory].Any(w => structure.Encloses(current, w.Block)))
                {
                    break;
                }

                outermost = current;
            }
        }

        if (outermost is null)
        {
            return null;
        }

        Block home = structure[outermost].Parent!;
        Value handle = buffer;
        while (structure.Encloses(outermost, structure[handle].Block))
        {
            if (structure[handle].Definition is not { Op: Primitive.Slice } slice)
            {
                return null;
            }

            handle = slice.Operands[0];
        }

        // Loops that read the same state of the buffer share one copy, taken after the last write before them.
        int position = ReferenceEquals(structure[handle].Block, home) ? structure[handle].Position : -1;
        int loop = structure[outermost].Position;
        foreach ((_, Block writer, int at) in writes[memory].Where(w => structure.Encloses(home, w.Block)))
        {
            (_, int written, _) = structure.Meet(writer, at, home, loop);
            if (written < loop && written > position)
            {
                position = written;
            }
        }

        return new Snapshot(handle, home, position + 1, outermost);
    }

    private bool IsKeptAfter(Instruction store, Block block, int position)
    {
        Block scope = Scope(store.Operands[0]);
        return writes[aliases.Class(store.Operands[0]).Id].All(w =>
            ReferenceEquals(w.Instruction, store)
                ? IsAlone(store, block, scope)
                : !MayFollow(scope, w.Block, w.Position, block, position));
    }

    private bool IsAlone(Instruction store, Block block, Block scope)
    {
        Block[] loops = structure.Ancestors(block).TakeWhile(b => !ReferenceEquals(b, scope))
            .Where(b => structure[b].Owner!.Op is Primitive.For or Primitive.While)
            .ToArray();
        return loops.Length == 0
            || (loops.Length == 1
                && !structure.Encloses(loops[0], structure[store.Operands[0]].Block)
                && structure.IsOwnCell(store.Operands[1], loops[0]));
    }

    /// <summary>The block in one run of which the memory lives: where it is allocated, or the root.</summary>
    private Block Scope(Value buffer)
    {
        Block[] blocks = origins[aliases.Class(buffer).Id].ToArray();
        return blocks.Length == 1 ? blocks[0] : structure.Root;
    }

    private bool MayFollow(Block scope, Block writer, int writerAt, Block reader, int readerAt)
    {
        (Block meet, int written, int read) = structure.Meet(writer, writerAt, reader, readerAt);
        return written > read || structure.IsRepeatedWithin(scope, meet);
    }
}

/// <summary>A copy of a whole buffer, taken in a block at a position, for the loads inside a loop.</summary>
internal sealed record Snapshot(Value Handle, Block Home, int Position, Block Loop)
{
    public bool IsSame(Snapshot other) =>
        Handle.Id == other.Handle.Id && Position == other.Position && ReferenceEquals(Home, other.Home);
}
