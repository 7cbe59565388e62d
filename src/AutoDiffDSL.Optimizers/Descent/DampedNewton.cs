using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Newton's method made a descent: step = size * d with (H + tau I) d = -gradient, where tau is zero if the Hessian H
/// is positive definite, and otherwise grows until the sum is (Nocedal and Wright, "Numerical Optimization", 2006,
/// algorithm 3.3). With an <see cref="Armijo"/> or <see cref="StrongWolfe"/> search it is the damped Newton method,
/// which goes over to plain Newton steps near a minimum. Preconditioner: H + tau I.
/// </summary>
public sealed class DampedNewton : IDescent<IHessianObjective>
{
    private const double SmallestShift = 1e-3;

    /// <inheritdoc/>
    public string Name => "damped-newton";

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
        Span<double> factor = workspace.Zeros<double>(hessian.Length);
        DenseHessian.Fill(objective, at.Parameters, hessian);

        double scale = Math.Max(VectorMath.Norm(hessian), double.Epsilon / SmallestShift);
        double smallest = double.PositiveInfinity;
        for (int i = 0; i < n; i++)
            smallest = Math.Min(smallest, hessian[i * n + i]);

        // Where an entry of the diagonal is not positive, less than its negative is not enough.
        double shift = smallest > 0 ? 0 : -smallest + SmallestShift * scale;
        while (!TryFactor(hessian, shift, factor, n))
        {
            if (!double.IsFinite(shift))
            {
                prepared.Fill(double.NaN);
                return;
            }

            shift = Math.Max(2 * shift, SmallestShift * scale);
        }

        for (int i = 0; i < n; i++)
            prepared[i] = -at.Gradient[i];
        Cholesky.Solve(factor, n, prepared);
    }

    /// <inheritdoc/>
    public double Step(
        IHessianObjective objective,
        in UpdateContext at,
        double size,
        ReadOnlySpan<double> prepared,
        Span<double> step) => LineDescent.Quadratic(in at, size, prepared, step);

    private static bool TryFactor(ReadOnlySpan<double> hessian, double shift, Span<double> factor, int n)
    {
        hessian.CopyTo(factor);
        for (int i = 0; i < n; i++)
            factor[i * n + i] += shift;
        return Cholesky.TryFactor(factor, n);
    }
}
