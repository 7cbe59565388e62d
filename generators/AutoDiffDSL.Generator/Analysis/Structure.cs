using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Analysis;

/// <summary>Where everything in a function stands: the tree of blocks, and the home of each value.</summary>
internal sealed class Structure
{
    private readonly Dictionary<Block, BlockPlace> blocks = new(ReferenceComparer<Block>.Instance);
    private readonly Dictionary<int, ValuePlace> values = [];
    private readonly HashSet<int> lengths;

    public Structure(Function function)
    {
        Root = function.Body;
        lengths = [.. function.Signature
            .Where(p => p.Input >= 0 && p.Part?.Type.IsLengths(p.Part.Leaf) == true)
            .Select(p => function.Body.Parameters[p.Input].Id)];
        Visit(Root, new BlockPlace(null, null, -1, 0));
    }

    public Block Root { get; }

    /// <summary>All instructions in order of text, each with its place.</summary>
    public List<(Instruction Instruction, Block Block, int Position)> Instructions { get; } = [];

    public BlockPlace this[Block block] => blocks[block];

    public ValuePlace this[Value value] => values[value.Id];

    /// <summary>Whether an integer is not negative for certain: a constant, or a number of elements.</summary>
    public bool IsNonNegative(Value value) => this[value].Definition switch
    {
        { Op: Primitive.Constant, Immediate: >= 0 } or { Op: Primitive.Length } => true,
        { Op: Primitive.Convert } converted => IsNonNegative(converted.Operands[0]),
        { Op: Primitive.Load } load => lengths.Contains(load.Operands[0].Id),
        _ => false,
    };

    /// <summary>The block itself and what encloses it, from inside out.</summary>
    public IEnumerable<Block> Ancestors(Block block)
    {
        for (Block? current = block; current is not null; current = blocks[current].Parent)
        {
            yield return current;
        }
    }

    public bool Encloses(Block outer, Block inner) => Ancestors(inner).Any(b => ReferenceEquals(b, outer));

    /// <summary>Where an instruction of the function stands.</summary>
    public (Block Block, int Position) PlaceOf(Instruction instruction)
    {
        (_, Block block, int position) = Instructions.First(i => ReferenceEquals(i.Instruction, instruction));
        return (block, position);
    }

    /// <summary>The innermost block that holds two places, and their positions in it.</summary>
    public (Block Block, int First, int Second) Meet(Block a, int positionA, Block b, int positionB)
    {
        while (!ReferenceEquals(a, b))
        {
            if (blocks[a].Depth >= blocks[b].Depth)
            {
                positionA = blocks[a].Position;
                a = blocks[a].Parent!;
            }
            else
            {
                positionB = blocks[b].Position;
                b = blocks[b].Parent!;
            }
        }

        return (a, positionA, positionB);
    }

    /// <summary>
    /// Whether a loop lies between a block and an enclosing one, so that the inner one may run more than once.
    /// </summary>
    public bool IsRepeatedWithin(Block scope, Block block)
    {
        for (Block current = block; !ReferenceEquals(current, scope); current = blocks[current].Parent!)
        {
            if (blocks[current].Owner!.Op is Primitive.For or Primitive.While)
            {
                return true;
            }

            if (blocks[current].Parent is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many loops enclose a block.</summary>
    public int LoopDepth(Block block) =>
        Ancestors(block).Count(b => blocks[b].Owner is { Op: Primitive.For or Primitive.While });

    /// <summary>
    /// Whether an index differs from iteration to iteration: the loop's own index, shifted by an invariant.
    /// </summary>
    public bool IsOwnCell(Value index, Block loop)
    {
        if (blocks[loop].Owner!.Op == Primitive.For && loop.Parameters[0].Id == index.Id)
        {
            return true;
        }

        return this[index].Definition is { Op: Primitive.Add } sum
            && ((IsOwnCell(sum.Operands[0], loop) && IsInvariant(sum.Operands[1], loop))
                || (IsOwnCell(sum.Operands[1], loop) && IsInvariant(sum.Operands[0], loop)));
    }

    private bool IsInvariant(Value value, Block loop) =>
        this[value].Definition is { Op: Primitive.Constant } || !Encloses(loop, this[value].Block);

    private void Visit(Block block, BlockPlace place)
    {
        blocks[block] = place;
        foreach (Value parameter in block.Parameters)
        {
            values[parameter.Id] = new ValuePlace(block, null, -1);
        }

        for (int i = 0; i < block.Instructions.Count; i++)
        {
            Instruction instruction = block.Instructions[i];
            Instructions.Add((instruction, block, i));
            foreach (Value result in instruction.Results)
            {
                values[result.Id] = new ValuePlace(block, instruction, i);
            }

            foreach (Block inner in instruction.Blocks)
            {
                Visit(inner, new BlockPlace(block, instruction, i, place.Depth + 1));
            }
        }
    }
}

/// <summary>
/// The place of a block: its parent, the instruction that owns it, that instruction's position, and the depth.
/// </summary>
internal sealed record BlockPlace(Block? Parent, Instruction? Owner, int Position, int Depth);

/// <summary>The place of a value: its block, its instruction (none for a block parameter), and the position.</summary>
internal sealed record ValuePlace(Block Block, Instruction? Definition, int Position);
