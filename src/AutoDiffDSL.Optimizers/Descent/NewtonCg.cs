using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Newton's method with conjugate gradients for a line search: step = size * d, where H d = -gradient is solved from
/// Hessian products until the residual is at most min(1/2, sqrt|gradient|) |gradient|, or a direction of negative
/// curvature shows up (Dembo and Steihaug, 1983; Nocedal and Wright, "Numerical Optimization", 2006, algorithm 7.1).
/// No matrix is made. Preconditioner: H, as far as it was solved.
/// </summary>
public sealed class NewtonCg : IDescent<IHessianObjective>
{
    /// <inheritdoc/>
    public string Name => "newton-cg";

    /// <inheritdoc/>
    public bool IsLine => true;

    /// <inheritdoc/>
    public int PreparedLength(IHessianObjective objective) => objective.Dimension;

    /// <inheritdoc/>
    public void Prepare(IHessianObjective objective, in UpdateContext at, Span<double> memory, Span<double> prepared)
    {
        int n = prepared.Length;
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> residual = workspace.Copy(at.Gradient);
        Span<double> direction = workspace.Zeros<double>(n);
        Span<double> product = workspace.Zeros<double>(n);
        Span<double> gradient = workspace.Zeros<double>(n);
        VectorMath.Axpy(-1, residual, direction);
        prepared.Clear();

        double square = VectorMath.Dot(residual, residual);
        double norm = Math.Sqrt(square);
        double tolerance = Math.Min(0.5, Math.Sqrt(norm)) * norm;
        for (int iteration = 0; iteration < 2 * n && Math.Sqrt(square) > tolerance; iteration++)
        {
            objective.HessianProduct(at.Parameters, direction, gradient, product);
            double curvature = VectorMath.Dot(direction, product);
            if (!(curvature > 0))
            {
                if (iteration == 0)
                    direction.CopyTo(prepared);
                return;
            }

            double length = square / curvature;
            VectorMath.Axpy(length, direction, prepared);
            VectorMath.Axpy(length, product, residual);
            double next = VectorMath.Dot(residual, residual);
            VectorMath.Scale(next / square, direction);
            VectorMath.Axpy(-1, residual, direction);
            square = next;
        }
    }

    /// <inheritdoc/>
    public double Step(
        IHessianObjective objective,
        in UpdateContext at,
        double size,
        ReadOnlySpan<double> prepared,
        Span<double> step) => LineDescent.Quadratic(in at, size, prepared, step);
}
