using AutoDiffDSL.Numerics;
using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Optimizers;

/// <summary>Using a transform as an optimizer.</summary>
public static class OptimizerExtensions
{
    /// <summary>The state before the first step.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="parameters">The starting point.</param>
    public static OptimizerState Init(this IUpdateTransform optimizer, ReadOnlySpan<double> parameters)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var state = new OptimizerState { Memory = new double[optimizer.StateLength(parameters.Length)] };
        optimizer.Initialize(parameters, state.Memory);
        return state;
    }

    /// <summary>Takes one step: parameters += update. Allocates nothing.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="state">Its state; updated.</param>
    /// <param name="parameters">The point; updated.</param>
    /// <param name="value">The objective at the point.</param>
    /// <param name="gradient">Its gradient there.</param>
    /// <exception cref="ArgumentException">The gradient or the state has the wrong length.</exception>
    public static void Step(
        this IUpdateTransform optimizer,
        OptimizerState state,
        Span<double> parameters,
        double value,
        ReadOnlySpan<double> gradient)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(state);
        Guard.SameLength(parameters.Length, gradient.Length, nameof(gradient), nameof(parameters));
        CheckState(optimizer, state, parameters.Length);

        using WorkspaceFrame workspace = Workspace.Enter();
        Span<double> update = workspace.Copy(gradient);
        optimizer.Update(new UpdateContext(state.Step, parameters, value, gradient), update, state.Memory);
        VectorMath.Axpy(1, update, parameters);
        state.Step++;
    }

    /// <summary>
    /// The characteristic polynomial of the optimizer's steps on a quadratic, at a step; null where a link is not
    /// linear and states no response.
    /// </summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="step">The number of steps taken before, on which schedules depend.</param>
    public static StabilityPolynomial? StabilityPolynomial(this IUpdateTransform optimizer, long step = 0)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        return optimizer.Response(step)?.ToStabilityPolynomial();
    }

    /// <summary>
    /// The diagonal of the preconditioner P at a state: the optimizer is stable on a quadratic while the largest
    /// eigenvalue of P^-1/2 H P^-1/2 is below the threshold of its stability polynomial.
    /// </summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="state">Its state.</param>
    /// <param name="diagonal">As long as the parameters; overwritten.</param>
    /// <exception cref="ArgumentException">The state has the wrong length.</exception>
    public static void Preconditioner(this IUpdateTransform optimizer, OptimizerState state, Span<double> diagonal)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(state);
        CheckState(optimizer, state, diagonal.Length);
        diagonal.Fill(1);
        optimizer.MultiplyPreconditioner(state.Step, state.Memory, diagonal);
    }

    internal static void CheckState(IUpdateTransform optimizer, OptimizerState state, int dimension)
    {
        int expected = optimizer.StateLength(dimension);
        if (state.Memory.Length != expected)
        {
            throw new ArgumentException(
                $"The state has {state.Memory.Length} entries, but '{optimizer.Name}' needs {expected}.",
                nameof(state));
        }
    }
}
