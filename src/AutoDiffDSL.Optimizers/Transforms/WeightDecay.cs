using System.Globalization;
using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Adds a multiple of the parameters: update = input + rate * parameters. Before a preconditioner this is an L2
/// penalty, after it decoupled weight decay (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019).
/// </summary>
/// <param name="rate">The multiple.</param>
public sealed class WeightDecay(double rate) : IUpdateTransform
{
    /// <summary>The multiple.</summary>
    public double Rate { get; } = rate;

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"weight-decay({Rate})");

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state) =>
        VectorMath.Axpy(Rate, context.Parameters, update);

    /// <inheritdoc/>
    public LinearResponse? Response(long step) =>
        new(TransferFunction.Identity, TransferFunction.Constant(Rate));
}
