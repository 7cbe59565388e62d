namespace AutoDiffDSL.Optimizers;

/// <summary>
/// A factor that depends on the number of steps taken and on nothing else, so that a resumed run needs no memory of
/// it. <see cref="ScaleBySchedule"/> makes a link of an optimizer from it.
/// </summary>
public interface ISchedule
{
    /// <summary>What to call it in reports, with its settings.</summary>
    string Name { get; }

    /// <summary>The factor at a step.</summary>
    /// <param name="step">k, the number of steps taken before, from 0.</param>
    double Value(long step);
}
