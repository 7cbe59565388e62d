using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Records, for every variable, the places of the statements that read it.</summary>
internal static class Reads
{
    public static void Record(Outline outline)
    {
        foreach (Node node in outline.Nodes)
        {
            if (node.IsNeeded && !IsInsideExpression(node.Region))
            {
                Record(outline, node);
            }
        }

        Region root = outline.Root;
        for (int i = 0; i < root.Block.Yields.Count; i++)
        {
            Read(outline, root.Block.Yields[i], new Place(root.End, root));
            if (i == outline.Function.ReturnOutput || outline.OutputParameter(i) is { IsReturned: true })
            {
                Read(outline, root.Block.Yields[i], new Place(root.End + 1, root));
            }
        }
    }

    private static bool IsInsideExpression(Region region) => region.Owner is { IsExpression: true };

    private static void Record(Outline outline, Node node)
    {
        var here = new Place(node.Position, node.Region);
        if (node.Op == Primitive.If && !node.IsExpression)
        {
            Read(outline, node.Instruction.Operands[0], here);
            ReadYields(outline, node);
        }
        else if (node.IsLoop)
        {
            RecordLoop(outline, node, here);
        }
        else if (node.Op == Primitive.Call && (node.HasEffects || !IsFolded(outline, node)))
        {
            RecordCall(outline, node);
        }
        else if (node.Instruction.Results.Count != 1 || outline[node.Instruction.Result].IsVariable)
        {
            ReadOperands(outline, node, here);
        }
    }

    private static bool IsFolded(Outline outline, Node node) =>
        node.Instruction.Results.Count == 1 && !outline[node.Instruction.Result].IsVariable;

    private static void RecordCall(Outline outline, Node call)
    {
        for (int i = 0; i < call.Instruction.Operands.Count; i++)
        {
            int position = Calls.Returned(call.Instruction, i) is null ? call.Exit : call.Position;
            Read(outline, call.Instruction.Operands[i], new Place(position, call.Region));
        }
    }

    private static void ReadYields(Outline outline, Node node)
    {
        for (int i = 0; i < node.Instruction.Results.Count; i++)
        {
            if (outline[node.Instruction.Results[i]].IsNeeded)
            {
                foreach (Region block in node.Blocks)
                {
                    Read(outline, block.Block.Yields[i], new Place(block.End, block));
                }
            }
        }
    }

    private static void RecordLoop(Outline outline, Node loop, Place here)
    {
        Region body = loop.Blocks[0];
        foreach (Carry carry in loop.Carries)
        {
            if (carry.Initial is not null)
            {
                Read(outline, carry.Initial, here);
            }

            Read(outline, carry.Next, new Place(body.End, body));
        }

        var head = new Place(loop.Position + 1, body);
        if (loop.Op == Primitive.For)
        {
            // The bounds are read after the initial values were copied, and at every test.
            ReadBound(outline, loop, loop.Instruction.Operands[0]);
            ReadBound(outline, loop, loop.Instruction.Operands[1]);
        }
        else if (loop.HasFlag)
        {
            Read(outline, outline.Flag(loop), head);
        }
        else
        {
            ReadCondition(outline, loop, loop.Condition, head);
        }
    }

    private static void ReadBound(Outline outline, Node loop, Value bound)
    {
        Read(outline, bound, new Place(loop.Position + 1, loop.Region));
        if (LoopBounds.IsTestedEachTime(loop.Instruction, bound))
        {
            Read(outline, bound, new Place(loop.Blocks[0].End, loop.Blocks[0]));
        }
    }

    private static void ReadCondition(Outline outline, Node loop, Value value, Place head)
    {
        if (outline.AtHead(loop, value) is { } carried)
        {
            Read(outline, carried, head);
        }
        else if (outline[value].IsLoopCondition)
        {
            foreach (Value operand in outline[value].Definition!.Instruction.Operands)
            {
                ReadCondition(outline, loop, operand, head);
            }
        }
        else
        {
            Read(outline, value, head);
        }
    }

    private static void Read(Outline outline, Value value, Place place)
    {
        ValueFacts facts = outline[value];
        if (facts.IsVariable)
        {
            facts.Reads.Add(place);
        }
        else if (!facts.IsLoopCondition)
        {
            ReadOperands(outline, facts.Definition!, place);
        }
    }

    private static void ReadOperands(Outline outline, Node node, Place place)
    {
        foreach (Value operand in node.Instruction.Operands)
        {
            Read(outline, operand, place);
        }

        if (node.IsExpression)
        {
            Read(outline, node.Blocks[0].Block.Yields[0], place);
            Read(outline, node.Blocks[1].Block.Yields[0], place);
        }
    }
}
