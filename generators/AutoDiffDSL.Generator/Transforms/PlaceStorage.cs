using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Analysis.Storage;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// Carries out a <see cref="StoragePlan"/>: slots become flat tapes, stacks, recomputations, or loads that are simply
/// repeated. Runs once, last: higher derivatives are taken of slots, not of their storage.
/// </summary>
internal sealed class PlaceStorage
{
    private readonly Function function;
    private readonly Structure structure;
    private readonly SlotMap slots;
    private readonly StoragePlan plan;
    private readonly TapeLayout layout;
    private readonly ValueFactory values;

    private readonly Dictionary<int, Value> rebuilt = [];
    private readonly Dictionary<int, Value> replacements = [];
    private readonly List<(Snapshot Snapshot, Value Copy)> copies = [];
    private readonly Dictionary<Block, BlockBuilder> prologues = new(ReferenceComparer<Block>.Instance);
    private readonly Dictionary<Block, BlockBuilder> epilogues = new(ReferenceComparer<Block>.Instance);
    private readonly Dictionary<Block, List<(int Position, BlockBuilder Builder)>> insertions =
        new(ReferenceComparer<Block>.Instance);

    private PlaceStorage(Function function)
    {
        this.function = function;
        structure = new Structure(function);
        slots = new SlotMap(structure);
        plan = new StoragePlan(structure, new Aliases(function), slots);
        layout = new TapeLayout(structure);
        values = new ValueFactory(function.NextId);
    }

    public static Function Run(Function function)
    {
        if (!function.Body.Contains(Primitive.NewSlot))
        {
            return function;
        }

        var pass = new PlaceStorage(function);
        foreach (SavedValue slot in pass.slots.Slots)
        {
            pass.replacements[slot.Popped.Id] = pass.Rebuild(slot.Value);
        }

        Block body = pass.Rewrite(function.Body);
        return function with { Body = body, NextId = pass.values.NextId };
    }

    /// <summary>A forward value, as the reversed block of its home reads it.</summary>
    private Value Rebuild(Value value)
    {
        ValuePlace place = structure[value];
        if (ReferenceEquals(place.Block, structure.Root))
        {
            return value;
        }

        if (!rebuilt.TryGetValue(value.Id, out Value result))
        {
            result = plan.IsSaved(value) ? Restore(value, place) : Recompute(value, place);
            rebuilt[value.Id] = result;
        }

        return result;
    }

    private Value Recompute(Value value, ValuePlace place)
    {
        Block reversed = slots.Reversed(place.Block);
        if (plan.StoreOf(value) is { } store)
        {
            Value buffer = Rebuild(store.Operands[0]);
            Value index = Rebuild(store.Operands[1]);
            return Prologue(reversed).Load(buffer, index, Called(value, place));
        }

        if (place.Definition is null)
        {
            return reversed.Parameters[0];
        }

        Instruction definition = place.Definition;
        List<Value> operands;
        if (plan.SnapshotOf(value) is { } snapshot)
        {
            operands = [RebuildOn(definition.Operands[0], snapshot), Rebuild(definition.Operands[1])];
        }
        else
        {
            operands = definition.Operands.Select(Rebuild).ToList();
        }

        Value copy = values.New(value.Type, value.Label);
        Prologue(reversed).Add(definition with
        {
            Results = [copy],
            Operands = operands.ToArray(),
            Origin = new Origin("", Sweep.Backward),
        });
        return copy;
    }

    /// <summary>A handle, taken of the snapshot instead of the memory it once pointed to.</summary>
    private Value RebuildOn(Value handle, Snapshot snapshot)
    {
        if (handle.Id == snapshot.Handle.Id)
        {
            return Copy(snapshot);
        }

        ValuePlace place = structure[handle];
        Instruction slice = place.Definition!;
        Value[] operands =
        [
            RebuildOn(slice.Operands[0], snapshot), Rebuild(slice.Operands[1]), Rebuild(slice.Operands[2]),
        ];
        BlockBuilder prologue = Prologue(slots.Reversed(place.Block));
        return prologue.Emit(Primitive.Slice, handle.Type, handle.Name, operands);
    }

    private Value Copy(Snapshot snapshot)
    {
        foreach ((Snapshot known, Value made) in copies)
        {
            if (known.IsSame(snapshot))
            {
                return made;
            }
        }

        IrType type = IrType.Buffer(snapshot.Handle.Type.Element, writable: true);
        BlockBuilder before = Insertion(snapshot.Home, snapshot.Position);
        Value copy;
        if (ReferenceEquals(snapshot.Home, structure.Root))
        {
            copy = before.Emit(Primitive.Copy, type, snapshot.Handle.Name + "Copy", snapshot.Handle);
        }
        else
        {
            Value slot = NewStack(new IrType(TypeShape.SnapshotSlot, type.Element), snapshot.Handle.Name + "Tape");
            before.Effect(Primitive.Push, slot, snapshot.Handle);
            copy = Prologue(slots.Reversed(snapshot.Home)).Emit(Primitive.Pop, type, snapshot.Handle.Name, slot);
        }

        copies.Add((snapshot, copy));
        return copy;
    }

