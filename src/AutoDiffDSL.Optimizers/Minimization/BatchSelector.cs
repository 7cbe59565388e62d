namespace AutoDiffDSL.Optimizers;

/// <summary>Selects a run's batch of each step; keeps the order of the epoch it is in.</summary>
internal sealed class BatchSelector(ISampledObjective objective, MiniBatches batches)
{
    private readonly int[] _order = new int[objective.SampleCount];
    private readonly int _perEpoch = batches.PerEpoch(objective.SampleCount);
    private long _epoch = -1;

    public void Select(long step)
    {
        long epoch = step / _perEpoch;
        if (epoch != _epoch)
        {
            batches.Shuffle(epoch, _order);
            _epoch = epoch;
        }

        int start = (int)(step % _perEpoch) * batches.Size;
        objective.SelectBatch(_order.AsSpan(start, Math.Min(batches.Size, _order.Length - start)));
    }

    public void SelectAll() => objective.SelectAll();
}
