using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Stability;

/// <summary>
/// What a step size says of a two-layer network f(x) = W (V x - b)+ that gradient descent on half the sum of squared
/// errors has brought to convergence, with a scalar output or interpolating: max_i |x_i| |f(x_i)| is at most
/// 1 / delta, and N / delta where the loss is a mean over N samples. So a large step cannot fit large outputs at large
/// inputs. Source: Nar and Sastry, "Step Size Matters in Deep Learning", NeurIPS 2018, theorem 4.
/// </summary>
public static class ReluBound
{
    /// <summary>The largest product of an input's and its output's norm that can be learnt.</summary>
    /// <param name="stepSize">The step size delta, positive.</param>
    /// <param name="samplesOfMean">1 for a loss that is a sum; the number of samples for a mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive.</exception>
    public static double LargestProduct(double stepSize, int samplesOfMean = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(samplesOfMean, 1);
        return samplesOfMean / stepSize;
    }

    /// <summary>max_i |x_i| |f(x_i)| of a network on its data.</summary>
    /// <param name="inputs">The inputs, row by row.</param>
    /// <param name="outputs">The network's outputs at them, row by row.</param>
    /// <param name="samples">The number of rows, at least 1.</param>
    /// <exception cref="ArgumentException">The rows are not equally long.</exception>
    public static double Product(ReadOnlySpan<double> inputs, ReadOnlySpan<double> outputs, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        if (inputs.Length % samples != 0)
            throw new ArgumentException($"{inputs.Length} entries are not {samples} rows.", nameof(inputs));
        if (outputs.Length % samples != 0)
            throw new ArgumentException($"{outputs.Length} entries are not {samples} rows.", nameof(outputs));
        int inputLength = inputs.Length / samples;
        int outputLength = outputs.Length / samples;
        double largest = 0;
        for (int i = 0; i < samples; i++)
        {
            double product = VectorMath.Norm(inputs.Slice(i * inputLength, inputLength))
                * VectorMath.Norm(outputs.Slice(i * outputLength, outputLength));
            largest = Math.Max(largest, product);
        }

        return largest;
    }
}
