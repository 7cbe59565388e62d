using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Stability;

/// <summary>
/// J'BJ at a point, where J is the Jacobian of a model's outputs and B the Hessian of the loss by the outputs: the
/// Gauss-Newton matrix, which is the Hessian without the model's own curvature, and never negative where B is not.
/// For residuals r and the loss r'r / 2 B is the identity.
/// Source: Schraudolph, "Fast Curvature Matrix-Vector Products for Second-Order Gradient Descent", 2002; Martens, "New
/// Insights and Perspectives on the Natural Gradient Method", 2020, section 8.
/// </summary>
public sealed class GaussNewtonOperator : ISymmetricOperator
{
    private readonly IResidualObjective _model;
    private readonly double[] _point;
    private readonly OutputCurvature? _curvature;
    private readonly double[] _outputs;
    private readonly double[] _tangent;

    /// <summary>The matrix at a point.</summary>
    /// <param name="model">The residuals, or outputs, and their Jacobian products.</param>
    /// <param name="point">The point, which is copied.</param>
    /// <param name="curvature">Multiplies by B, in place; null for the identity.</param>
    /// <exception cref="ArgumentException">The length is not the model's dimension.</exception>
    public GaussNewtonOperator(
        IResidualObjective model, ReadOnlySpan<double> point, OutputCurvature? curvature = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        Guard.SameLength(model.Dimension, point.Length, nameof(point), nameof(model));
        _model = model;
        _point = point.ToArray();
        _curvature = curvature;
        _outputs = new double[model.ResidualCount];
        _tangent = new double[model.ResidualCount];
    }

    /// <inheritdoc/>
    public int Dimension => _point.Length;

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<double> v, Span<double> result)
    {
        _model.JacobianProduct(_point, v, _outputs, _tangent);
        _curvature?.Invoke(_outputs, _tangent);
        _model.TransposedJacobianProduct(_point, _tangent, _outputs, result);
    }
}
