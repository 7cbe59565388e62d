using System.Collections.Generic;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>Hands out the values of one function, numbered in order of creation.</summary>
internal sealed class ValueFactory(int nextId = 0)
{
    /// <summary>Marks a label that is only a suggestion.</summary>
    public const string HintMark = "~";

    private readonly Dictionary<int, Value> renamed = [];

    public int NextId { get; private set; } = nextId;

    /// <summary>The same value under another label.</summary>
    public Value Rename(Value value, string label) => renamed[value.Id] = Label(value.Id, value.Type, label);

    /// <summary>The value as it is called now, for one that was taken before it was renamed.</summary>
    public Value Current(Value value) => renamed.TryGetValue(value.Id, out Value named) ? named : value;

    /// <summary>Whether a value was taken before it was renamed.</summary>
    public bool IsFormer(Value value) => !ReferenceEquals(Current(value), value);

    /// <summary>A new value; a label that starts with the mark only suggests a name.</summary>
    public Value New(IrType type, string label = "") => Label(NextId++, type, label);

    private static Value Label(int id, IrType type, string label) =>
        label.StartsWith(HintMark, System.StringComparison.Ordinal)
            ? new Value(id, type, "", label.Substring(HintMark.Length))
            : new Value(id, type, label);
}
