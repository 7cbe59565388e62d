using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Multiplies the update by a schedule's factor. After an optimizer of step size 1 the schedule is the step size:
/// <c>new Chain(new PolyakMomentum(1, 0.9), new ScaleBySchedule(new LinearDecay(0.1)))</c>. The stability polynomial
/// is that of the step it is asked for.
/// </summary>
/// <param name="schedule">The factor at each step.</param>
public sealed class ScaleBySchedule(ISchedule schedule) : IUpdateTransform
{
    /// <summary>The factor at each step.</summary>
    public ISchedule Schedule { get; } = schedule ?? throw new ArgumentNullException(nameof(schedule));

    /// <inheritdoc/>
    public string Name => Schedule.Name;

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state) =>
        VectorMath.Scale(Schedule.Value(context.Step), update);

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => new(TransferFunction.Constant(Schedule.Value(step)));
}
