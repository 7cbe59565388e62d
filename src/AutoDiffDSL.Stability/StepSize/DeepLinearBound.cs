namespace AutoDiffDSL.Stability;

/// <summary>
/// What a step size says of a deep linear network that gradient descent has trained: on whitened inputs x_i and the
/// loss 1/(2N) sum |R x_i - W_L ... W_1 x_i|^2, it can have converged to W_L ... W_1 = R only if the spectral radius of
/// R is at most (2 / (L delta))^(L / (2L - 2)). For a symmetric positive semidefinite R and identity initialisation
/// that is tight. Source: Nar and Sastry, "Step Size Matters in Deep Learning", NeurIPS 2018, theorems 2 and 3.
/// </summary>
public static class DeepLinearBound
{
    /// <summary>The largest spectral radius that can be learnt.</summary>
    /// <param name="depth">The number of layers L, at least 2.</param>
    /// <param name="stepSize">The step size delta, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double LargestSpectralRadius(int depth, double stepSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSize);
        return Math.Pow(2 / (depth * stepSize), depth / (2.0 * depth - 2));
    }

    /// <summary>
    /// The largest step size that can learn a map of a spectral radius: the same bound, solved for delta.
    /// </summary>
    /// <param name="depth">The number of layers L, at least 2.</param>
    /// <param name="spectralRadius">The spectral radius of R, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double LargestStepSize(int depth, double spectralRadius)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spectralRadius);
        return 2 / (depth * Math.Pow(spectralRadius, (2.0 * depth - 2) / depth));
    }
}
