using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>Instructions in order. Control enters with the parameters bound and leaves with the yields.</summary>
internal sealed record Block(
    EquatableArray<Value> Parameters,
    EquatableArray<Instruction> Instructions,
    EquatableArray<Value> Yields);
