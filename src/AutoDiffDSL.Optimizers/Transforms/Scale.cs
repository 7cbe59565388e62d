using System.Globalization;
using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>Multiplies the update by a number: update = factor * input.</summary>
/// <param name="factor">The number; minus the step size at the end of a chain.</param>
public sealed class Scale(double factor) : IUpdateTransform
{
    /// <summary>The number.</summary>
    public double Factor { get; } = factor;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"scale({Factor})");

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state) =>
        VectorMath.Scale(Factor, update);

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => new(TransferFunction.Constant(Factor));
}
