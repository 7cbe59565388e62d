using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// Which buffers can be the same memory, and where each such group is written. Two buffers are in one group when one is
/// a slice of the other, when control flow merges them, or when one tape hands both back (the unification of
/// Steensgaard, POPL 1996). Buffers of different groups are disjoint: the prologue checks that for parameters.
/// </summary>
internal sealed class BufferGroups
{
    private readonly Dictionary<int, int> parents = [];
    private readonly Dictionary<int, List<int>> writes = [];

    public BufferGroups(Outline outline)
    {
        foreach (Node node in outline.Nodes)
        {
            Join(node);
        }

        foreach (Node node in outline.Nodes)
        {
            foreach (Value buffer in Written(node.Instruction))
            {
                int group = Find(buffer.Id);
                if (!writes.TryGetValue(group, out List<int> positions))
                {
                    writes.Add(group, positions = []);
                }

                positions.Add(node.Position);
            }
        }
    }

    public bool IsWritten(Value buffer) => writes.ContainsKey(Find(buffer.Id));

    /// <summary>Whether the buffer may be written strictly between two positions.</summary>
    public bool IsWrittenBetween(Value buffer, int from, int to)
    {
        if (!writes.TryGetValue(Find(buffer.Id), out List<int> positions))
        {
            return false;
        }

        int index = positions.BinarySearch(from + 1);
        index = index < 0 ? ~index : index;
        return index < positions.Count && positions[index] < to;
    }

    /// <summary>A push of a whole buffer writes the tape's memory, which earlier pops may still show.</summary>
    private static IEnumerable<Value> Written(Instruction instruction) =>
        instruction.Op == Primitive.Push && instruction.Operands[0].Type.Shape == TypeShape.SnapshotSlot
            ? [instruction.Operands[0]]
            : instruction.WrittenBuffers();

    private void Join(Node node)
    {
        Instruction instruction = node.Instruction;
        switch (instruction.Op)
        {
            case Primitive.Slice:
            case Primitive.Pop when !instruction.Result.Type.IsScalar:
                Union(instruction.Result, instruction.Operands[0]);
                break;
            case Primitive.Push when instruction.Operands[0].Type.Shape == TypeShape.HandleSlot:
                Union(instruction.Operands[0], instruction.Operands[1]);
                break;
            case Primitive.Select when instruction.Result.Type.IsBuffer:
                Union(instruction.Result, instruction.Operands[1]);
                Union(instruction.Result, instruction.Operands[2]);
                break;
            case Primitive.If:
                for (int i = 0; i < instruction.Results.Count; i++)
                {
                    UnionBuffers(instruction.Results[i], instruction.Blocks[0].Yields[i]);
                    UnionBuffers(instruction.Results[i], instruction.Blocks[1].Yields[i]);
                }

                break;
            case Primitive.For:
            case Primitive.While:
                foreach (Carry carry in node.Carries)
                {
                    UnionBuffers(carry.Parameter, carry.Initial!);
                    UnionBuffers(carry.Parameter, carry.Next);
                    UnionBuffers(carry.Parameter, carry.Result!);
                }

                break;
        }
    }

    private void UnionBuffers(Value left, Value right)
    {
        if (left.Type.IsBuffer)
        {
            Union(left, right);
        }
    }

    private void Union(Value left, Value right)
    {
        int first = Find(left.Id);
        int second = Find(right.Id);
        if (first != second)
        {
            parents[first] = second;
        }
    }

    private int Find(int id)
    {
        int root = id;
        while (parents.TryGetValue(root, out int parent))
        {
            root = parent;
        }

        while (id != root)
        {
            int next = parents[id];
            parents[id] = root;
            id = next;
        }

        return root;
    }
}
