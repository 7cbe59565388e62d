using AutoDiffDSL.Derivatives.Tests.Harness;
using AutoDiffDSL.Testing;

namespace AutoDiffDSL.Derivatives.Tests.Objectives;

/// <summary>A generated objective is its method with the data bound and the parameters packed in order.</summary>
public sealed class ObjectiveTests
{
    private static readonly double[] Rows = [0.5, -1, 2, 0.25, 0.75, 1.5, -0.5, -2];
    private static readonly int[] Labels = [1, 0, 1, 0];
    private static readonly double[] Parameters = [0.3, -0.7, 0.2];

    [Fact]
    public void Objective_packs_spans_and_scalars_in_order()
    {
        double[] x = [0.5, -1];
        var objective = new Losses.SquaredObjective(x, 1.5, wLength: 2);
        Assert.Equal(3, objective.Dimension);
        Assert.Equal(Losses.Squared([0.3, -0.7], 0.2, x, 1.5), objective.Value(Parameters));

        double[] gradient = new double[3], expected = new double[2];
        double value = objective.Gradient(Parameters, gradient);
        Assert.Equal(Losses.SquaredGradient([0.3, -0.7], 0.2, x, 1.5, expected, out double bias), value);
        Assert.Equal([.. expected, bias], gradient);
        AgreesWithDifferences(objective, Parameters);
    }

    [Fact]
    public void Objective_takes_data_in_the_order_of_the_method()
    {
        double[] matrix = [1, 2, 3, -1, 0.5, 2];
        var objective = new Losses.BilinearObjective(2, matrix, leftLength: 2, rightLength: 3);
        Assert.Equal(5, objective.Dimension);
        AgreesWithDifferences(objective, [0.3, -0.4, 0.5, 0.1, -0.2]);
    }

    [Fact]
    public void Sampled_objective_is_the_mean_over_all_samples()
    {
        var objective = new Losses.LogisticObjective(Rows, 2, Labels, wLength: 2);
        Assert.Equal(4, objective.SampleCount);
        Assert.Equal(3, objective.Dimension);
        Assert.Equal(Mean([0, 1, 2, 3]), objective.Value(Parameters), 14);
        AgreesWithDifferences(objective, Parameters);
    }

    [Fact]
    public void Batch_is_the_mean_over_the_chosen_samples()
    {
        var objective = new Losses.LogisticObjective(Rows, 2, Labels, wLength: 2);
        objective.SelectBatch([3, 1, 1]);
        Assert.Equal(Mean([3, 1, 1]), objective.Value(Parameters), 14);
        AgreesWithDifferences(objective, Parameters);
        Assert.Equal(4, objective.SampleCount);

        objective.SelectAll();
        Assert.Equal(Mean([0, 1, 2, 3]), objective.Value(Parameters), 14);
    }

    [Fact]
    public void Sampled_objective_shares_what_is_not_a_sample()
    {
        var objective = new Losses.PenalisedObjective(new double[] { 1, 2, 3 }, new double[] { 2, 1, 0.5 }, 0.25, 2);
        double[] w = [0.5, -0.5];
        double expected = (Losses.Penalised(w, 1, 2, 0.25) + Losses.Penalised(w, 2, 1, 0.25)
            + Losses.Penalised(w, 3, 0.5, 0.25)) / 3;
        Assert.Equal(expected, objective.Value(w), 14);
        AgreesWithDifferences(objective, w);
    }

    [Fact]
    public void Vectors_of_another_dimension_are_refused()
    {
        var objective = new Losses.LogisticObjective(Rows, 2, Labels, wLength: 2);
        Assert.ThrowsAny<ArgumentException>(() => objective.Value(new double[2]));
        Assert.ThrowsAny<ArgumentException>(() => objective.Gradient(Parameters, new double[4]));
        Assert.ThrowsAny<ArgumentException>(
            () => objective.HessianProduct(Parameters, new double[2], new double[3], new double[3]));
        Assert.ThrowsAny<ArgumentException>(() => objective.SelectBatch([4]));
        Assert.ThrowsAny<ArgumentException>(() => new Losses.LogisticObjective(Rows, 2, new int[3], wLength: 2));
    }

    [Fact]
    public void Evaluations_allocate_nothing()
    {
        var objective = new Losses.LogisticObjective(Rows, 2, Labels, wLength: 2);
        double[] gradient = new double[3], product = new double[3];
        int[] batch = [0, 2];
        for (int warmUp = 0; warmUp < 3; warmUp++) Evaluate();
        Assert.Equal(0, Allocations.Of(Evaluate));

        void Evaluate()
        {
            objective.SelectBatch(batch);
            objective.Value(Parameters);
            objective.Gradient(Parameters, gradient);
            objective.HessianProduct(Parameters, Parameters, gradient, product);
            objective.SelectAll();
            objective.Gradient(Parameters, gradient);
        }
    }

    private static double Mean(int[] samples) =>
        samples.Average(k => Losses.Logistic([0.3, -0.7], 0.2, Rows.AsSpan(2 * k, 2), Labels[k]));

    private static void AgreesWithDifferences(IHessianObjective objective, double[] point)
    {
        double[] direction = [.. point.Select((_, i) => Math.Cos(i + 1))];
        double[] gradient = Filled(point), again = Filled(point), product = Filled(point);
        double value = objective.Gradient(point, gradient);
        Assert.Equal(objective.Value(point), value, 14);
        Assert.Equal(value, objective.HessianProduct(point, direction, again, product), 14);
        Vectors.Close(gradient, again, 1e-13, "gradient of the Hessian product");
        Differences.AgreeByCoordinate(x => objective.Value(x), point, gradient, Precision.Double, "gradient");
        Differences.Agree(GradientAt, point, direction, product, Precision.Double, "Hessian product");

        double[] GradientAt(double[] x)
        {
            double[] cells = new double[x.Length];
            objective.Gradient(x, cells);
            return cells;
        }
    }

    private static double[] Filled(double[] like) => [.. like.Select(_ => double.NaN)];
}
