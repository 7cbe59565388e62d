using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// The Levenberg-Marquardt method for least squares (Levenberg, 1944; Marquardt, 1963; More, "The Levenberg-Marquardt
/// algorithm: implementation and theory", 1978): the step minimises |r + J d|^2 + |D d|^2 / size, so that the size is
/// the inverse of the damping. D is diagonal: the largest norm that each column of the Jacobian J has had, which makes
/// the method indifferent to the parameters' units. J is factored once a point, and a triangle for each size; J'J is
/// never formed. Goes with <see cref="NielsenDamping"/> or <see cref="TrustRegion"/>. Memory: D. Preconditioner:
/// J'J + D^2 / size.
/// </summary>
public sealed class LevenbergMarquardt : IDescent<IResidualObjective>
{
    /// <inheritdoc/>
    public string Name => "levenberg-marquardt";

    /// <inheritdoc/>
    public bool IsLine => false;

    /// <inheritdoc/>
    public int MemoryLength(IResidualObjective objective) => objective.Dimension;

    /// <inheritdoc/>
    /// <remarks>D, then Q'r, then the triangle R of J.</remarks>
    public int PreparedLength(IResidualObjective objective) =>
        checked(2 * objective.Dimension + objective.Dimension * objective.Dimension);

    /// <inheritdoc/>
    public void Prepare(IResidualObjective objective, in UpdateContext at, Span<double> memory, Span<double> prepared)
    {
        int n = memory.Length;
        int m = objective.ResidualCount;
        int rows = Math.Max(m, n);
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> residuals = workspace.Zeros<double>(rows);
        Span<double> jacobian = workspace.Zeros<double>(checked(m * n));
        objective.Jacobian(at.Parameters, residuals[..m], jacobian);
        for (int j = 0; j < n; j++)
            memory[j] = Math.Max(memory[j], VectorMath.Norm(jacobian.Slice(j * m, m)));

        HouseholderQr.Factor(jacobian, m, n, residuals[..m]);
        memory.CopyTo(prepared);
        residuals[..n].CopyTo(prepared[n..]);
        Span<double> triangle = prepared[(2 * n)..];
        triangle.Clear();
        for (int j = 0; j < n; j++)
            jacobian.Slice(j * m, Math.Min(j + 1, m)).CopyTo(triangle.Slice(j * n, n));
    }

    /// <inheritdoc/>
    public double Step(
        IResidualObjective objective,
        in UpdateContext at,
        double size,
        ReadOnlySpan<double> prepared,
        Span<double> step)
    {
        int n = step.Length;
        ReadOnlySpan<double> scale = prepared[..n];
        ReadOnlySpan<double> residuals = prepared.Slice(n, n);
        ReadOnlySpan<double> triangle = prepared[(2 * n)..];
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> matrix = workspace.Zeros<double>(checked(2 * n * n));
        Span<double> vector = workspace.Zeros<double>(2 * n);
        double damping = 1 / size;
        for (int j = 0; j < n; j++)
        {
            triangle.Slice(j * n, n).CopyTo(matrix[(2 * n * j)..]);

            // A column that was always zero keeps its parameter where it is.
            matrix[2 * n * j + n + j] = scale[j] > 0 ? Math.Sqrt(damping) * scale[j] : 1;
            vector[j] = -residuals[j];
        }

        HouseholderQr.Factor(matrix, 2 * n, n, vector);
        HouseholderQr.SolveTriangle(matrix, 2 * n, n, vector);
        vector[..n].CopyTo(step);

        // The model's reduction is -g'd - |Jd|^2 / 2, and J'J d = -g - damping D^2 d.
        double damped = 0;
        for (int j = 0; j < n; j++)
            damped += scale[j] * step[j] * scale[j] * step[j];
        return -0.5 * VectorMath.Dot(at.Gradient, step) + 0.5 * damping * damped;
    }
}
