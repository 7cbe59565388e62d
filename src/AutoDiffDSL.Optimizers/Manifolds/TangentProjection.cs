namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Projects the update on the tangent space of a manifold at the point: it makes the Riemannian gradient of a
/// gradient. No state; on a curved set it claims no stability polynomial.
/// </summary>
/// <param name="manifold">The manifold on which the parameters lie.</param>
public sealed class TangentProjection(IManifold manifold) : IUpdateTransform
{
    /// <summary>The manifold on which the parameters lie.</summary>
    public IManifold Manifold { get; } = manifold ?? throw new ArgumentNullException(nameof(manifold));

    /// <inheritdoc/>
    public string Name => $"tangent-projection({Manifold.Name})";

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state) =>
        Manifold.Project(context.Parameters, update);
}
