using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// The primal values that the reversed sweep asks for. Values of the root block are simply there; others get a
/// write-once slot each, pushed at the end of their block and popped at the start of the reversed block. Slices and
/// lengths are taken anew.
/// </summary>
internal sealed class Residuals
{
    private readonly LinearForm form;
    private readonly Dictionary<int, Block> homes = [];
    private readonly Dictionary<int, Value> definitions = [];
    private readonly Dictionary<int, Instruction> instructions = [];
    private readonly Dictionary<Instruction, Value> tripCounts = new(ReferenceComparer<Instruction>.Instance);
    private readonly Dictionary<Instruction, Block> loopHomes = new(ReferenceComparer<Instruction>.Instance);
    private readonly Dictionary<Block, List<(Value Value, Value Slot)>> pushes = new(ReferenceComparer<Block>.Instance);
    private readonly List<Instruction> slots = [];
    private readonly HashSet<int> localShadows;

    public Residuals(LinearForm form, ValueFactory values)
    {
        this.form = form;
        Values = values;
        Define(form.Body);
        localShadows = FindLocalShadows();
    }

    public ValueFactory Values { get; }

    /// <summary>The instructions that create the slots.</summary>
    public IReadOnlyList<Instruction> Slots => slots;

    public Value Definition(int id) => definitions[id];

    public bool IsDefinedIn(int id, Block block) => ReferenceEquals(homes[id], block);

    /// <summary>What the forward part must push at the end of a block.</summary>
    public IReadOnlyList<(Value Value, Value Slot)> PushesOf(Block block) =>
        pushes.TryGetValue(block, out List<(Value, Value)> list) ? list : [];

    /// <summary>The trip count that the forward part of a while loop must keep, or null.</summary>
    public Value? TripCountIfUsed(Instruction loop) => tripCounts.TryGetValue(loop, out Value count) ? count : null;

    /// <summary>The number of iterations that a while loop ran: one more result of its forward part.</summary>
    public Value TripCount(Instruction loop)
    {
        if (!tripCounts.TryGetValue(loop, out Value count))
        {
            count = Values.New(IrType.Int32, "count");
            tripCounts[loop] = count;
            Home(count, loopHomes[loop]);
        }

        return count;
    }

    /// <summary>
    /// Whether the instruction makes a shadow that lives and dies within one run of a block below the root: such a
    /// shadow is made anew, as zeros, in the reversed block, and the forward part needs none.
    /// </summary>
    public bool IsLocalShadow(Instruction instruction) =>
        instruction.Op == Primitive.Allocate && localShadows.Contains(instruction.Result.Id);

    /// <summary>Whether a handle comes from a local shadow.</summary>
    public bool IsFromLocalShadow(Value handle)
    {
        while (instructions.TryGetValue(handle.Id, out Instruction definition) && definition.Op == Primitive.Slice)
        {
            handle = definition.Operands[0];
        }

        return localShadows.Contains(handle.Id);
    }

    /// <summary>A primal value, as the reversed block <paramref name="scope"/> can read it.</summary>
    public Value Read(Value value, ReverseScope scope)
    {
        Block home = homes[value.Id];
        ReverseScope owner = scope;
        while (!ReferenceEquals(owner.Source, home))
        {
            owner = owner.Parent!;
        }

        if (owner.Parent is null)
        {
            return value;
        }

        if (!owner.Available.TryGetValue(value.Id, out Value available))
        {
            available = Bring(value, owner);
            owner.Available[value.Id] = available;
        }

        return available;
    }

    /// <summary>The linear scalars from outside that a block uses, in order of definition.</summary>
    public IEnumerable<int> LinearCaptures(Block block)
    {
        var inside = new HashSet<int>();
        var used = new SortedSet<int>();
        Scan(block);
        used.ExceptWith(inside);
        return used;

        void Scan(Block current)
        {
            inside.UnionWith(current.Parameters.Select(p => p.Id));
            foreach (Instruction instruction in current.Instructions)
            {
                used.UnionWith(instruction.Operands.Select(o => o.Id).Where(form.Linear.Contains));
                inside.UnionWith(instruction.Results.Select(r => r.Id));
                foreach (Block inner in instruction.Blocks)
                {
                    Scan(inner);
                }
            }

            used.UnionWith(current.Yields.Select(y => y.Id).Where(form.Linear.Contains));
        }
    }

    private Value Bring(Value value, ReverseScope owner)
    {
        BlockBuilder prologue = owner.Prologue;
        if (instructions.TryGetValue(value.Id, out Instruction definition))
        {
            bool again = definition.Op is Primitive.Constant or Primitive.Slice or Primitive.Length
                or Primitive.Detach
                || IsLocalShadow(definition);
            if (again)
            {
                Value[] operands = definition.Operands.Select(o => Read(o, owner)).ToArray();
                Value copy = Values.New(value.Type, value.Label);
                prologue.Add(definition with { Results = [copy], Operands = operands, Origin = prologue.Origin });
                return copy;
            }
        }

        TypeShape shape = value.Type.IsScalar ? TypeShape.Slot : TypeShape.HandleSlot;
        Value slot = Values.New(new IrType(shape, value.Type.Element), value.Name);
        slots.Add(new Instruction(Primitive.NewSlot, [slot], [], [], 0, false, Origin.None));
        if (!pushes.TryGetValue(owner.Source, out List<(Value, Value)> list))
        {
            pushes[owner.Source] = list = [];
        }

        list.Add((value, slot));
        return prologue.Emit(Primitive.Pop, value.Type, value.Label, slot);
    }

    private void Define(Block block)
    {
        foreach (Value parameter in block.Parameters)
        {
            Home(parameter, block);
        }

        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value result in instruction.Results)
            {
                Home(result, block);
                instructions[result.Id] = instruction;
            }

            if (instruction.Op == Primitive.While)
            {
                loopHomes[instruction] = block;
            }

            foreach (Block inner in instruction.Blocks)
            {
                Define(inner);
            }
        }
    }

    private void Home(Value value, Block block)
    {
        homes[value.Id] = block;
        definitions[value.Id] = value;
    }

    private HashSet<int> FindLocalShadows()
    {
        var candidates = new HashSet<int>(instructions.Values
            .Where(i => i.Op == Primitive.Allocate && form.Shadows.Contains(i.Result.Id)
                && !ReferenceEquals(homes[i.Result.Id], form.Body))
            .Select(i => i.Result.Id));
        if (candidates.Count > 0)
        {
            Escape(form.Body, candidates);
        }

        return candidates;
    }

    /// <summary>Strikes out what a region yields or carries, or what went over a tape.</summary>
    private void Escape(Block block, HashSet<int> candidates)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction.Op.IsRegion() || instruction.Op == Primitive.Push)
            {
                Strike(instruction.Operands, candidates);
            }

            foreach (Block inner in instruction.Blocks)
            {
                Escape(inner, candidates);
            }
        }

        Strike(block.Yields, candidates);
    }

    private void Strike(IEnumerable<Value> values, HashSet<int> candidates)
    {
        foreach (Value value in values)
        {
            Value handle = value;
            while (instructions.TryGetValue(handle.Id, out Instruction definition) && definition.Op == Primitive.Slice)
            {
                handle = definition.Operands[0];
            }

            candidates.Remove(handle.Id);
        }
    }
}
