using System;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>One SSA value: defined once, by an instruction, a block parameter or a function parameter.</summary>
/// <param name="id">Unique within its function, in order of creation.</param>
/// <param name="type">The type.</param>
/// <param name="name">The name the user gave it, or one derived from that; empty for a temporary.</param>
/// <param name="hint">
/// What to call a temporary if it must be called something; empty where its operation says it.
/// </param>
internal sealed class Value(int id, IrType type, string name, string hint = "") : IEquatable<Value>
{
    public int Id { get; } = id;

    public IrType Type { get; } = type;

    public string Name { get; } = name;

    public string Hint { get; } = hint;

    /// <summary>
    /// Name or marked hint in one text, from which <see cref="ValueFactory.New"/> makes a value that is called alike.
    /// </summary>
    public string Label => Hint.Length > 0 ? ValueFactory.HintMark + Hint : Name;

    public bool Equals(Value? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Id == other.Id && Type == other.Type && Name == other.Name && Hint == other.Hint);

    public override bool Equals(object? obj) => Equals(obj as Value);

    public override int GetHashCode() => Id;

    public override string ToString() => "%" + Id + (Name.Length > 0 ? "." + Name : "");
}
