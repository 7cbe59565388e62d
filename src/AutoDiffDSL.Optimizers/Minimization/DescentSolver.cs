namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Minimises by steps whose direction a descent and whose size a search chooses:
/// <c>new DescentSolver&lt;IObjective&gt;(objective, new Bfgs(), new StrongWolfe()).Run(initial)</c>.
/// A descent that asks for more than the objective can do does not compile.
/// </summary>
/// <typeparam name="TObjective">The capability that the descent needs.</typeparam>
public sealed class DescentSolver<TObjective>
    where TObjective : IObjective
{
    /// <summary>An objective, where to go, how far, and when to end.</summary>
    /// <param name="objective">What to minimise.</param>
    /// <param name="descent">Where to go.</param>
    /// <param name="search">How far.</param>
    /// <param name="options">When to end; null takes the defaults.</param>
    /// <exception cref="ArgumentException">The search needs steps on a line, and the descent's are not.</exception>
    public DescentSolver(
        TObjective objective, IDescent<TObjective> descent, ISearch search, SolverOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(descent);
        ArgumentNullException.ThrowIfNull(search);
        if (search.NeedsLine && !descent.IsLine)
        {
            throw new ArgumentException(
                $"'{search.Name}' searches along a line, but the steps of '{descent.Name}' lie on a curve.",
                nameof(search));
        }

        Objective = objective;
        Descent = descent;
        Search = search;
        Options = options ?? new SolverOptions();
    }

    /// <summary>What is minimised.</summary>
    public TObjective Objective { get; }

    /// <summary>Where to go.</summary>
    public IDescent<TObjective> Descent { get; }

    /// <summary>How far.</summary>
    public ISearch Search { get; }

    /// <summary>When to end.</summary>
    public SolverOptions Options { get; }

    /// <summary>What to call the pair in reports.</summary>
    public string Name => $"{Descent.Name} x {Search.Name}";

    /// <summary>A run from a point; nothing is evaluated before its first step is asked for.</summary>
    /// <param name="initial">The starting point, which is copied.</param>
    /// <exception cref="ArgumentException">The length is not the objective's dimension.</exception>
    public DescentRun<TObjective> Start(ReadOnlySpan<double> initial)
    {
        int descentLength = Descent.MemoryLength(Objective);
        var state = new OptimizerState { Memory = new double[descentLength + Search.MemoryLength] };
        Descent.Initialize(state.Memory.AsSpan(0, descentLength));
        Search.Initialize(state.Memory.AsSpan(descentLength));
        return new DescentRun<TObjective>(this, CheckedPoint(initial, nameof(initial)), state);
    }

    /// <summary>Goes on from where another run was, with the same bits as if it had not been interrupted.</summary>
    /// <param name="parameters">The point of the other run's last step, which is copied.</param>
    /// <param name="state">The state of that step, which is copied.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public DescentRun<TObjective> Resume(ReadOnlySpan<double> parameters, OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        int expected = Descent.MemoryLength(Objective) + Search.MemoryLength;
        if (state.Memory.Length != expected)
        {
            throw new ArgumentException(
                $"The state has {state.Memory.Length} entries, but '{Name}' needs {expected}.", nameof(state));
        }

        return new DescentRun<TObjective>(this, CheckedPoint(parameters, nameof(parameters)), state.Copy());
    }

    /// <summary>Runs to the end.</summary>
    /// <param name="initial">The starting point, which is copied.</param>
    /// <exception cref="ArgumentException">The length is not the objective's dimension.</exception>
    public DescentRun<TObjective> Run(ReadOnlySpan<double> initial)
    {
        DescentRun<TObjective> run = Start(initial);
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
