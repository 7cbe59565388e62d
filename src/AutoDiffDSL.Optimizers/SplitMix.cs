namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Random numbers that depend on a seed and a place alone, so that a resumed run draws the same ones: SplitMix64
/// (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
/// </summary>
internal struct SplitMix
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>The numbers of a seed that belong to a place, for example to a step.</summary>
    public SplitMix(long seed, long place)
    {
        _state = unchecked((ulong)seed);
        _state = Next() ^ unchecked((ulong)place * Gamma);
        Next();
    }

    public ulong Next()
    {
        unchecked
        {
            _state += Gamma;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>Uniform on (0, 1).</summary>
    public double NextDouble() => ((Next() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Uniform from 0 to below the bound, without bias (Lemire, 2019).</summary>
    public int NextBelow(int bound)
    {
        ulong range = (ulong)bound;
        while (true)
        {
            ulong high = Math.BigMul(Next(), range, out ulong low);
            if (low >= range || low >= unchecked(0 - range) % range)
                return (int)high;
        }
    }

    /// <summary>Normal with mean 0 and variance 1 (Box and Muller, 1958).</summary>
    public double NextGaussian() =>
        Math.Sqrt(-2 * Math.Log(NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());
}
