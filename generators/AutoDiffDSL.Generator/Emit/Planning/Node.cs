using System.Collections.Generic;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>One instruction with its place in the function.</summary>
internal sealed class Node(Instruction instruction, Region region, int position)
{
    public Instruction Instruction { get; } = instruction;

    public Primitive Op => Instruction.Op;

    public Region Region { get; } = region;

    /// <summary>Where it reads its operands.</summary>
    public int Position { get; } = position;

    /// <summary>Where its results exist: the same as <see cref="Position"/> but for regions.</summary>
    public int Exit { get; set; } = position;

    public List<Region> Blocks { get; } = [];

    /// <summary>What a loop carries from iteration to iteration.</summary>
    public List<Carry> Carries { get; } = [];

    public bool IsRegion => Op is Primitive.If or Primitive.For or Primitive.While;

    public bool IsLoop => Op is Primitive.For or Primitive.While;

    /// <summary>Whether it writes memory or a tape, itself or in its blocks.</summary>
    public bool HasEffects { get; set; }

    /// <summary>Whether anything depends on it.</summary>
    public bool IsNeeded { get; set; }

    /// <summary>An <c>If</c> that prints as one conditional expression.</summary>
    public bool IsExpression { get; set; }

    /// <summary>How a <c>While</c> tests.</summary>
    public WhileForm Form { get; set; }

    /// <summary>Whether a <c>While</c> keeps its condition in a variable.</summary>
    public bool HasFlag => Op == Primitive.While && Form is WhileForm.Flag or WhileForm.DoFlag;

    /// <summary>Which value a <c>While</c> tests at the end of an iteration.</summary>
    public Value Condition => Instruction.Blocks[0].Yields[0];
}
