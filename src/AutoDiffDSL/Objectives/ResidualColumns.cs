using AutoDiffDSL.Tape;

namespace AutoDiffDSL;

/// <summary>A dense Jacobian from products with the unit vectors.</summary>
internal static class ResidualColumns
{
    public static void Fill(
        IResidualObjective objective,
        ReadOnlySpan<double> parameters,
        Span<double> residuals,
        Span<double> jacobian)
    {
        int count = objective.ResidualCount;
        Guard.SameLength(objective.Dimension, parameters.Length, nameof(parameters), nameof(objective.Dimension));
        Guard.SameLength(
            checked(count * parameters.Length), jacobian.Length, nameof(jacobian), "residuals times parameters");
        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> unit = workspace.Zeros<double>(parameters.Length);
        for (int j = 0; j < unit.Length; j++)
        {
            unit[j] = 1;
            objective.JacobianProduct(parameters, unit, residuals, jacobian.Slice(j * count, count));
            unit[j] = 0;
        }
    }
}
