using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// A run under way. Each step shows a point before the update from it: <see cref="Parameters"/>,
/// <see cref="Gradient"/> and <see cref="State"/> belong to <see cref="Current"/>. The last step shown is the one
/// that ended the run, also where it is not finite. In the steady state a step allocates nothing.
/// </summary>
public sealed class MinimizerRun
{
    private readonly Minimizer _minimizer;
    private readonly double[] _parameters;
    private readonly double[] _gradient;
    private readonly BatchSelector? _batches;
    private bool _started;

    internal MinimizerRun(Minimizer minimizer, double[] parameters, OptimizerState state)
    {
        _minimizer = minimizer;
        _parameters = parameters;
        _gradient = new double[parameters.Length];
        _batches = minimizer.NewSelector?.Invoke();
        State = state;
    }

    /// <summary>The step that is shown.</summary>
    public StepValue Current { get; private set; }

    /// <summary>How the run ended; null while it has not.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>The optimizer's state before the update from this point; <see cref="OptimizerState.Copy"/> keeps
    /// it.</summary>
    public OptimizerState State { get; }

    /// <summary>The point.</summary>
    public ReadOnlySpan<double> Parameters => _parameters;

    /// <summary>The gradient at the point.</summary>
    public ReadOnlySpan<double> Gradient => _gradient;

    /// <summary>Itself, for <c>foreach</c>.</summary>
    public MinimizerRun GetEnumerator() => this;

    /// <summary>Makes the update from the point shown, and evaluates the next; the first call only evaluates.</summary>
    /// <returns>False once the run has ended.</returns>
    public bool MoveNext()
    {
        if (Outcome is not null)
            return false;

        if (_started)
            _minimizer.Optimizer.Step(State, _parameters, Current.Value, _gradient);
        _started = true;
        _batches?.Select(State.Step);
        double value = _minimizer.Objective.Gradient(_parameters, _gradient);
        Current = new StepValue(State.Step, value, VectorMath.Norm(_gradient));
        if (Ending() is { } kind)
        {
            Outcome = new Outcome(kind, Current.Step, Current.Value, Current.GradientNorm);
            _batches?.SelectAll();
        }

        return true;
    }

    private OutcomeKind? Ending()
    {
        MinimizerOptions options = _minimizer.Options;
        (long step, double value, double gradientNorm) = Current;
        if (!double.IsFinite(value) || !double.IsFinite(gradientNorm) || !VectorMath.IsFinite(_parameters))
            return AnyNaN() ? OutcomeKind.NotANumber : OutcomeKind.Infinite;
        if (value > options.DivergenceThreshold)
            return OutcomeKind.Diverged;
        if (gradientNorm <= options.GradientTolerance || value <= options.TargetValue)
            return OutcomeKind.Converged;
        return step >= options.MaxSteps ? OutcomeKind.StepLimit : null;
    }

    private bool AnyNaN()
    {
        bool found = double.IsNaN(Current.Value);
        foreach (double entry in _gradient)
            found |= double.IsNaN(entry);
        foreach (double entry in _parameters)
            found |= double.IsNaN(entry);
        return found;
    }
}
