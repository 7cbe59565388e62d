using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Turns a tangent update into one that stays on a manifold. It ends a chain: the point then lies on the set up to the
/// rounding of one addition. No state; on a curved set it claims no stability polynomial.
/// </summary>
/// <param name="manifold">The manifold on which the parameters lie.</param>
public sealed class Retraction(IManifold manifold) : IUpdateTransform
{
    /// <summary>The manifold on which the parameters lie.</summary>
    public IManifold Manifold { get; } = manifold ?? throw new ArgumentNullException(nameof(manifold));

    /// <inheritdoc/>
    public string Name => $"retraction({Manifold.Name})";

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        Manifold.Retract(context.Parameters, update);
        VectorMath.Axpy(-1, context.Parameters, update);
    }
}
