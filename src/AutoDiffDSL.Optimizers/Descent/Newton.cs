using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Newton's method: step = size * d with H d = -gradient, H the dense Hessian from exact products (Nocedal and Wright,
/// "Numerical Optimization", 2006, section 3.3). It goes to stationary points of any kind, saddles included: with
/// <see cref="FixedStep"/> of size 1 in one step on a quadratic. Preconditioner: H, for which every curvature is 1.
/// For minima from afar take <see cref="DampedNewton"/>.
/// </summary>
public sealed class Newton : IDescent<IHessianObjective>
{
    /// <inheritdoc/>
    public string Name => "newton";

    /// <inheritdoc/>
    public bool IsLine => true;

    /// <inheritdoc/>
    public int PreparedLength(IHessianObjective objective) => objective.Dimension;

    /// <inheritdoc/>
    public void Prepare(IHessianObjective objective, in UpdateContext at, Span<double> memory, Span<double> prepared)
    {
        int n = prepared.Length;
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> hessian = workspace.Zeros<double>(checked(n * n));
        DenseHessian.Fill(objective, at.Parameters, hessian);
        for (int i = 0; i < n; i++)
            prepared[i] = -at.Gradient[i];
        GaussianElimination.Solve(hessian, n, prepared);
    }

    /// <inheritdoc/>
    public double Step(
        IHessianObjective objective,
        in UpdateContext at,
        double size,
        ReadOnlySpan<double> prepared,
        Span<double> step) => LineDescent.Quadratic(in at, size, prepared, step);
}
