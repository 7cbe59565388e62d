using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>What an assignment writes: a variable, an element of a buffer, or nothing (<c>_</c>).</summary>
internal readonly record struct Place(Variable? Variable, Value? Buffer, Value? Index, IrType Type);
