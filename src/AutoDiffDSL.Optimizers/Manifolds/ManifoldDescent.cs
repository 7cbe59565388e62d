using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Riemannian gradient descent (Absil, Mahony and Sepulchre, "Optimization Algorithms on Matrix Manifolds", 2008,
/// section 4.2): theta becomes the retraction of -stepSize times the gradient's projection on the tangent space. The
/// starting point must lie on the manifold. No stability polynomial and no state.
/// </summary>
/// <param name="manifold">The manifold on which the parameters lie.</param>
/// <param name="stepSize">The step size, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">The step size is not positive and finite.</exception>
public sealed class ManifoldDescent(IManifold manifold, double stepSize) : IUpdateTransform
{
    private readonly Chain _chain = new(
        new TangentProjection(manifold), new Scale(-Optimizers.StepSize.Checked(stepSize)), new Retraction(manifold));

    /// <summary>The manifold on which the parameters lie.</summary>
    public IManifold Manifold { get; } = manifold;

    /// <summary>The step size.</summary>
    public double StepSize { get; } = stepSize;

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"manifold-descent({Manifold.Name}, {StepSize})");

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state) =>
        _chain.Update(in context, update, state);
}
