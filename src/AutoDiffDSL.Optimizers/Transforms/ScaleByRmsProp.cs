using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// RMSProp without its step size (Tieleman and Hinton, "Lecture 6.5 - rmsprop", COURSERA: Neural Networks for Machine
/// Learning, 2012): s = decay s + (1 - decay) g^2; update = g / (sqrt(s) + epsilon). State: s. Preconditioner:
/// sqrt(s) + epsilon.
/// </summary>
public sealed class ScaleByRmsProp : IUpdateTransform
{
    /// <summary>RMSProp's scaling.</summary>
    /// <param name="decay">How much of the mean square a step keeps, from 0 to below 1.</param>
    /// <param name="epsilon">What is added to the root mean square, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public ScaleByRmsProp(double decay = 0.9, double epsilon = 1e-8)
    {
        Decay = Setting.Decay(decay, nameof(decay));
        Epsilon = Setting.Positive(epsilon, nameof(epsilon));
    }

    /// <summary>How much of the mean square a step keeps.</summary>
    public double Decay { get; }

    /// <summary>What is added to the root mean square.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"rmsprop-scale({Decay}, {Epsilon})");

    /// <inheritdoc/>
    public bool HasPreconditioner => true;

    /// <inheritdoc/>
    public int StateLength(int dimension) => dimension;

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        for (int i = 0; i < update.Length; i++)
        {
            double g = update[i];
            state[i] = Decay * state[i] + (1 - Decay) * g * g;
            update[i] = g / (Math.Sqrt(state[i]) + Epsilon);
        }
    }

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => new(TransferFunction.Identity);

    /// <inheritdoc/>
    public void MultiplyPreconditioner(long step, ReadOnlySpan<double> state, Span<double> diagonal)
    {
        for (int i = 0; i < diagonal.Length; i++)
            diagonal[i] *= Math.Sqrt(state[i]) + Epsilon;
    }
}
