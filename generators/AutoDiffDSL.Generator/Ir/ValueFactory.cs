namespace AutoDiffDSL.Generator.Ir;

/// <summary>Hands out the values of one function, numbered in order of creation.</summary>
internal sealed class ValueFactory(int nextId = 0)
{
    /// <summary>Marks a label that is only a suggestion.</summary>
    public const string HintMark = "~";

    public int NextId { get; private set; } = nextId;

    /// <summary>The same value under another label.</summary>
    public Value Rename(Value value, string label) => Label(value.Id, value.Type, label);

    /// <summary>A new value; a label that starts with the mark only suggests a name.</summary>
    public Value New(IrType type, string label = "") => Label(NextId++, type, label);

    private static Value Label(int id, IrType type, string label) =>
        label.StartsWith(HintMark, System.StringComparison.Ordinal)
            ? new Value(id, type, "", label.Substring(HintMark.Length))
            : new Value(id, type, label);
}
