using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// A run of descent and search under way; each step shown is a point that was accepted. The last is the one that ended
/// the run. In the steady state a step allocates nothing.
/// </summary>
/// <typeparam name="TObjective">The capability that the descent needs.</typeparam>
public sealed class DescentRun<TObjective>
    where TObjective : IObjective
{
    private readonly DescentSolver<TObjective> _solver;
    private readonly double[] _prepared;
    private readonly double[] _step;
    private readonly double[] _change;
    private readonly int _descentLength;
    private double[] _parameters;
    private double[] _gradient;
    private double[] _trial;
    private double[] _trialGradient;
    private bool _started;

    internal DescentRun(DescentSolver<TObjective> solver, double[] parameters, OptimizerState state)
    {
        _solver = solver;
        _parameters = parameters;
        _gradient = new double[parameters.Length];
        _trial = new double[parameters.Length];
        _trialGradient = new double[parameters.Length];
        _step = new double[parameters.Length];
        _change = new double[parameters.Length];
        _descentLength = solver.Descent.MemoryLength(solver.Objective);
        _prepared = new double[solver.Descent.PreparedLength(solver.Objective)];
        State = state;
    }

    /// <summary>The step that is shown.</summary>
    public StepValue Current { get; private set; }

    /// <summary>How the run ended; null while it has not.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>What the descent and then the search remember; <see cref="OptimizerState.Copy"/> keeps it.</summary>
    public OptimizerState State { get; }

    /// <summary>How many points were evaluated in this run.</summary>
    public long Evaluations { get; private set; }

    /// <summary>The point.</summary>
    public ReadOnlySpan<double> Parameters => _parameters;

    /// <summary>The gradient at the point.</summary>
    public ReadOnlySpan<double> Gradient => _gradient;

    /// <summary>Itself, for <c>foreach</c>.</summary>
    public DescentRun<TObjective> GetEnumerator() => this;

    /// <summary>Searches for the next point; the first call only evaluates the first one.</summary>
    /// <returns>False once the run has ended.</returns>
    public bool MoveNext()
    {
        if (Outcome is not null)
            return false;
        if (_started)
        {
            long before = State.Step;
            if (Advance() is { } kind)
            {
                Outcome = new Outcome(kind, Current.Step, Current.Value, Current.GradientNorm);
                return State.Step != before;
            }
        }
        else
        {
            _started = true;
            Evaluations++;
            Show(_solver.Objective.Gradient(_parameters, _gradient));
        }

        if (Ending() is { } found)
            Outcome = new Outcome(found, Current.Step, Current.Value, Current.GradientNorm);
        return true;
    }

    /// <summary>Tries steps until one is accepted; what ended the run if none is, or if it changes next to nothing.
    /// </summary>
    private OutcomeKind? Advance()
    {
        TObjective objective = _solver.Objective;
        ISearch search = _solver.Search;
        Span<double> descentMemory = State.Memory.AsSpan(0, _descentLength);
        Span<double> searchMemory = State.Memory.AsSpan(_descentLength);
        var at = new UpdateContext(State.Step, _parameters, Current.Value, _gradient);
        _solver.Descent.Prepare(objective, in at, descentMemory, _prepared);

        double size = search.First(searchMemory);
        for (int number = 0; number < _solver.Options.MaxTrials; number++)
        {
            double predicted = _solver.Descent.Step(objective, in at, size, _prepared, _step);
            SearchTrial trial = Try(number, size, predicted);
            SearchVerdict verdict = search.Judge(in trial, searchMemory);
            bool settled = trial.TrialValue <= trial.Value && IsSmall(trial);
            if (verdict.Kind == SearchVerdictKind.Accept || settled)
            {
                Accept(trial.TrialValue, descentMemory);
                return settled ? OutcomeKind.Converged : null;
            }

            if (IsSmall(trial))
                return OutcomeKind.Converged;
            if (verdict.Kind == SearchVerdictKind.GiveUp)
                return OutcomeKind.Stalled;
            size = verdict.Size;
        }

        return OutcomeKind.Stalled;
    }

    private SearchTrial Try(int number, double size, double predicted)
    {
        for (int i = 0; i < _trial.Length; i++)
            _trial[i] = _parameters[i] + _step[i];
        Evaluations++;
        bool slope = _solver.Search.NeedsSlope;
        double value = slope
            ? _solver.Objective.Gradient(_trial, _trialGradient)
            : _solver.Objective.Value(_trial);
        return new SearchTrial(
            number,
            size,
            Current.Value,
            VectorMath.Dot(_gradient, _step),
            predicted,
            double.IsNaN(value) ? double.PositiveInfinity : value,
            slope ? VectorMath.Dot(_trialGradient, _step) : double.NaN);
    }

    private void Accept(double value, Span<double> descentMemory)
    {
        if (!_solver.Search.NeedsSlope)
            value = _solver.Objective.Gradient(_trial, _trialGradient);
        for (int i = 0; i < _change.Length; i++)
            _change[i] = _trialGradient[i] - _gradient[i];
        _solver.Descent.Learn(_step, _change, descentMemory);
        (_parameters, _trial) = (_trial, _parameters);
        (_gradient, _trialGradient) = (_trialGradient, _gradient);
        State.Step++;
        Show(value);
    }

    private void Show(double value) => Current = new StepValue(State.Step, value, VectorMath.Norm(_gradient));

    /// <summary>Whether neither the trial's value nor its point differ enough to matter.</summary>
    private bool IsSmall(in SearchTrial trial)
    {
        SolverOptions options = _solver.Options;
        double scale = options.ValueTolerance * Math.Abs(trial.Value);
        bool valueIs = options.ValueTolerance > 0
            && Math.Abs(trial.PredictedReduction) <= scale
            && Math.Abs(trial.Value - trial.TrialValue) <= scale;
        return valueIs || (options.StepTolerance > 0 && StepIsSmall(options.StepTolerance));
    }

    private bool StepIsSmall(double tolerance)
    {
        for (int i = 0; i < _step.Length; i++)
        {
            if (!(Math.Abs(_step[i]) <= tolerance * Math.Abs(_parameters[i])))
                return false;
        }

        return true;
    }

    private OutcomeKind? Ending()
    {
        SolverOptions options = _solver.Options;
        (long step, double value, double gradientNorm) = Current;
        if (double.IsNaN(value) || double.IsNaN(gradientNorm))
            return OutcomeKind.NotANumber;
        if (!double.IsFinite(value) || !double.IsFinite(gradientNorm) || !VectorMath.IsFinite(_parameters))
            return OutcomeKind.Infinite;
        if (gradientNorm <= options.GradientTolerance || value <= options.TargetValue)
            return OutcomeKind.Converged;
        return step >= options.MaxSteps ? OutcomeKind.StepLimit : null;
    }
}
