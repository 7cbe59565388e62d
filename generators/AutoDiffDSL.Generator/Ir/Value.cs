using System;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>One SSA value: defined once, by an instruction, a block parameter or a function parameter.</summary>
/// <param name="id">Unique within its function, in order of creation.</param>
/// <param name="type">The type.</param>
/// <param name="name">The name the user gave it, or one derived from it; empty where the operation names it.</param>
internal sealed class Value(int id, IrType type, string name) : IEquatable<Value>
{
    public int Id { get; } = id;

    public IrType Type { get; } = type;

    public string Name { get; } = name;

    public bool Equals(Value? other) =>
        ReferenceEquals(this, other) || (other is not null && Id == other.Id && Type == other.Type && Name == other.Name);

    public override bool Equals(object? obj) => Equals(obj as Value);

    public override int GetHashCode() => Id;

    public override string ToString() => "%" + Id + (Name.Length > 0 ? "." + Name : "");
}
