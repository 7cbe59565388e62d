using AutoDiffDSL.Tape;

namespace AutoDiffDSL;

/// <summary>
/// An objective that also gives exact third derivatives along a direction: the gradient of v'Hv, of the curvature along
/// a fixed v. Where v is a unit eigenvector of the Hessian with a simple eigenvalue, that is the eigenvalue's gradient.
/// A generated objective is one if its <c>Modes</c> include <see cref="Modes.Third"/>.
/// </summary>
public interface IThirdOrderObjective : IHessianObjective
{
    /// <summary>
    /// The value, the gradient, the Hessian H times a direction v, and the gradient of v'Hv with v held fixed, at a
    /// point.
    /// </summary>
    /// <param name="parameters">The point, of length n.</param>
    /// <param name="direction">v, of length n.</param>
    /// <param name="gradient">Of length n, overwritten with the gradient.</param>
    /// <param name="product">Of length n, overwritten with Hv.</param>
    /// <param name="third">Of length n, overwritten with the gradient of v'Hv.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">A length is not n, or an output overlaps another span.</exception>
    double ThirdOrderProduct(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> direction,
        Span<double> gradient,
        Span<double> product,
        Span<double> third);

    /// <inheritdoc/>
    double IHessianObjective.HessianProduct(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> direction,
        Span<double> gradient,
        Span<double> product)
    {
        using WorkspaceFrame workspace = Workspace.Enter();
        return ThirdOrderProduct(
            parameters, direction, gradient, product, workspace.Uninitialized<double>(parameters.Length));
    }
}