    private Value Restore(Value value, ValuePlace place)
    {
        Block reversed = slots.Reversed(place.Block);
        string name = TapeName(value, place);
        if (value.Type.IsScalar && layout.Loops(place.Block) is { } loops)
        {
            Block outermost = structure.Ancestors(place.Block).Reverse().ElementAt(1);
            BlockBuilder before = Insertion(structure.Root, structure[outermost].Position);
            IrType type = IrType.Buffer(value.Type.Element, writable: true);
            Value tape = before.Emit(Primitive.AllocateTape, type, name, layout.Size(loops, before));
            BlockBuilder epilogue = Epilogue(place.Block);
            List<Value> forwardIndices = loops.Select(l => l.Blocks[0].Parameters[0]).ToList();
            epilogue.Store(tape, layout.Cell(loops, forwardIndices, epilogue), value);
            BlockBuilder prologue = Prologue(reversed);
            List<Value> indices = loops.Select(l => slots.Reversed(l.Blocks[0]).Parameters[0]).ToList();
            return prologue.Load(tape, layout.Cell(loops, indices, prologue), Called(value, place));
        }

        TypeShape shape = value.Type.IsScalar ? TypeShape.Slot : TypeShape.HandleSlot;
        Value slot = NewStack(new IrType(shape, value.Type.Element), name);
        Epilogue(place.Block).Effect(Primitive.Push, slot, value);
        return Prologue(reversed).Emit(Primitive.Pop, value.Type, Called(value, place), slot);
    }

    private static string TapeName(Value value, ValuePlace place) =>
        Called(value, place).TrimStart(ValueFactory.HintMark[0]) + "Tape";

    /// <summary>The label of a value, or a hint after the operation that made it.</summary>
    private static string Called(Value value, ValuePlace place) => value.Label.Length > 0 || place.Definition is null
        ? value.Label
        : ValueFactory.HintMark + ShadowNaming.OperationName(place.Definition);

    private Value NewStack(IrType type, string name) =>
        Insertion(structure.Root, 0).Emit(Primitive.NewSlot, type, name);

    private BlockBuilder Prologue(Block block) => BuilderOf(prologues, block, Sweep.Backward);

    private BlockBuilder Epilogue(Block block) => BuilderOf(epilogues, block, Sweep.Forward);

    private BlockBuilder BuilderOf(Dictionary<Block, BlockBuilder> builders, Block block, Sweep sweep)
    {
        if (!builders.TryGetValue(block, out BlockBuilder builder))
        {
            builders[block] = builder = new BlockBuilder(values) { Origin = new Origin("", sweep) };
        }

        return builder;
    }

    private BlockBuilder Insertion(Block block, int position)
    {
        if (!insertions.TryGetValue(block, out List<(int Position, BlockBuilder Builder)> list))
        {
            insertions[block] = list = [];
        }

        foreach ((int at, BlockBuilder known) in list)
        {
            if (at == position)
            {
                return known;
            }
        }

        var builder = new BlockBuilder(values);
        list.Add((position, builder));
        return builder;
    }

    private Value Map(Value value) => replacements.TryGetValue(value.Id, out Value next) ? next : value;

    private Block Rewrite(Block block)
    {
        var output = new List<Instruction>();
        if (prologues.TryGetValue(block, out BlockBuilder prologue))
        {
            output.AddRange(prologue.Instructions);
        }

        insertions.TryGetValue(block, out List<(int Position, BlockBuilder Builder)>? inserted);
        for (int i = 0; i < block.Instructions.Count; i++)
        {
            output.AddRange(InsertedAt(i));
            Instruction instruction = block.Instructions[i];
            if (instruction.Op is not (Primitive.NewSlot or Primitive.Push or Primitive.Pop))
            {
                output.Add(instruction with
                {
                    Operands = instruction.Operands.Map(Map),
                    Blocks = instruction.Blocks.Map(Rewrite),
                });
            }
        }

        output.AddRange(InsertedAt(block.Instructions.Count));
        if (epilogues.TryGetValue(block, out BlockBuilder epilogue))
        {
            output.AddRange(epilogue.Instructions);
        }

        return new Block(block.Parameters, output.ToArray(), block.Yields.Map(Map));

        IEnumerable<Instruction> InsertedAt(int position) => inserted is null
            ? []
            : inserted.Where(e => e.Position == position).SelectMany(e => e.Builder.Instructions);
    }
}
