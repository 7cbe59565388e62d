using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Tape;

/// <summary>
/// Which source each value comes from, for reports about values. It stays in the frontend: the model knows no places,
/// so that a blank line changes nothing.
/// </summary>
internal sealed class SourceMap
{
    private readonly Dictionary<int, SyntaxNode> sources = [];
    private readonly Dictionary<string, SyntaxNode> statements = [];

    /// <summary>The source of what is added next.</summary>
    public SyntaxNode? Current { get; private set; }

    /// <summary>Makes a node the source of what is added next; gives the one before it.</summary>
    public SyntaxNode? Enter(SyntaxNode? node)
    {
        SyntaxNode? before = Current;
        Current = node;
        return before;
    }

    /// <summary>Goes back to what <see cref="Enter"/> gave.</summary>
    public void Leave(SyntaxNode? before) => Current = before;

    /// <summary>Takes note of an instruction that is being added.</summary>
    public void Observe(Instruction instruction)
    {
        if (Current is { } node)
        {
            string statement = instruction.Origin.Statement;
            if (statement.Length > 0 && !statements.ContainsKey(statement))
            {
                statements.Add(statement, node);
            }

            foreach (Value value in instruction.Results.Concat(instruction.Blocks.SelectMany(b => b.Parameters)))
            {
                sources[value.Id] = node;
            }
        }
    }

    /// <summary>The statement that an instruction of a derivative belongs to; null where it belongs to none.</summary>
    public SyntaxNode? Of(Origin origin) => statements.TryGetValue(origin.Statement, out SyntaxNode node)
        ? node.AncestorsAndSelf().FirstOrDefault(n => StatementText.Origin(n).Statement == origin.Statement)
        : null;

    /// <summary>The source of a value; null where it is none of the user's.</summary>
    public SyntaxNode? Of(Value value) => sources.TryGetValue(value.Id, out SyntaxNode node) ? node : null;
}
