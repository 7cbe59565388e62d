namespace AutoDiffDSL.Generator.Ir;

/// <summary>Hands out the values of one function, numbered in order of creation.</summary>
internal sealed class ValueFactory(int nextId = 0)
{
    public int NextId { get; private set; } = nextId;

    public Value New(IrType type, string name = "") => new(NextId++, type, name);
}
