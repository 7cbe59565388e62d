using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Optimizers;

/// <summary>A dense Hessian from products with the unit vectors.</summary>
internal static class DenseHessian
{
    /// <summary>Fills the matrix, which is made exactly symmetric.</summary>
    public static void Fill(IHessianObjective objective, ReadOnlySpan<double> parameters, Span<double> matrix)
    {
        int n = parameters.Length;
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> unit = workspace.Zeros<double>(n);
        Span<double> gradient = workspace.Zeros<double>(n);
        for (int i = 0; i < n; i++)
        {
            unit[i] = 1;
            objective.HessianProduct(parameters, unit, gradient, matrix.Slice(i * n, n));
            unit[i] = 0;
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                matrix[i * n + j] = matrix[j * n + i] = 0.5 * (matrix[i * n + j] + matrix[j * n + i]);
        }
    }
}
