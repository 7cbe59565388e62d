using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Newton's method with conjugate gradients within a trust region: the size is the region's radius. Conjugate
/// gradients on H d = -gradient stop at its boundary, or go on to it along a direction of negative curvature
/// (Steihaug, "The Conjugate Gradient Method and Trust Regions in Large Scale Optimization", 1983; Nocedal and Wright,
/// "Numerical Optimization", 2006, algorithm 7.2). Goes with <see cref="TrustRegion"/>. Preconditioner: H within the
/// region, the identity beyond it.
/// </summary>
public sealed class SteihaugCg : IDescent<IHessianObjective>
{
    /// <inheritdoc/>
    public string Name => "steihaug-cg";

    /// <inheritdoc/>
    public bool IsLine => false;

    /// <inheritdoc/>
    public int PreparedLength(IHessianObjective objective) => 0;

    /// <inheritdoc/>
    public void Prepare(IHessianObjective objective, in UpdateContext at, Span<double> memory, Span<double> prepared)
    {
    }

    /// <inheritdoc/>
    public double Step(
        IHessianObjective objective,
        in UpdateContext at,
        double size,
        ReadOnlySpan<double> prepared,
        Span<double> step)
    {
        int n = step.Length;
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> residual = workspace.Copy(at.Gradient);
        Span<double> direction = workspace.Zeros<double>(n);
        Span<double> product = workspace.Zeros<double>(n);
        Span<double> gradient = workspace.Zeros<double>(n);
        VectorMath.Axpy(-1, residual, direction);
        step.Clear();

        double square = VectorMath.Dot(residual, residual);
        double norm = Math.Sqrt(square);
        double tolerance = Math.Min(0.5, Math.Sqrt(norm)) * norm;
        for (int iteration = 0; iteration < 2 * n && Math.Sqrt(square) > tolerance; iteration++)
        {
            objective.HessianProduct(at.Parameters, direction, gradient, product);
            double curvature = VectorMath.Dot(direction, product);
            double length = square / curvature;
            double boundary = ToBoundary(step, direction, size);
            bool leaves = !(curvature > 0) || length >= boundary;
            if (leaves)
                length = boundary;
            VectorMath.Axpy(length, direction, step);
            VectorMath.Axpy(length, product, residual);
            if (leaves)
                break;

            double next = VectorMath.Dot(residual, residual);
            VectorMath.Scale(next / square, direction);
            VectorMath.Axpy(-1, residual, direction);
            square = next;
        }

        // The residual is gradient + H step, so the model's change is step'(gradient + residual) / 2.
        return -0.5 * (VectorMath.Dot(at.Gradient, step) + VectorMath.Dot(residual, step));
    }

    /// <summary>The positive tau at which |step + tau direction| is the radius.</summary>
    private static double ToBoundary(ReadOnlySpan<double> step, ReadOnlySpan<double> direction, double radius)
    {
        double a = VectorMath.Dot(direction, direction);
        double b = VectorMath.Dot(step, direction);
        double c = VectorMath.Dot(step, step) - radius * radius;
        double root = Math.Sqrt(Math.Max(0, b * b - a * c));
        return b > 0 ? -c / (b + root) : (root - b) / a;
    }
}
