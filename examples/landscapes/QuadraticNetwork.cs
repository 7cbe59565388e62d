using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Sampling;
using AutoDiffDSL.Optimizers;

/// <summary>The losses; everything that starts with their names is generated.</summary>
public static partial class Losses
{
    /// <summary>
    /// Half the mean square error of a sum of quadratic units, sum of (w_j'x)^2. With at least as many units as inputs
    /// all its minima are global: Du and Lee, "On the Power of Over-parametrization in Neural Networks with Quadratic
    /// Activation", 2018; Soltanolkotabi, Javanmard and Lee, "Theoretical Insights into the Optimization Landscape of
    /// Over-parameterized Shallow Neural Networks", 2017.
    /// </summary>
    /// <param name="w">The units, row by row.</param>
    /// <param name="x">The inputs, row by row.</param>
    /// <param name="y">The wanted outputs.</param>
    /// <param name="inputs">The inputs of a row.</param>
    [Loss]
    public static double Quadratic(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> y,
        int inputs)
    {
        int units = w.Length / inputs;
        double sum = 0;
        for (int n = 0; n < y.Length; n++)
        {
            double output = 0;
            for (int u = 0; u < units; u++)
            {
                double unit = 0;
                for (int i = 0; i < inputs; i++) unit += w[u * inputs + i] * x[n * inputs + i];
                output += unit * unit;
            }

            sum += (output - y[n]) * (output - y[n]);
        }

        return sum / (2 * y.Length);
    }
}

/// <summary>
/// 8 units learn 6 orthogonal ones of 6 inputs from 100 samples, by gradient descent. Any rotation of the units gives
/// the same network, so that W'W is compared.
/// </summary>
internal static class QuadraticNetwork
{
    private const int Inputs = 6, Units = 8, Samples = 100;

    public static RowResult Run(int starts)
    {
        GaussianNumbers random = new(1);
        double[][] directions = random.Orthonormal(Inputs, Inputs);
        double[] teacher = [.. directions.SelectMany((row, i) => row.Select(entry => (0.8 + 0.1 * i) * entry))];
        double[] x = random.Gaussian(Samples * Inputs), planted = Arrays.Gram(teacher, Inputs);
        double[] y = [.. x.Chunk(Inputs).Select(row =>
            teacher.Chunk(Inputs).Sum(unit => Math.Pow(Arrays.Dot(unit, row), 2)))];
        return new Landscape
        {
            Objective = new Losses.QuadraticObjective(x, y, Inputs, Units * Inputs),
            Start = numbers => numbers.Gaussian(Units * Inputs, 1 / Math.Sqrt(Inputs)),
            Method = new GradientDescent(0.01),
            MaxSteps = 20_000,
            Error = w => Arrays.RelativeError(Arrays.Gram(w, Inputs), planted),
            Measure = "relative error of W'W",

            // The rotations of 8 coordinates, less those that leave the 6 columns as they are.
            Symmetry = Units * (Units - 1) / 2 - (Units - Inputs) * (Units - Inputs - 1) / 2,
            Least = 0,
        }.Solve(starts);
    }
}
