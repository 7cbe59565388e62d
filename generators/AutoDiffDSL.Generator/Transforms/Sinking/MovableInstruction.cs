using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms.Sinking;

/// <summary>An instruction whose operands may be exchanged.</summary>
internal sealed class MovableInstruction
{
    private readonly Instruction source;

    public MovableInstruction(Instruction source, MovableBlock home)
    {
        this.source = source;
        Operands = [.. source.Operands];
        Blocks = [.. source.Blocks.Select(b => new MovableBlock(b, this, home))];
    }

    public Primitive Op => source.Op;

    public Value[] Operands { get; }

    public IReadOnlyList<MovableBlock> Blocks { get; }

    /// <summary>The only result, or null.</summary>
    public Value? Result => source.Results.Count == 1 && !source.Op.IsRegion() ? source.Result : null;

    /// <summary>The selection that all uses of the result lead to, if they all lead to the same one.</summary>
    public MovableInstruction? Selection { get; set; }

    /// <summary>The same operation with another result.</summary>
    public MovableInstruction Copy(Value result, MovableBlock home) =>
        new(source with { Results = [result], Operands = Operands }, home);

    public Instruction Build() =>
        source with { Operands = Operands, Blocks = [.. Blocks.Select(b => b.Build())] };
}
