using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms.Sinking;

/// <summary>
/// Moves tangents that may be infinite to where they are used. A value that is computed before the branch that asks
/// whether it counts, as in <c>r = Sqrt(s); x = r > 0 ? a / r : 0</c>, has a tangent with an infinite factor where it
/// does not count. Its adjoint is zero there, and zero times infinity is no zero: so the factor must stand on that side
/// of the branch which uses the value, and its transpose will stand there too (the classical sinking of partially dead
/// code, Knoop, Rüthing, Steffen 1994). What is used on several sides is copied to each.
/// </summary>
internal sealed class SinkSingular
{
    private readonly LinearForm form;
    private readonly ValueFactory values;
    private readonly HashSet<int> linear;
    private readonly Singularities singularities;
    private readonly Dictionary<int, List<Use>> uses = [];

    private SinkSingular(LinearForm form)
    {
        this.form = form;
        values = new ValueFactory(form.NextId);
        linear = [.. form.Linear];
        singularities = new Singularities(form);
    }

    public static LinearForm Apply(LinearForm form) => new SinkSingular(form).Run();

    private LinearForm Run()
    {
        var root = new MovableBlock(form.Body);
        Find(root);
        Visit(root);
        return form with { Body = root.Build(), NextId = values.NextId, Linear = linear };
    }

    private void Find(MovableBlock block)
    {
        foreach (MovableInstruction instruction in block.Instructions)
        {
            foreach (Value operand in instruction.Operands)
            {
                UsesOf(operand).Add(new Use(block, instruction));
            }

            foreach (MovableBlock inner in instruction.Blocks)
            {
                Find(inner);
            }
        }

        foreach (Value yielded in block.Yields)
        {
            UsesOf(yielded).Add(new Use(block, null));
        }
    }

    private List<Use> UsesOf(Value value)
    {
        if (!uses.TryGetValue(value.Id, out List<Use> list))
        {
            uses[value.Id] = list = [];
        }

        return list;
    }

    /// <summary>From the end to the start, so that what an instruction reads can follow it.</summary>
    private void Visit(MovableBlock block)
    {
        MovableInstruction[] instructions = [.. block.Instructions];
        for (int i = instructions.Length - 1; i >= 0; i--)
        {
            foreach (MovableBlock inner in instructions[i].Blocks)
            {
                Visit(inner);
            }

            Sink(instructions[i], block);
        }
    }

    private void Sink(MovableInstruction instruction, MovableBlock block)
    {
        if (instruction.Result is not { } value
            || !singularities.Has(value)
            || !uses.TryGetValue(value.Id, out List<Use> all)
            || IsUsedForSure(value, block))
        {
            return;
        }

        var places = new List<(MovableBlock Block, MovableInstruction? Selection, List<Use> Uses)>();
        foreach (IGrouping<object, Use> place in all.GroupBy(use => PlaceOf(use, block, value)))
        {
            places.Add((place.Key as MovableBlock ?? block, place.Key as MovableInstruction, [.. place]));
        }

        if (places.Count == 1 && places[0].Selection is { } selection)
        {
            instruction.Selection = selection;
            return;
        }

        if (places.Any(p => p.Block == block && p.Selection is null))
        {
            return;
        }

        block.Instructions.Remove(instruction);
        foreach (Value operand in instruction.Operands)
        {
            UsesOf(operand).RemoveAll(use => use.Reader == instruction);
        }

        foreach ((MovableBlock target, MovableInstruction? before, List<Use> readers) in places)
        {
            Copy(instruction, value, target, before, readers);
        }
    }

    private void Copy(
        MovableInstruction instruction,
        Value value,
        MovableBlock target,
        MovableInstruction? selection,
        List<Use> readers)
    {
        Value result = values.New(value.Type, value.Label);
        linear.Add(result.Id);
        singularities.Add(result, value);
        MovableInstruction copy = instruction.Copy(result, target);
        int at = selection is null
            ? 0
            : target.Instructions.FindIndex(i => readers.Any(use => use.Reader == i));
        target.Instructions.Insert(at, copy);
        copy.Selection = selection;
        uses[result.Id] = readers;
        foreach (Use reader in readers)
        {
            reader.Replace(value, result);
        }

        foreach (Value operand in copy.Operands)
        {
            UsesOf(operand).Add(new Use(target, copy));
        }

        if (selection is null)
        {
            Sink(copy, target);
        }
    }

    /// <summary>
    /// Where a copy for the use would stand: in the first branch on the way to it, or before the selection that it
    /// feeds; the value's own block if it must stay.
    /// </summary>
    private object PlaceOf(Use use, MovableBlock block, Value value)
    {
        if (use.Block == block)
        {
            return use.Selection ?? (object)block;
        }

        MovableBlock inner = use.Block;
        MovableBlock? branch = null;
        bool isInLoop = false;
        for (; inner != block; inner = inner.Parent!)
        {
            bool isBranch = inner.Owner!.Op == Primitive.If;
            branch = isBranch ? inner : branch;
            isInLoop = !isBranch && (isInLoop || branch is not null);
        }

        // In a loop the factor is paid for each time, so there it goes only where the branch asks about it.
        bool isWorthIt = branch is not null
            && (!isInLoop || singularities.AsksAbout(branch.Owner!.Operands[0], value));
        return isWorthIt ? branch! : block;
    }

    /// <summary>Whether the value is used whichever way control takes.</summary>
    private bool IsUsedForSure(Value value, MovableBlock block)
    {
        List<Use> all = uses[value.Id];
        return all.Any(use => use.Block == block && use.Selection is null)
            || block.Instructions.Any(i => i.Op == Primitive.If && i.Blocks.All(b => IsUsedForSure(value, b)));
    }
}
