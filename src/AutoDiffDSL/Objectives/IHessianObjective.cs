namespace AutoDiffDSL;

/// <summary>An objective that also gives exact products of its Hessian with a vector.</summary>
public interface IHessianObjective : IObjective
{
    /// <summary>The value, the gradient and the Hessian times a direction, at a point.</summary>
    /// <param name="parameters">The point, of length n.</param>
    /// <param name="direction">The vector that the Hessian multiplies, of length n.</param>
    /// <param name="gradient">Of length n, overwritten with the gradient.</param>
    /// <param name="product">Of length n, overwritten with the Hessian times the direction.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">A length is not n, or an output overlaps another span.</exception>
    double HessianProduct(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> direction,
        Span<double> gradient,
        Span<double> product);
}
