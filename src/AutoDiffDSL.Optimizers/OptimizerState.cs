namespace AutoDiffDSL.Optimizers;

/// <summary>
/// All that an optimizer remembers: the number of steps taken, and one flat buffer whose layout its transform defines.
/// Any serializer of plain properties keeps it; two states are equal when all their bits are.
/// </summary>
public sealed record OptimizerState
{
    /// <summary>The number of steps taken.</summary>
    public long Step { get; set; }

    /// <summary>The transform's memory; a chain's is that of its links, one after another.</summary>
    public double[] Memory { get; init; } = [];

    /// <summary>A copy that further steps leave alone.</summary>
    public OptimizerState Copy() => new() { Step = Step, Memory = [.. Memory] };

    /// <inheritdoc/>
    public bool Equals(OptimizerState? other) =>
        other is not null
        && Step == other.Step
        && Memory.AsSpan().SequenceEqual(other.Memory, BitComparer.Instance);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Step, Memory.Length);

    private sealed class BitComparer : IEqualityComparer<double>
    {
        public static BitComparer Instance { get; } = new();

        public bool Equals(double x, double y) =>
            BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y);

        public int GetHashCode(double value) => BitConverter.DoubleToInt64Bits(value).GetHashCode();
    }
}
