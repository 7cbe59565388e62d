using AutoDiffDSL.AdBench;
using AutoDiffDSL.AdBench.BundleAdjustment;
using AutoDiffDSL.AdBench.Gmm;
using AutoDiffDSL.AdBench.Hand;
using AutoDiffDSL.AdBench.Lstm;

namespace AutoDiffDSL.Derivatives.Tests.AdBench;

/// <summary>The four problems on seeded instances of their own, against differences, and through their files.</summary>
public sealed class SeededTests
{
    [Theory]
    [InlineData(2, 3, 1)]
    [InlineData(5, 4, 2)]
    [InlineData(8, 2, 3)]
    public void Gradient_of_the_mixture(int dimension, int components, int seed)
    {
        GmmInstance instance = GmmInstance.Drawn(dimension, components, samples: 20, seed);
        var gradient = new double[instance.ParameterCount];
        Assert.Equal(instance.Value(), instance.Gradient(gradient));
        AgreesWithDifferences([instance.Alphas, instance.Means, instance.Factors], instance.Value, gradient);
    }

    [Fact]
    public void Mixture_of_one_component_in_one_dimension_has_a_closed_form()
    {
        // One Gaussian of inverse deviation e^q: the log likelihood, and a prior of two degrees of freedom.
        double q = 0.3, mean = 0.5;
        double[] samples = [0.1, 0.9, -0.4];
        var instance = new GmmInstance(1, [0.7], [mean], [q], samples, Gamma: 1.5, Freedom: 0);
        double likelihood = samples.Sum(x => q - 0.5 * Math.Exp(2 * q) * (x - mean) * (x - mean))
            - 1.5 * Math.Log(2 * Math.PI);
        double constant = 2 * (Math.Log(1.5) - 0.5 * Math.Log(2));
        Assert.Equal(likelihood + 0.5 * 1.5 * 1.5 * Math.Exp(2 * q) - constant, instance.Value(), 12);
    }

    [Theory]
    [InlineData(1, 6, 3, 1)]
    [InlineData(2, 10, 5, 2)]
    [InlineData(3, 4, 7, 3)]
    public void Gradient_of_the_recurrent_network(int layers, int characters, int width, int seed)
    {
        LstmInstance instance = LstmInstance.Drawn(layers, characters, width, seed);
        var gradient = new double[instance.ParameterCount];
        Assert.Equal(instance.Value(), instance.Gradient(gradient));
        AgreesWithDifferences([instance.Main, instance.Extra], instance.Value, gradient);
    }

    [Fact]
    public void Sparse_Jacobian_of_the_bundle()
    {
        BundleInstance instance = BundleInstance.Drawn(cameras: 3, points: 4, observations: 7, seed: 4);
        SparseRows jacobian = BundleJacobian.Compute(instance);
        int rows = 3 * instance.Weights.Length;
        Assert.Equal(jacobian.Values.Length, jacobian.Starts[rows]);
        double[][] inputs = [instance.Cameras, instance.Points, instance.Weights];
        for (int row = 0; row < rows; row++)
        {
            var dense = new double[inputs.Sum(i => i.Length)];
            for (int i = jacobian.Starts[row]; i < jacobian.Starts[row + 1]; i++)
                dense[jacobian.Columns[i]] = jacobian.Values[i];
            int output = row;
            AgreesWithDifferences(inputs, () => Residual(instance, output), dense);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Jacobian_of_the_hand(bool isComplicated)
    {
        HandInstance instance = HandInstance.Drawn(points: 5, isComplicated, seed: 5);
        double[] jacobian = instance.Jacobian();
        int rows = instance.Points.Length, own = isComplicated ? 2 : 0;
        for (int row = 0; row < rows; row++)
        {
            int output = row;
            double[] pose = [.. Enumerable.Range(own, 26).Select(c => jacobian[c * rows + output])];
            AgreesWithDifferences([instance.Pose], () => instance.Errors()[output], pose);
            if (isComplicated)
            {
                var coordinates = new double[instance.Coordinates.Length];
                for (int c = 0; c < 2; c++) coordinates[row / 3 * 2 + c] = jacobian[c * rows + row];
                AgreesWithDifferences([instance.Coordinates], () => instance.Errors()[output], coordinates);
            }
        }
    }

    [Fact]
    public void Instances_are_read_as_they_were_written()
    {
        GmmInstance gmm = GmmInstance.Drawn(3, 2, 5, 6);
        Assert.Equal(Problem.Solve(gmm), Problem.Solve(GmmInstance.Read(gmm.Write())));
        LstmInstance lstm = LstmInstance.Drawn(2, 5, 3, 7);
        Assert.Equal(Problem.Solve(lstm), Problem.Solve(LstmInstance.Read(lstm.Write())));
        BundleInstance one = BundleInstance.Drawn(1, 1, 1, 8);
        Assert.Equal(Problem.Solve(one), Problem.Solve(BundleInstance.Read(one.Write())));
        foreach (bool isComplicated in new[] { false, true })
        {
            HandInstance hand = HandInstance.Drawn(4, isComplicated, 9);
            HandInstance read = HandInstance.Read(hand.Model, hand.Write(), isComplicated);
            Assert.Equal(Problem.Solve(hand), Problem.Solve(read));
        }
    }

    private static double Residual(BundleInstance instance, int row)
    {
        (double[] reprojection, double[] weight) = BundleJacobian.Residuals(instance);
        return row < reprojection.Length ? reprojection[row] : weight[row - reprojection.Length];
    }

    /// <summary>
    /// Extrapolated central differences with respect to each entry of the inputs, which are changed in place.
    /// </summary>
    private static void AgreesWithDifferences(double[][] inputs, Func<double> value, double[] gradient)
    {
        int next = 0;
        foreach (double[] input in inputs)
        {
            for (int i = 0; i < input.Length; i++, next++)
            {
                double difference = (4 * Central(input, i, 5e-4, value) - Central(input, i, 1e-3, value)) / 3;
                double scale = 1 + Math.Abs(gradient[next]) + Math.Abs(value());
                Assert.True(
                    Math.Abs(difference - gradient[next]) < 1e-9 * scale,
                    $"entry {next}: {gradient[next]:r}, by differences {difference:r}");
            }
        }

        Assert.Equal(gradient.Length, next);
    }

    private static double Central(double[] input, int i, double step, Func<double> value)
    {
        double before = input[i];
        input[i] = before + step;
        double up = value();
        input[i] = before - step;
        double down = value();
        input[i] = before;
        return (up - down) / (2 * step);
    }
}
