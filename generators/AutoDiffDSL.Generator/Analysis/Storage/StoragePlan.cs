using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Analysis.Storage;

/// <summary>
/// Decides what the tape keeps. Every value that the backward sweep reads must be computable there from saved values
/// and from what is at hand anyway: loop indices, values of the root block, memory that nothing overwrites. The
/// cheapest such set of saved values is a minimum cut of the graph of definitions, weighted with bytes times an
/// estimate of how often the block runs (Moses et al. 2021, "Reverse-Mode Automatic Differentiation and Optimization of
/// GPU Kernels via Enzyme", section 4.3). Arithmetic is recomputed; calls into the mathematical library and results of
/// loops are not.
/// </summary>
internal sealed class StoragePlan
{
    private const long IterationsPerLoop = 64;

    private readonly Structure structure;
    private readonly Memory memory;
    private readonly SlotMap slots;
    private readonly MinimumCut cut = new();
    private readonly Dictionary<int, (int In, int Out)> nodes = [];
    private readonly List<Value> candidates = [];
    private readonly List<(Snapshot Snapshot, int In, int Out)> snapshots = [];
    private readonly Dictionary<int, Snapshot> snapshotOfLoad = [];
    private readonly Dictionary<int, Instruction> storeOf = [];
    private readonly bool[] onSinkSide;

    public StoragePlan(Structure structure, Aliases aliases, SlotMap slots)
    {
        this.structure = structure;
        this.slots = slots;
        memory = new Memory(structure, aliases);
        foreach (SavedValue slot in slots.Slots)
        {
            cut.Connect(Node(slot.Value).Out, MinimumCut.Sink, MinimumCut.Infinite);
        }

        onSinkSide = cut.Solve();
    }

    /// <summary>Whether the tape keeps a value.</summary>
    public bool IsSaved(Value value) =>
        !IsAtHand(value) && nodes.TryGetValue(value.Id, out (int In, int Out) node) && IsCut(node.In, node.Out);

    /// <summary>The values that the tape keeps.</summary>
    public IEnumerable<Value> Saved => candidates.Where(IsSaved);

    /// <summary>The copies of whole buffers that the tape keeps.</summary>
    public IEnumerable<Snapshot> SavedSnapshots =>
        snapshots.Where(s => IsCut(s.In, s.Out)).Select(s => s.Snapshot);

    /// <summary>Whether a value could be computed again from others.</summary>
    public bool CanRepeat(Value value) =>
        structure[value] is { Definition: { } definition } place && CanRepeat(value, definition, place);

    /// <summary>
    /// The snapshot that a load in the backward sweep reads, or null where it reads the memory itself.
    /// </summary>
    public Snapshot? SnapshotOf(Value load) =>
        snapshotOfLoad.TryGetValue(load.Id, out Snapshot snapshot) ? snapshot : null;

    /// <summary>
    /// The store that left a value in memory, where the backward sweep loads it from; null where it is computed anew.
    /// </summary>
    public Instruction? StoreOf(Value value) => storeOf.TryGetValue(value.Id, out Instruction store) ? store : null;

    /// <summary>Whether a value is at hand in the backward sweep without any cost.</summary>
    public bool IsAtHand(Value value)
    {
        ValuePlace place = structure[value];
        return ReferenceEquals(place.Block, structure.Root)
            || place.Definition is { Op: Primitive.Constant }
            || IsSharedIndex(value);
    }

    /// <summary>
    /// Whether a value is the index of a counted loop whose reversed loop counts through the same indices.
    /// </summary>
    public bool IsSharedIndex(Value value)
    {
        Block block = structure[value].Block;
        return structure[value].Definition is null
            && structure[block].Owner is { Op: Primitive.For }
            && block.Parameters[0].Id == value.Id
            && structure[slots.Reversed(block)].Owner is { Op: Primitive.For };
    }

    private bool IsCut(int from, int to) => !onSinkSide[from] && onSinkSide[to];

