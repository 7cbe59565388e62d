namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Runs an optimizer on an objective, step by step:
/// <c>foreach (StepValue step in new Minimizer(objective, optimizer).Start(initial)) ...</c>
/// </summary>
public sealed class Minimizer
{
    /// <summary>An optimizer, an objective, and when to end.</summary>
    /// <param name="objective">What to minimise.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="options">When to end; null takes the defaults.</param>
    public Minimizer(IObjective objective, IUpdateTransform optimizer, MinimizerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(optimizer);
        Objective = objective;
        Optimizer = optimizer;
        Options = options ?? new MinimizerOptions();
    }

    /// <summary>
    /// An optimizer on mini-batches: with <see cref="GradientDescent"/>, stochastic gradient descent. The value and the
    /// gradient of a step are those of its batch, and so are the criteria for the end.
    /// </summary>
    /// <param name="objective">What to minimise. It is restricted to a step's batch while a run shows that step, and
    /// to no batch once the run has ended.</param>
    /// <param name="optimizer">How.</param>
    /// <param name="batches">Which samples a step sees.</param>
    /// <param name="options">When to end; null takes the defaults.</param>
    /// <exception cref="ArgumentException">The samples do not make one batch.</exception>
    public Minimizer(
        ISampledObjective objective,
        IUpdateTransform optimizer,
        MiniBatches batches,
        MinimizerOptions? options = null)
        : this(objective, optimizer, options)
    {
        ArgumentNullException.ThrowIfNull(batches);
        batches.PerEpoch(objective.SampleCount);
        Batches = batches;
        NewSelector = () => new BatchSelector(objective, batches);
    }

    /// <summary>Which samples a step sees; null for all.</summary>
    public MiniBatches? Batches { get; }

    /// <summary>What selects the batches of one run; null for none.</summary>
    internal Func<BatchSelector>? NewSelector { get; }

    /// <summary>What is minimised.</summary>
    public IObjective Objective { get; }

    /// <summary>How.</summary>
    public IUpdateTransform Optimizer { get; }

    /// <summary>When to end.</summary>
    public MinimizerOptions Options { get; }

    /// <summary>A run from a point; nothing is evaluated before its first step is asked for.</summary>
    /// <param name="initial">The starting point, which is copied.</param>
    /// <exception cref="ArgumentException">The length is not the objective's dimension.</exception>
    public MinimizerRun Start(ReadOnlySpan<double> initial) =>
        new(this, CheckedPoint(initial, nameof(initial)), Optimizer.Init(initial));

    /// <summary>
    /// Goes on from where another run was, with the same bits as if it had not been interrupted.
    /// </summary>
    /// <param name="parameters">The point of the other run's last step, which is copied.</param>
    /// <param name="state">The optimizer's state of that step, which is copied.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public MinimizerRun Resume(ReadOnlySpan<double> parameters, OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        OptimizerExtensions.CheckState(Optimizer, state, parameters.Length);
        return new MinimizerRun(this, CheckedPoint(parameters, nameof(parameters)), state.Copy());
    }

    /// <summary>Runs to the end.</summary>
    /// <param name="initial">The starting point, which is copied.</param>
    /// <exception cref="ArgumentException">The length is not the objective's dimension.</exception>
    public MinimizerRun Run(ReadOnlySpan<double> initial)
    {
        MinimizerRun run = Start(initial);
        while (run.MoveNext())
        {
        }

        return run;
    }

    private double[] CheckedPoint(ReadOnlySpan<double> point, string name) => point.Length == Objective.Dimension
        ? point.ToArray()
        : throw new ArgumentException(
            $"The point has length {point.Length}, the objective dimension {Objective.Dimension}.", name);
}
