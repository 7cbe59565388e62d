namespace AutoDiffDSL.Stability;

/// <summary>
/// A measurement along a run; the one interface that a probe implements. What it needs of an objective it takes by its
/// constructor as the capability's interface, so that an objective which lacks it does not compile. A probe may
/// remember what it saw, as a warm start; it never changes the run.
/// </summary>
/// <typeparam name="TResult">What it finds, a value that later steps leave alone.</typeparam>
public interface IProbe<out TResult>
{
    /// <summary>What to call it in reports, with its settings.</summary>
    string Name { get; }

    /// <summary>Measures at a point of a run.</summary>
    /// <param name="point">The point, with the optimizer that runs and its state.</param>
    TResult Measure(in ProbePoint point);
}
