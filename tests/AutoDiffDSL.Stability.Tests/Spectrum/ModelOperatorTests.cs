namespace AutoDiffDSL.Stability.Tests.Spectrum;

/// <summary>Gauss-Newton and Fisher matrices where they equal the Hessian, or a matrix written down.</summary>
public sealed class ModelOperatorTests
{
    private const int Count = 7, Inputs = 4;

    private static readonly double[] s_x = Samples.Normal(Count * Inputs, 1);
    private static readonly int[] s_labels = [0, 1, 2, 2, 1, 0, 1];
    private static readonly double[] s_w = Samples.Normal(3 * Inputs, 2);

    [Fact]
    public void The_Fisher_matrix_of_a_softmax_classifier_is_its_Hessian() => AssertEqual(
        new HessianOperator(CrossEntropy(), s_w), Fisher.Categorical(Logits(), s_w, 3));

    [Fact]
    public void The_Fisher_matrix_of_a_normal_distribution_is_the_mean_of_the_squared_Jacobian()
    {
        double[,] expected = new double[12, 12];
        for (int n = 0; n < Count; n++)
            for (int c = 0; c < 3; c++)
                for (int i = 0; i < Inputs; i++)
                    for (int j = 0; j < Inputs; j++)
                        expected[c * Inputs + i, c * Inputs + j] +=
                            s_x[n * Inputs + i] * s_x[n * Inputs + j] / Count;
        AssertEqual(new Matrix(expected), Fisher.Normal(Logits(), s_w, Count));
    }

    [Fact]
    public void The_Gauss_Newton_matrix_of_linear_residuals_is_the_Hessian_of_half_their_squares()
    {
        double[,] expected = new double[12, 12];
        for (int n = 0; n < Count; n++)
            for (int c = 0; c < 3; c++)
                for (int i = 0; i < Inputs; i++)
                    for (int j = 0; j < Inputs; j++)
                        expected[c * Inputs + i, c * Inputs + j] += s_x[n * Inputs + i] * s_x[n * Inputs + j];
        AssertEqual(new Matrix(expected), new GaussNewtonOperator(Logits(), s_w));
    }

    [Fact]
    public void The_empirical_Fisher_matrix_is_the_mean_of_the_gradients_products()
    {
        Losses.CrossEntropyObjective objective = CrossEntropy();
        double[,] expected = new double[12, 12];
        double[] gradient = new double[12];
        for (int n = 0; n < Count; n++)
        {
            objective.SelectBatch([n]);
            objective.Gradient(s_w, gradient);
            for (int i = 0; i < 12; i++)
                for (int j = 0; j < 12; j++)
                    expected[i, j] += gradient[i] * gradient[j] / Count;
        }

        objective.SelectAll();
        AssertEqual(new Matrix(expected), new EmpiricalFisherOperator(objective, s_w));
    }

    [Fact]
    public void Outputs_that_are_not_whole_samples_are_refused() =>
        Assert.Throws<ArgumentException>(() => Fisher.Categorical(Logits(), s_w, 4));

    private static Losses.CrossEntropyObjective CrossEntropy() => new(s_x, Inputs, s_labels, 3 * Inputs);

    private static ResidualObjective Logits() => new(
        3 * Inputs, 3 * Count, (w, z) => Losses.Logits(w, s_x, z),
        (w, wDot, z, zDot) => Losses.LogitsJvp(w, wDot, s_x, z, zDot),
        (w, z, wBar, zBar) => Losses.LogitsVjp(w, s_x, z, wBar, zBar));

    private static void AssertEqual(ISymmetricOperator expected, ISymmetricOperator found)
    {
        double[] v = Samples.Normal(expected.Dimension, 9), first = new double[v.Length], second = new double[v.Length];
        expected.Apply(v, first);
        found.Apply(v, second);
        for (int i = 0; i < v.Length; i++) Assert.Equal(first[i], second[i], 1e-12 * (1 + Samples.Norm(first)));
    }

    private sealed class Matrix(double[,] entries) : ISymmetricOperator
    {
        public int Dimension => entries.GetLength(0);

        public void Apply(ReadOnlySpan<double> v, Span<double> result)
        {
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = 0;
                for (int j = 0; j < v.Length; j++) result[i] += entries[i, j] * v[j];
            }
        }
    }
}
