using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Stability;

/// <summary>An objective's Hessian at a point, by exact Hessian-vector products.</summary>
public sealed class HessianOperator : ISymmetricOperator
{
    private readonly IHessianObjective _objective;
    private readonly double[] _point;

    /// <summary>The Hessian at a point.</summary>
    /// <param name="objective">The objective.</param>
    /// <param name="point">The point, which is copied.</param>
    /// <exception cref="ArgumentException">The length is not the objective's dimension.</exception>
    public HessianOperator(IHessianObjective objective, ReadOnlySpan<double> point)
    {
        ArgumentNullException.ThrowIfNull(objective);
        Guard.SameLength(objective.Dimension, point.Length, nameof(point), nameof(objective));
        _objective = objective;
        _point = point.ToArray();
    }

    /// <inheritdoc/>
    public int Dimension => _point.Length;

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<double> v, Span<double> result)
    {
        using WorkspaceFrame workspace = Workspace.Enter();
        _objective.HessianProduct(_point, v, workspace.Uninitialized<double>(_point.Length), result);
    }
}
