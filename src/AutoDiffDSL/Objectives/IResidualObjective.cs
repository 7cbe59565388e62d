namespace AutoDiffDSL;

/// <summary>
/// Half the sum of squares of residuals r(parameters), which gives its residuals and the products of their Jacobian J:
/// what the Gauss-Newton and Levenberg-Marquardt methods need. The value is r'r / 2, the gradient J'r.
/// </summary>
public interface IResidualObjective : IObjective
{
    /// <summary>The number of residuals, m.</summary>
    int ResidualCount { get; }

    /// <summary>The residuals at a point.</summary>
    /// <param name="parameters">The point, of length n.</param>
    /// <param name="residuals">Of length m, overwritten.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    void Residuals(ReadOnlySpan<double> parameters, Span<double> residuals);

    /// <summary>The residuals, and J times a direction.</summary>
    /// <param name="parameters">The point, of length n.</param>
    /// <param name="direction">What J multiplies, of length n.</param>
    /// <param name="residuals">Of length m, overwritten.</param>
    /// <param name="product">Of length m, overwritten.</param>
    /// <exception cref="ArgumentException">A length is wrong, or an output overlaps another span.</exception>
    void JacobianProduct(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> direction,
        Span<double> residuals,
        Span<double> product);

    /// <summary>The residuals, and J transposed times weights of the residuals.</summary>
    /// <param name="parameters">The point, of length n.</param>
    /// <param name="weights">What J' multiplies, of length m.</param>
    /// <param name="residuals">Of length m, overwritten.</param>
    /// <param name="product">Of length n, overwritten.</param>
    /// <exception cref="ArgumentException">A length is wrong, or an output overlaps another span.</exception>
    void TransposedJacobianProduct(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> weights,
        Span<double> residuals,
        Span<double> product);

    /// <summary>
    /// The residuals and the whole Jacobian: one product for each parameter, unless an objective knows better.
    /// </summary>
    /// <param name="parameters">The point, of length n.</param>
    /// <param name="residuals">Of length m, overwritten.</param>
    /// <param name="jacobian">
    /// Of length m n, overwritten column by column: the derivative of residual i by parameter j is at j m + i.
    /// </param>
    /// <exception cref="ArgumentException">A length is wrong, or an output overlaps another span.</exception>
    void Jacobian(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> jacobian) =>
        ResidualColumns.Fill(this, parameters, residuals, jacobian);
}