    private (int In, int Out) Node(Value value)
    {
        if (nodes.TryGetValue(value.Id, out (int In, int Out) node))
        {
            return node;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        node = (cut.NewNode(), cut.NewNode());
        nodes[value.Id] = node;
        candidates.Add(value);
        if (IsAtHand(value))
        {
            return node;
        }

        ValuePlace place = structure[value];
        cut.Connect(node.In, node.Out, Weight(place.Block) * Bytes(value));
        if (place.Definition is { } definition && CanRepeat(value, definition, place))
        {
            ConnectOperands(value, definition, node.In);
        }
        else if (memory.KeptStore(value) is { } store)
        {
            storeOf[value.Id] = store;
            cut.Connect(Node(store.Operands[0]).Out, node.In, MinimumCut.Infinite);
            cut.Connect(Node(store.Operands[1]).Out, node.In, MinimumCut.Infinite);
        }
        else
        {
            cut.Connect(MinimumCut.Source, node.In, MinimumCut.Infinite);
        }

        return node;
    }

    private bool CanRepeat(Value value, Instruction definition, ValuePlace place)
    {
        switch (definition.Op)
        {
            case Primitive.Slice or Primitive.Length:
                return true;
            case Primitive.Load when definition.Operands[0].Type.Shape == TypeShape.ReadOnlyList:
                return false; // Nobody knows what such an indexer does, so it runs as often as in the primal.
            case Primitive.Load:
                if (memory.IsKept(definition.Operands[0], place.Block, place.Position))
                {
                    return true;
                }

                if (memory.SnapshotFor(definition.Operands[0], place.Block) is { } snapshot)
                {
                    snapshotOfLoad[value.Id] = snapshot;
                    return true;
                }

                return false;
            default:
                return definition.Op.IsScalarFunction() && !definition.Op.IsExpensive();
        }
    }

    private void ConnectOperands(Value value, Instruction definition, int target)
    {
        if (snapshotOfLoad.TryGetValue(value.Id, out Snapshot snapshot))
        {
            cut.Connect(SnapshotNode(snapshot).Out, target, MinimumCut.Infinite);
            cut.Connect(Node(definition.Operands[1]).Out, target, MinimumCut.Infinite);

            // Slices between the copied handle and the load are taken again, of the copy.
            for (Value handle = definition.Operands[0]; handle.Id != snapshot.Handle.Id;)
            {
                Instruction slice = structure[handle].Definition!;
                cut.Connect(Node(slice.Operands[1]).Out, target, MinimumCut.Infinite);
                cut.Connect(Node(slice.Operands[2]).Out, target, MinimumCut.Infinite);
                handle = slice.Operands[0];
            }

            return;
        }

        foreach (Value operand in definition.Operands)
        {
            cut.Connect(Node(operand).Out, target, MinimumCut.Infinite);
        }
    }

    private (int In, int Out) SnapshotNode(Snapshot snapshot)
    {
        foreach ((Snapshot known, int first, int last) in snapshots)
        {
            if (known.IsSame(snapshot))
            {
                return (first, last);
            }
        }

        // A copy counts a little more than one saved value a turn of the loop that reads it.
        (int In, int Out) node = (cut.NewNode(), cut.NewNode());
        cut.Connect(MinimumCut.Source, node.In, MinimumCut.Infinite);
        cut.Connect(node.In, node.Out, (Weight(snapshot.Home) * IterationsPerLoop * 9) + 1);
        snapshots.Add((snapshot, node.In, node.Out));
        return node;
    }

    private long Weight(Block block)
    {
        long weight = 1;
        for (int depth = System.Math.Min(structure.LoopDepth(block), 8); depth > 0; depth--)
        {
            weight *= IterationsPerLoop;
        }

        return weight;
    }

    private static long Bytes(Value value) => value.Type.IsBuffer ? 12 : value.Type.Element.Bytes();
}
