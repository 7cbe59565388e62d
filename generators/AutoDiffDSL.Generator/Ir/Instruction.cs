using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>
/// One operation. What operands, results and blocks it takes is said at each <see cref="Primitive"/>.
/// </summary>
/// <param name="Op">The operation.</param>
/// <param name="Results">The values it defines.</param>
/// <param name="Operands">The values it reads.</param>
/// <param name="Blocks">The regions of a structured operation.</param>
/// <param name="Immediate">The bits of a constant, or the step of a counted loop.</param>
/// <param name="Reversed">A counted loop that visits its index values in reverse order.</param>
/// <param name="Origin">The source statement.</param>
internal sealed record Instruction(
    Primitive Op,
    EquatableArray<Value> Results,
    EquatableArray<Value> Operands,
    EquatableArray<Block> Blocks,
    long Immediate,
    bool Reversed,
    Origin Origin)
{
    /// <summary>Stands for one operand in <see cref="Text"/>.</summary>
    public const char Hole = '\0';

    public Value Result => Results[0];

    /// <summary>What a guard says in C#, with a <see cref="Hole"/> for each operand; the name of a field.</summary>
    public string Text { get; init; } = "";

    /// <summary>The method that a call calls.</summary>
    public Callee? Callee { get; init; }
}
