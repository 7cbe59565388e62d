using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>A run of ADMM under way; the last step shown is the one that ended it.</summary>
public sealed class AdmmRun
{
    private readonly Admm _method;
    private readonly double[] _target;
    private readonly double[] _before;
    private readonly int _dimension;
    private readonly DescentSolver<IHessianObjective> _inner;
    private bool _started;

    internal AdmmRun(Admm method, OptimizerState state)
    {
        _method = method;
        _dimension = method.Smooth.Dimension;
        _target = new double[_dimension];
        _before = new double[_dimension];
        _inner = new DescentSolver<IHessianObjective>(
            new AugmentedObjective(method.Smooth, method.Penalty, _target),
            new NewtonCg(),
            new Armijo(),
            new SolverOptions { GradientTolerance = method.Options.InnerTolerance });
        State = state;
    }

    /// <summary>The step that is shown.</summary>
    public AdmmStep Current { get; private set; }

    /// <summary>How the run ended; null while it has not. The gradient norm is the larger residual.</summary>
    public Outcome? Outcome { get; private set; }

    /// <summary>x, z and u.</summary>
    public OptimizerState State { get; }

    /// <summary>z, the copy that obeys g: exact zeros for a lasso, within bounds for a box.</summary>
    public ReadOnlySpan<double> Parameters => Z;

    /// <summary>Itself, for <c>foreach</c>.</summary>
    public AdmmRun GetEnumerator() => this;

    private Span<double> X => State.Memory.AsSpan(0, _dimension);

    private Span<double> Z => State.Memory.AsSpan(_dimension, _dimension);

    private Span<double> U => State.Memory.AsSpan(2 * _dimension, _dimension);

    /// <summary>Makes a step; the first call shows where it starts.</summary>
    /// <returns>False once the run has ended.</returns>
    public bool MoveNext()
    {
        if (Outcome is not null)
            return false;
        if (_started)
            Advance();
        Show(_started);
        _started = true;
        return true;
    }

    private void Advance()
    {
        Span<double> x = X, z = Z, u = U;
        z.CopyTo(_before);
        for (int i = 0; i < z.Length; i++)
            _target[i] = z[i] - u[i];
        _inner.Run(x).Parameters.CopyTo(x);

        for (int i = 0; i < z.Length; i++)
            z[i] = x[i] + u[i];
        _method.Other.Apply(1 / _method.Penalty, z);
        for (int i = 0; i < z.Length; i++)
            u[i] += x[i] - z[i];
        State.Step++;
    }

    private void Show(bool moved)
    {
        double primal = Distance(X, Z);
        double dual = moved ? _method.Penalty * Distance(Z, _before) : double.PositiveInfinity;
        Current = new AdmmStep(State.Step, _method.Smooth.Value(Z) + _method.Other.Value(Z), primal, dual);

        AdmmOptions options = _method.Options;
        double absolute = Math.Sqrt(_dimension) * options.AbsoluteTolerance;
        double norms = Math.Max(VectorMath.Norm(X), VectorMath.Norm(Z));
        double multipliers = _method.Penalty * VectorMath.Norm(U);
        OutcomeKind? kind = null;
        if (!VectorMath.IsFinite(State.Memory))
            kind = OutcomeKind.NotANumber;
        else if (primal <= absolute + options.RelativeTolerance * norms
            && dual <= absolute + options.RelativeTolerance * multipliers)
            kind = OutcomeKind.Converged;
        else if (State.Step >= options.MaxSteps)
            kind = OutcomeKind.StepLimit;
        if (kind is { } found)
            Outcome = new Outcome(found, Current.Step, Current.Value, Math.Max(primal, dual));
    }

    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double square = 0;
        for (int i = 0; i < a.Length; i++)
            square += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.Sqrt(square);
    }
}
