namespace AutoDiffDSL;

/// <summary>A scalar function of one flat parameter vector, with its gradient.</summary>
public interface IObjective
{
    /// <summary>The number of parameters, n.</summary>
    int Dimension { get; }

    /// <summary>The value at a point.</summary>
    /// <param name="parameters">The point, of length n.</param>
    /// <exception cref="ArgumentException">The length is not n.</exception>
    double Value(ReadOnlySpan<double> parameters);

    /// <summary>The value and the gradient at a point.</summary>
    /// <param name="parameters">The point, of length n.</param>
    /// <param name="gradient">Of length n, overwritten; must not overlap <paramref name="parameters"/>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">A length is not n, or the spans overlap.</exception>
    double Gradient(ReadOnlySpan<double> parameters, Span<double> gradient);
}
