using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Where one leaf of a value lies.</summary>
/// <param name="Type">The type of what lies there.</param>
internal abstract record Cell(IrType Type)
{
    /// <summary>In a variable.</summary>
    internal sealed record OfVariable(Variable Variable) : Cell(Variable.Type);

    /// <summary>In an element of a buffer.</summary>
    internal sealed record OfElement(Value Buffer, Value Index) : Cell(Buffer.Type.ElementType);

    /// <summary>In one of two cells.</summary>
    internal sealed record OfChoice(Value Condition, Cell WhenTrue, Cell WhenFalse) : Cell(WhenTrue.Type);

    /// <summary>Nowhere: it is a value that an expression has given, and cannot be assigned to.</summary>
    internal sealed record OfValue(Value Value) : Cell(Value.Type);

    /// <summary>Nowhere, and what is assigned is dropped (<c>_</c>).</summary>
    internal sealed record Discarded(IrType Type) : Cell(Type);
}
