namespace AutoDiffDSL.Stability;

/// <summary>
/// Fisher information matrices of models: E[g g'] with g the gradient of the log likelihood of a label that the model
/// itself draws. For distributions of exponential families with natural parameters as outputs it equals the
/// Gauss-Newton matrix. Source: Martens, "New Insights and Perspectives on the Natural Gradient Method", 2020, section
/// 9; Kunstner, Balles and Hennig, "Limitations of the Empirical Fisher Approximation", 2019.
/// </summary>
public static class Fisher
{
    /// <summary>
    /// The Fisher matrix of a normal distribution with unit variance around each output, as a mean over the samples.
    /// </summary>
    /// <param name="model">The outputs, those of a sample together, as residuals.</param>
    /// <param name="point">The point.</param>
    /// <param name="samples">The number of samples.</param>
    public static GaussNewtonOperator Normal(IResidualObjective model, ReadOnlySpan<double> point, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        return new GaussNewtonOperator(model, point, (_, vector) =>
        {
            for (int i = 0; i < vector.Length; i++)
                vector[i] /= samples;
        });
    }

    /// <summary>
    /// The Fisher matrix of labels drawn with probabilities p = softmax(outputs), as a mean over the samples: B is
    /// diag(p) - pp' for each.
    /// </summary>
    /// <param name="model">The logits, those of a sample together, as residuals.</param>
    /// <param name="point">The point.</param>
    /// <param name="classes">The number of logits of a sample.</param>
    /// <exception cref="ArgumentException">The outputs are not whole samples.</exception>
    public static GaussNewtonOperator Categorical(IResidualObjective model, ReadOnlySpan<double> point, int classes)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (model.ResidualCount % classes != 0)
        {
            throw new ArgumentException(
                $"{model.ResidualCount} outputs are not samples of {classes} classes.", nameof(classes));
        }

        int samples = model.ResidualCount / classes;
        return new GaussNewtonOperator(model, point, (outputs, vector) =>
        {
            for (int sample = 0; sample < samples; sample++)
                Softmax(outputs.Slice(sample * classes, classes), vector.Slice(sample * classes, classes), samples);
        });
    }

    private static void Softmax(ReadOnlySpan<double> logits, Span<double> vector, int samples)
    {
        double largest = double.NegativeInfinity;
        foreach (double logit in logits)
            largest = Math.Max(largest, logit);
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            double weight = Math.Exp(logits[i] - largest);
            sum += weight;
            mean += weight * vector[i];
        }

        mean /= sum;
        for (int i = 0; i < logits.Length; i++)
            vector[i] = Math.Exp(logits[i] - largest) / sum * (vector[i] - mean) / samples;
    }
}
