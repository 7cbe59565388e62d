namespace AutoDiffDSL.Optimizers;

/// <summary>
/// How a run takes its samples: each epoch goes once through all of them in an order drawn from a seed, a batch a step,
/// as in stochastic gradient descent (Robbins and Monro, "A Stochastic Approximation Method", 1951; Bottou,
/// "Large-Scale Machine Learning with Stochastic Gradient Descent", 2010). A batch depends on the seed and the step
/// alone, so that a resumed run sees the same ones.
/// </summary>
public sealed record MiniBatches
{
    /// <summary>Batches of a size.</summary>
    /// <param name="size">The samples of a batch, at least 1.</param>
    /// <param name="seed">What the order depends on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public MiniBatches(int size, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        Seed = seed;
    }

    /// <summary>The samples of a batch.</summary>
    public int Size { get; }

    /// <summary>What the order depends on.</summary>
    public long Seed { get; }

    /// <summary>
    /// Whether samples that do not fill a batch at the end of an epoch are left out of it; otherwise the last batch is
    /// smaller.
    /// </summary>
    public bool DropRemainder { get; init; }

    /// <summary>The batches of an epoch.</summary>
    /// <param name="sampleCount">The number of all samples.</param>
    /// <exception cref="ArgumentException">There is not one batch.</exception>
    public int PerEpoch(int sampleCount)
    {
        int count = DropRemainder ? sampleCount / Size : (sampleCount + Size - 1) / Size;
        return count > 0
            ? count
            : throw new ArgumentException(
                $"{sampleCount} samples do not make a batch of {Size}.", nameof(sampleCount));
    }

    /// <summary>The order of all samples in an epoch.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="order">As long as there are samples; overwritten with their numbers.</param>
    public void Shuffle(long epoch, Span<int> order)
    {
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        var random = new SplitMix(Seed, epoch);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.NextBelow(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }
}
