namespace AutoDiffDSL.Derivatives.Tests.Objectives;

/// <summary>The objective of a loss that asks for <see cref="Modes.Third"/> gives third derivatives.</summary>
public sealed class ThirdOrderObjectiveTests
{
    private static readonly double[] Rows = [0.5, -1, 2, 0.25, 0.75, 1.5, -0.5, -2];
    private static readonly int[] Labels = [1, 0, 1, 0];
    private static readonly double[] Point = [0.3, -0.7, 0.2];
    private static readonly double[] Direction = [1.5, -0.5, 0.8];

    [Fact]
    public void Parameters_of_a_third_order_objective_pack_in_order()
    {
        var objective = new ThirdOrderLosses.WaveObjective(new double[] { 0.5, -1 }, 1.5, wLength: 2);
        double[] gradient = new double[3], product = new double[3], third = new double[3];
        double[] w = new double[2], wHvp = new double[2], wThird = new double[2];
        double expected = ThirdOrderLosses.WaveThird(
            [0.3, -0.7], [1.5, -0.5], 0.2, 0.8, [0.5, -1], 1.5, w, out double bias, wHvp, out double biasHvp, wThird,
            out double biasThird);
        Assert.Equal(expected, objective.ThirdOrderProduct(Point, Direction, gradient, product, third));
        Assert.Equal([.. w, bias], gradient);
        Assert.Equal([.. wHvp, biasHvp], product);
        Assert.Equal([.. wThird, biasThird], third);
        IsTheGradientOfTheCurvature(objective, Point, Direction);
    }

    [Fact]
    public void Third_derivatives_of_samples_are_their_mean_over_the_batch()
    {
        var objective = new ThirdOrderLosses.LogisticObjective(Rows, 2, Labels, wLength: 2);
        IsTheGradientOfTheCurvature(objective, Point, Direction);
        double[] all = Third(objective), mean = new double[3];
        for (int sample = 0; sample < 4; sample++)
        {
            objective.SelectBatch([sample]);
            double[] one = Third(objective);
            for (int i = 0; i < 3; i++) mean[i] += one[i] / 4;
        }

        for (int i = 0; i < 3; i++) Assert.Equal(mean[i], all[i], 1e-14);
        objective.SelectBatch([2, 2, 1]);
        IsTheGradientOfTheCurvature(objective, Point, Direction);
    }

    [Fact]
    public void Third_derivatives_alone_also_give_Hessian_products()
    {
        IHessianObjective objective = new ThirdOrderLosses.LogisticObjective(Rows, 2, Labels, wLength: 2);
        double[] gradient = new double[3], product = new double[3];
        double[] up = new double[3], down = new double[3];
        objective.HessianProduct(Point, Direction, gradient, product);
        const double Step = 1e-5;
        objective.Gradient([.. Point.Zip(Direction, (p, d) => p + Step * d)], up);
        objective.Gradient([.. Point.Zip(Direction, (p, d) => p - Step * d)], down);
        for (int i = 0; i < 3; i++) Assert.Equal((up[i] - down[i]) / (2 * Step), product[i], 1e-9);
    }

    [Fact]
    public void Single_precision_and_arrays_are_converted()
    {
        var objective = new ThirdOrderLosses.CubicObjective(2);
        double[] gradient = new double[3], product = new double[3], third = new double[3];

        // s^2 (a^3 + b^3) at s = 2, a = 0.5, b = -1 along (1, 0.25, 2)
        objective.ThirdOrderProduct([2, 0.5, -1], [1, 0.25, 2], gradient, product, third);
        Close([4 * (0.125 - 1), 12 * 0.25, 12], gradient);
        Close([-1.75 + 0.75 + 24, 3 + 3, 12 - 48], product);
        Close([0.75 + 24 + 4 * (0.1875 - 24), 1.5 + 6 + 1.5, 6 - 96 + 96], third);
    }

    [Fact]
    public void A_loss_named_like_a_member_of_its_objective_is_called()
    {
        var objective = new ThirdOrderLosses.ThirdOrderProductObjective();
        double[] gradient = new double[2], product = new double[2], third = new double[2];
        Assert.Equal(18, objective.ThirdOrderProduct([3, 2], [1, 1], gradient, product, third));
        Assert.Equal([12, 9], gradient);
        Assert.Equal([10, 6], product);
        Assert.Equal([4, 2], third);
    }

    [Fact]
    public void A_loss_that_does_not_ask_for_third_derivatives_has_none() =>
        Assert.IsNotAssignableFrom<IThirdOrderObjective>(new ThirdOrderLosses.PlainObjective());

    [Fact]
    public void Vectors_of_another_length_are_refused()
    {
        var objective = new ThirdOrderLosses.LogisticObjective(Rows, 2, Labels, wLength: 2);
        double[] three = new double[3], third = new double[2];
        Assert.ThrowsAny<ArgumentException>(
            () => objective.ThirdOrderProduct(Point, Direction, three, new double[3], third));
    }

    private static double[] Third(IThirdOrderObjective objective)
    {
        double[] third = new double[3];
        objective.ThirdOrderProduct(Point, Direction, new double[3], new double[3], third);
        return third;
    }

    private static void IsTheGradientOfTheCurvature(IThirdOrderObjective objective, double[] point, double[] direction)
    {
        double[] third = Third(objective);
        foreach (double step in (double[])[1e-4, 1e-5])
        {
            for (int j = 0; j < point.Length; j++)
            {
                double difference = (Curvature(j, step) - Curvature(j, -step)) / (2 * step);
                Assert.Equal(third[j], difference, 1e-7);
            }
        }

        double Curvature(int coordinate, double step)
        {
            double[] at = [.. point], gradient = new double[at.Length], product = new double[at.Length];
            at[coordinate] += step;
            objective.HessianProduct(at, direction, gradient, product);
            return product.Zip(direction, (h, d) => h * d).Sum();
        }
    }

    private static void Close(double[] expected, double[] found)
    {
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-5);
    }
}
