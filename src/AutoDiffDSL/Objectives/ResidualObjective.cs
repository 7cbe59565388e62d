using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL;

/// <summary>
/// The objective r'r / 2 of a residual method, from its generated derivatives: for
/// <c>[Differentiable] static void R(ReadOnlySpan&lt;double&gt; w, [NoDerivative] ReadOnlySpan&lt;double&gt; x,
/// Span&lt;double&gt; r)</c>, which sets every residual,
/// <code>
/// new ResidualObjective(
///     w.Length, x.Length, (w, r) => R(w, x, r), (w, wDot, r, rDot) => RJvp(w, wDot, x, r, rDot),
///     (w, r, wBar, rBar) => RVjp(w, x, r, wBar, rBar));
/// </code>
/// </summary>
public sealed class ResidualObjective : IResidualObjective
{
    private readonly ResidualFunction _function;
    private readonly ResidualJvp _jvp;
    private readonly ResidualVjp _vjp;

    /// <summary>The objective of a residual method with its data bound.</summary>
    /// <param name="dimension">The number of parameters.</param>
    /// <param name="residualCount">The number of residuals.</param>
    /// <param name="function">The residuals.</param>
    /// <param name="jvp">Their forward derivative.</param>
    /// <param name="vjp">Their backward derivative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public ResidualObjective(
        int dimension, int residualCount, ResidualFunction function, ResidualJvp jvp, ResidualVjp vjp)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dimension);
        ArgumentOutOfRangeException.ThrowIfNegative(residualCount);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(jvp);
        ArgumentNullException.ThrowIfNull(vjp);
        Dimension = dimension;
        ResidualCount = residualCount;
        _function = function;
        _jvp = jvp;
        _vjp = vjp;
    }

    /// <inheritdoc/>
    public int Dimension { get; }

    /// <inheritdoc/>
    public int ResidualCount { get; }

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> parameters)
    {
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> residuals = workspace.Zeros<double>(ResidualCount);
        Residuals(parameters, residuals);
        return 0.5 * VectorMath.Dot(residuals, residuals);
    }

    /// <inheritdoc/>
    public double Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        Check(parameters, gradient, nameof(gradient));
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> residuals = workspace.Zeros<double>(ResidualCount);
        _function(parameters, residuals);
        double value = 0.5 * VectorMath.Dot(residuals, residuals);
        Span<double> adjoint = workspace.Copy<double>(residuals);
        gradient.Clear();
        _vjp(parameters, residuals, gradient, adjoint);
        return value;
    }

    /// <inheritdoc/>
    public void Residuals(ReadOnlySpan<double> parameters, Span<double> residuals)
    {
        CheckPoint(parameters);
        CheckResiduals(residuals, nameof(residuals));
        _function(parameters, residuals);
    }

    /// <inheritdoc/>
    public void JacobianProduct(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> direction,
        Span<double> residuals,
        Span<double> product)
    {
        CheckPoint(parameters);
        Guard.SameLength(Dimension, direction.Length, nameof(direction), nameof(Dimension));
        CheckResiduals(residuals, nameof(residuals));
        CheckResiduals(product, nameof(product));
        product.Clear();
        _jvp(parameters, direction, residuals, product);
    }

    /// <inheritdoc/>
    public void TransposedJacobianProduct(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> weights,
        Span<double> residuals,
        Span<double> product)
    {
        Check(parameters, product, nameof(product));
        CheckResiduals(weights, nameof(weights));
        CheckResiduals(residuals, nameof(residuals));
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> adjoint = workspace.Copy(weights);
        product.Clear();
        _vjp(parameters, residuals, product, adjoint);
    }

    private void Check(ReadOnlySpan<double> parameters, ReadOnlySpan<double> result, string name)
    {
        CheckPoint(parameters);
        Guard.SameLength(Dimension, result.Length, name, nameof(Dimension));
        Guard.Disjoint(result, parameters, name, nameof(parameters));
    }

    private void CheckPoint(ReadOnlySpan<double> parameters) =>
        Guard.SameLength(Dimension, parameters.Length, nameof(parameters), nameof(Dimension));

    private void CheckResiduals(ReadOnlySpan<double> residuals, string name) =>
        Guard.SameLength(ResidualCount, residuals.Length, name, nameof(ResidualCount));
}
