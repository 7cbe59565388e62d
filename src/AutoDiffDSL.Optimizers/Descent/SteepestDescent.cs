namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Against the gradient (Cauchy, 1847): step = -size * gradient. Preconditioner: the identity. With a
/// <see cref="FixedStep"/> it is gradient descent, with an <see cref="Armijo"/> search the method for which Armijo
/// proved convergence.
/// </summary>
public sealed class SteepestDescent : IDescent<IObjective>
{
    /// <inheritdoc/>
    public string Name => "steepest-descent";

    /// <inheritdoc/>
    public bool IsLine => true;

    /// <inheritdoc/>
    public int PreparedLength(IObjective objective) => objective.Dimension;

    /// <inheritdoc/>
    public void Prepare(IObjective objective, in UpdateContext at, Span<double> memory, Span<double> prepared)
    {
        for (int i = 0; i < prepared.Length; i++)
            prepared[i] = -at.Gradient[i];
    }

    /// <inheritdoc/>
    public double Step(
        IObjective objective, in UpdateContext at, double size, ReadOnlySpan<double> prepared, Span<double> step) =>
        LineDescent.Linear(in at, size, prepared, step);
}
