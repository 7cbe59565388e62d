using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// BFGS (Broyden, Fletcher, Goldfarb and Shanno, 1970; Nocedal and Wright, "Numerical Optimization", 2006, algorithm
/// 6.1): step = -size * B gradient, where B approximates the inverse Hessian: with step s and gradient change y,
/// B = (I - s y'/y's) B (I - y s'/y's) + s s'/y's. Before the first update B is the identity times y's/y'y
/// (equation 6.20). A step without positive curvature y's, which <see cref="StrongWolfe"/> rules out, teaches nothing.
/// Memory: whether B was updated, then B. Preconditioner: the inverse of B.
/// </summary>
public sealed class Bfgs : IDescent<IObjective>
{
    /// <inheritdoc/>
    public string Name => "bfgs";

    /// <inheritdoc/>
    public bool IsLine => true;

    /// <inheritdoc/>
    public int MemoryLength(IObjective objective) => checked(1 + objective.Dimension * objective.Dimension);

    /// <inheritdoc/>
    public int PreparedLength(IObjective objective) => objective.Dimension;

    /// <inheritdoc/>
    public void Prepare(IObjective objective, in UpdateContext at, Span<double> memory, Span<double> prepared)
    {
        int n = prepared.Length;
        for (int i = 0; i < n; i++)
        {
            prepared[i] = memory[0] == 0
                ? -at.Gradient[i]
                : -VectorMath.Dot(memory.Slice(1 + i * n, n), at.Gradient);
        }
    }

    /// <inheritdoc/>
    public double Step(
        IObjective objective, in UpdateContext at, double size, ReadOnlySpan<double> prepared, Span<double> step) =>
        LineDescent.Quadratic(in at, size, prepared, step);

    /// <inheritdoc/>
    public void Learn(ReadOnlySpan<double> step, ReadOnlySpan<double> gradientChange, Span<double> memory)
    {
        double curvature = VectorMath.Dot(step, gradientChange);
        if (!CurvaturePair.IsUseful(step, gradientChange))
            return;

        int n = step.Length;
        Span<double> inverse = memory[1..];
        if (memory[0] == 0)
        {
            memory[0] = 1;
            inverse.Clear();
            for (int i = 0; i < n; i++)
                inverse[i * n + i] = curvature / VectorMath.Dot(gradientChange, gradientChange);
        }

        // Multiplied out: B += (1 + y'By / y's) s s'/y's - (By s' + s (By)')/y's.
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> image = workspace.Zeros<double>(n);
        for (int i = 0; i < n; i++)
            image[i] = VectorMath.Dot(inverse.Slice(i * n, n), gradientChange);
        double factor = (1 + VectorMath.Dot(gradientChange, image) / curvature) / curvature;
        for (int i = 0; i < n; i++)
        {
            Span<double> row = inverse.Slice(i * n, n);
            VectorMath.Axpy(factor * step[i] - image[i] / curvature, step, row);
            VectorMath.Axpy(-step[i] / curvature, image, row);
        }
    }
}
