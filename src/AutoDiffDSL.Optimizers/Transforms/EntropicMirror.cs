namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Turns an additive update u into the multiplicative one of the entropy on the probability simplex:
/// x_i becomes x_i exp(u_i) / sum_j x_j exp(u_j). It ends a chain. Preconditioner: 1 / x_i within the simplex's
/// tangent space; as x changes it claims no stability polynomial. No state.
/// </summary>
public sealed class EntropicMirror : IUpdateTransform
{
    /// <inheritdoc/>
    public string Name => "entropic-mirror";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A parameter is negative or their sum is not positive.</exception>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        ReadOnlySpan<double> point = context.Parameters;
        double largest = double.NegativeInfinity;
        for (int i = 0; i < update.Length; i++)
        {
            if (point[i] < 0)
                throw new ArgumentException($"Parameter {i} is negative: the point is not on the simplex.");
            if (point[i] > 0)
                largest = Math.Max(largest, update[i]);
        }

        // The largest exponent is taken out, so that nothing overflows.
        double sum = 0;
        for (int i = 0; i < update.Length; i++)
        {
            update[i] = point[i] > 0 ? point[i] * Math.Exp(update[i] - largest) : 0;
            sum += update[i];
        }

        for (int i = 0; i < update.Length; i++)
            update[i] = update[i] / sum - point[i];
    }
}
