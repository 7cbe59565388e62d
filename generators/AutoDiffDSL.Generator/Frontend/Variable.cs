using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Something that is assigned: a local, a parameter, or a flag that stands for a jump. Straight-line code only changes
/// which
/// <see cref="Value"/> it maps to; regions merge what their ends map it to.
/// </summary>
/// <param name="name">Its name in the source, for merged values.</param>
/// <param name="type">The type of its values.</param>
/// <param name="order">Position in order of declaration; merges follow it.</param>
/// <param name="startsAtZero">Whether it reads as zero before the first assignment: flags and pending results.</param>
internal sealed class Variable(string name, IrType type, int order, bool startsAtZero)
{
    public string Name { get; } = name;

    public IrType Type { get; } = type;

    public int Order { get; } = order;

    public bool StartsAtZero { get; } = startsAtZero;
}
