namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Changes nothing, and remembers the point with the smallest value so far; for methods whose values need not fall.
/// State: that value, that point. <see cref="Chain.StateOf"/> finds it in a chain's state.
/// </summary>
public sealed class KeepBest : IUpdateTransform
{
    /// <inheritdoc/>
    public string Name => "keep-best";

    /// <summary>The smallest value seen; infinite before the first step.</summary>
    /// <param name="state">This link's state.</param>
    public static double BestValue(ReadOnlySpan<double> state) => state[0];

    /// <summary>The point where it was.</summary>
    /// <param name="state">This link's state.</param>
    public static ReadOnlySpan<double> BestPoint(ReadOnlySpan<double> state) => state[1..];

    /// <inheritdoc/>
    public int StateLength(int dimension) => checked(1 + dimension);

    /// <inheritdoc/>
    public void Initialize(ReadOnlySpan<double> parameters, Span<double> state)
    {
        state[0] = double.PositiveInfinity;
        parameters.CopyTo(state[1..]);
    }

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        if (context.Value < state[0])
        {
            state[0] = context.Value;
            context.Parameters.CopyTo(state[1..]);
        }
    }

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => new(TransferFunction.Identity);
}
