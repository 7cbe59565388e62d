using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// A decaying sum of what came in: v = decay * v + input. The update is v, or with Nesterov's look-ahead
/// input + decay * v. State: v.
/// </summary>
public sealed class Trace : IUpdateTransform
{
    /// <summary>A decaying sum.</summary>
    /// <param name="decay">How much of the sum a step keeps, from 0 to below 1.</param>
    /// <param name="nesterov">Whether to look ahead.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is out of range.</exception>
    public Trace(double decay, bool nesterov = false)
    {
        if (!(decay is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "The decay must be at least 0 and below 1.");
        Decay = decay;
        Nesterov = nesterov;
    }

    /// <summary>How much of the sum a step keeps.</summary>
    public double Decay { get; }

    /// <summary>Whether the update looks ahead.</summary>
    public bool Nesterov { get; }

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"{(Nesterov ? "nesterov-trace" : "trace")}({Decay})");

    /// <inheritdoc/>
    public int StateLength(int dimension) => dimension;

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        for (int i = 0; i < update.Length; i++)
        {
            double input = update[i];
            double velocity = Decay * state[i] + input;
            state[i] = velocity;
            update[i] = Nesterov ? input + Decay * velocity : velocity;
        }
    }

    /// <inheritdoc/>
    public LinearResponse? Response(long step) => new(Nesterov
        ? new TransferFunction([-Decay, 1 + Decay], [-Decay, 1])
        : new TransferFunction([0, 1], [-Decay, 1]));
}
