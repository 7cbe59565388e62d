namespace AutoDiffDSL.Optimizers;

/// <summary>
/// One link of an optimizer: it turns what it is given, at first the gradient, into an update; the last link's update
/// is added to the parameters. All that it remembers lies in a flat state that the caller holds. A whole optimizer is
/// a transform too (a <see cref="Chain"/>), so this is the one interface that an optimizer implements.
/// Shape: Optax's <c>GradientTransformation</c> (DeepMind JAX ecosystem, 2020).
/// </summary>
public interface IUpdateTransform
{
    /// <summary>What to call it in reports, with its settings.</summary>
    string Name { get; }

    /// <summary>
    /// Whether it divides its input by a preconditioner; <see cref="MultiplyPreconditioner"/> then states which.
    /// </summary>
    bool HasPreconditioner => false;

    /// <summary>The number of state entries for this many parameters.</summary>
    int StateLength(int dimension) => 0;

    /// <summary>Fills the state before the first step; zeros unless said otherwise.</summary>
    /// <param name="parameters">The starting point.</param>
    /// <param name="state">Of length <see cref="StateLength"/>, arbitrary content.</param>
    void Initialize(ReadOnlySpan<double> parameters, Span<double> state) => state.Clear();

    /// <summary>Transforms an update in place. Depends on nothing but its arguments and the settings.</summary>
    /// <param name="context">The step, and where it is taken.</param>
    /// <param name="update">On entry what the link before gave, on return this link's update.</param>
    /// <param name="state">Of length <see cref="StateLength"/>; updated.</param>
    void Update(in UpdateContext context, Span<double> update, Span<double> state);

    /// <summary>
    /// The transform's linear response at a step with the preconditioner taken out, from which stability is derived;
    /// null for a transform that is not linear even then, whose stability is not claimed.
    /// </summary>
    /// <param name="step">The number of steps taken before.</param>
    LinearResponse? Response(long step) => null;

    /// <summary>
    /// Multiplies the diagonal by the transform's preconditioner P at a step, by which it divides its input: the
    /// curvature that decides stability is that of the Hessian times P's inverse. The identity unless said otherwise.
    /// </summary>
    /// <param name="step">The number of steps taken before.</param>
    /// <param name="state">The state at that step.</param>
    /// <param name="diagonal">As long as the parameters; multiplied entry by entry.</param>
    void MultiplyPreconditioner(long step, ReadOnlySpan<double> state, Span<double> diagonal)
    {
    }
}
