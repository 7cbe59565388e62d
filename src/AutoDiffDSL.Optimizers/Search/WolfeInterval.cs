namespace AutoDiffDSL.Optimizers;

/// <summary>
/// A view of a search's memory: the best point so far, the other end of the interval that must hold an acceptable
/// point once there is one, and whether the next trial is taken as it comes.
/// </summary>
internal readonly ref struct WolfeInterval(Span<double> memory)
{
    /// <summary>The number of entries viewed.</summary>
    public const int Length = 8;

    private readonly Span<double> _memory = memory;

    public WolfePoint Low
    {
        get => new(_memory[0], _memory[1], _memory[2]);
        set => (_memory[0], _memory[1], _memory[2]) = (value.Size, value.Value, value.Slope);
    }

    public WolfePoint High
    {
        get => new(_memory[3], _memory[4], _memory[5]);
        private set => (_memory[3], _memory[4], _memory[5]) = (value.Size, value.Value, value.Slope);
    }

    public bool IsClosed
    {
        get => _memory[6] != 0;
        private set => _memory[6] = value ? 1 : 0;
    }

    public bool Settles
    {
        get => _memory[7] != 0;
        set => _memory[7] = value ? 1 : 0;
    }

    /// <summary>Takes in a point that is higher than the best one, or better with too steep a slope.</summary>
    public void Narrow(WolfePoint here, bool isHigh)
    {
        if (isHigh)
        {
            High = here;
        }
        else
        {
            // Before it is closed, the slope is known to be positive here.
            if (!IsClosed || here.Slope * (High.Size - Low.Size) >= 0)
                High = Low;
            Low = here;
        }

        IsClosed = true;
    }
}
