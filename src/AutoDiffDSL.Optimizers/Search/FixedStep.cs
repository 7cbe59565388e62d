using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>Always the same size, whatever comes of it: size 1 is the full step of Newton's method.</summary>
/// <param name="size">The size, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">The size is not positive and finite.</exception>
public sealed class FixedStep(double size = 1) : ISearch
{
    /// <summary>The size.</summary>
    public double Size { get; } = StepSize.Checked(size);

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"fixed-step({Size})");

    /// <inheritdoc/>
    public double First(Span<double> memory) => Size;

    /// <inheritdoc/>
    public SearchVerdict Judge(in SearchTrial trial, Span<double> memory) => SearchVerdict.Accept;
}
