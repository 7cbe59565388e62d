namespace AutoDiffDSL.Testing;

/// <summary>Counts what work allocates on the calling thread.</summary>
internal static class Allocations
{
    private const int Rounds = 5;

    /// <summary>
    /// The bytes that <paramref name="work"/> allocates, the least of some rounds: the runtime may allocate on this
    /// thread while it compiles a method anew.
    /// </summary>
    /// <param name="work">Must do the same in every round.</param>
    /// <param name="prepare">Runs before each round and is not counted.</param>
    public static long Of(Action work, Action? prepare = null)
    {
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least > 0; round++)
        {
            prepare?.Invoke();
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
