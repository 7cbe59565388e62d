using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Gradient clipping entry by entry: update = clamp(input, -limit, limit) (Mikolov, "Statistical Language Models based
/// on Neural Networks", 2012, section 3.2.2). Not linear: it claims no stability polynomial.
/// </summary>
/// <param name="limit">The largest absolute value that passes, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">The limit is not positive and finite.</exception>
public sealed class ClipByValue(double limit) : IUpdateTransform
{
    /// <summary>The largest absolute value that passes.</summary>
    public double Limit { get; } = Setting.Positive(limit, nameof(limit));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"clip-by-value({Limit})");

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        for (int i = 0; i < update.Length; i++)
            update[i] = Math.Clamp(update[i], -Limit, Limit);
    }
}
