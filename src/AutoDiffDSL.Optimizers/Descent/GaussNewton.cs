using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// The Gauss-Newton method for least squares: step = size * d, where d minimises |r + J d| by a QR factorisation of
/// the Jacobian J (Nocedal and Wright, "Numerical Optimization", 2006, section 10.3). It needs a Jacobian of full
/// column rank; where it has not, <see cref="LevenbergMarquardt"/> has steps and this has none. Preconditioner: J'J.
/// </summary>
public sealed class GaussNewton : IDescent<IResidualObjective>
{
    /// <inheritdoc/>
    public string Name => "gauss-newton";

    /// <inheritdoc/>
    public bool IsLine => true;

    /// <inheritdoc/>
    public int PreparedLength(IResidualObjective objective) => objective.Dimension;

    /// <inheritdoc/>
    public void Prepare(IResidualObjective objective, in UpdateContext at, Span<double> memory, Span<double> prepared)
    {
        int n = prepared.Length;
        int m = objective.ResidualCount;
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> residuals = workspace.Zeros<double>(Math.Max(m, n));
        Span<double> jacobian = workspace.Zeros<double>(checked(m * n));
        objective.Jacobian(at.Parameters, residuals[..m], jacobian);
        if (m < n)
        {
            prepared.Fill(double.NaN);
            return;
        }

        HouseholderQr.Factor(jacobian, m, n, residuals);
        HouseholderQr.SolveTriangle(jacobian, m, n, residuals);
        for (int i = 0; i < n; i++)
            prepared[i] = -residuals[i];
    }

    /// <inheritdoc/>
    public double Step(
        IResidualObjective objective,
        in UpdateContext at,
        double size,
        ReadOnlySpan<double> prepared,
        Span<double> step) => LineDescent.Quadratic(in at, size, prepared, step);
}
