namespace AutoDiffDSL.Stability;

/// <summary>A mean over random vectors.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">
/// Its standard deviation as the spread over the vectors shows it; NaN for a single vector, 0 where it is exact.
/// </param>
/// <param name="Applications">The products with the operator that were made.</param>
public sealed record StochasticEstimate(double Value, double StandardError, int Applications)
{
    /// <summary>The mean of independent values, with its standard error.</summary>
    internal static StochasticEstimate OfMean(ReadOnlySpan<double> values, int applications)
    {
        double mean = 0;
        foreach (double value in values)
            mean += value / values.Length;
        double square = 0;
        foreach (double value in values)
            square += (value - mean) * (value - mean);
        double error = values.Length < 2
            ? double.NaN
            : Math.Sqrt(square / (values.Length - 1) / values.Length);
        return new StochasticEstimate(mean, error, applications);
    }
}
