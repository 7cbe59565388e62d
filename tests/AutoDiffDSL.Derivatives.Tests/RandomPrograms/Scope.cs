namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>What a random program may name at the place where it is being written.</summary>
public sealed class Scope
{
    private int _names;

    /// <summary>Places of type double that can be assigned.</summary>
    public List<string> Scalars { get; } = ["a", "b"];

    /// <summary>Those of them that a local function may capture: no cells, no references.</summary>
    public List<string> Captured { get; } = ["a", "b"];

    /// <summary>Values of type double that can only be read.</summary>
    public List<string> Values { get; } = [];

    public List<string> Integers { get; } = [];

    public List<Buffer> Buffers { get; } = [];

    /// <summary>Two by two matrices.</summary>
    public List<string> Matrices { get; } = [];

    /// <summary>Variables of the preamble's struct <c>Pair</c>.</summary>
    public List<string> Pairs { get; } = [];

    /// <summary>Functions from double to double.</summary>
    public List<string> Functions { get; } = [];

    public string NewName(string stem) => stem + ++_names;

    /// <summary>Writes a block of its own: what it declares is forgotten after it.</summary>
    public IReadOnlyList<Statement> Nested(Func<IReadOnlyList<Statement>> write)
    {
        int[] before = [.. Lists().Select(list => list.Count)];
        IReadOnlyList<Statement> block = write();
        foreach ((System.Collections.IList list, int count) in Lists().Zip(before))
            while (list.Count > count)
                list.RemoveAt(list.Count - 1);
        return block;
    }

    private IEnumerable<System.Collections.IList> Lists() =>
        [Scalars, Captured, Values, Integers, Buffers, Matrices, Pairs, Functions];
}
