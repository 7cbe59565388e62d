namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>
/// Makes a failing program small: takes statements away, and blocks apart, as long as it still fails.
/// </summary>
public static class Shrinker
{
    /// <param name="program">A program for which <paramref name="fails"/> holds.</param>
    /// <param name="fails">Whether a smaller program shows the same failure; false where it does not compile.</param>
    /// <param name="attempts">The most programs to try.</param>
    public static RandomProgram Shrink(RandomProgram program, Func<RandomProgram, bool> fails, int attempts)
    {
        bool shrunk = true;
        while (shrunk)
        {
            shrunk = false;
            foreach (IReadOnlyList<Statement> smaller in Smaller(program.Body))
            {
                if (attempts-- == 0) return program;
                RandomProgram candidate = program with { Body = smaller };
                if (!fails(candidate)) continue;
                program = candidate;
                shrunk = true;
                break;
            }
        }

        return program;
    }

    /// <summary>Every block that is one step smaller, the largest steps first.</summary>
    private static IEnumerable<IReadOnlyList<Statement>> Smaller(IReadOnlyList<Statement> block)
    {
        for (int length = block.Count / 2; length > 0; length /= 2)
            for (int start = 0; start + length < block.Count; start += length)
                if (!block.Skip(start).Take(length).Any(statement => statement.Needed))
                    yield return [.. block.Take(start), .. block.Skip(start + length)];

        for (int k = 0; k < block.Count; k++)
        {
            Statement statement = block[k];
            if (statement.Body is null) continue;
            yield return Replace(block, k, statement.Body);
            if (statement.Else is not null)
            {
                yield return Replace(block, k, statement.Else);
                yield return Replace(block, k, [statement with { Else = null }]);
                foreach (IReadOnlyList<Statement> smaller in Smaller(statement.Else))
                    yield return Replace(block, k, [statement with { Else = smaller }]);
            }

            foreach (IReadOnlyList<Statement> smaller in Smaller(statement.Body))
                yield return Replace(block, k, [statement with { Body = smaller }]);
        }
    }

    private static IReadOnlyList<Statement> Replace(
        IReadOnlyList<Statement> block, int index, IReadOnlyList<Statement> by) =>
        [.. block.Take(index), .. by, .. block.Skip(index + 1)];
}
