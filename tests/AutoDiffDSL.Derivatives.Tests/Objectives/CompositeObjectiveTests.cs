using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using AutoDiffDSL.Testing;

namespace AutoDiffDSL.Derivatives.Tests.Objectives;

/// <summary>Objectives whose vector holds the numbers of structs, tuples and matrices in the order of declaration.</summary>
public sealed class CompositeObjectiveTests
{
    private static readonly CompositeLosses.Model Template =
        new() { Weights = new double[3], Bias = 55, Order = 2, Scale = 0.5 };

    private static CompositeLosses.LineThroughPointsObjective Lines => new(new Vector2[] { new(1, 2), new(-0.5f, 0.25f) });

    private static CompositeLosses.PathThroughMatrixObjective Path => new(2, 2, 3, 3, 1, 3);

    private static CompositeLosses.SampledLineObjective Sampled => new(
        new double[,] { { 1, 0.5 } },
        new (double, double)[] { (1, 2), (3, -1), (0.5, 0.25) },
        new CompositeLosses.Line[] { new(1, 0), new(0.5, 0), new(0.2, 0), new(-1, 0), new(2, 0), new(0, 0) },
        othersLength: 2);

    private static CompositeLosses.SampledWithoutPullbackObjective Terms =>
        new(Template, new CompositeLosses.Line[] { new(1, 2), new(-1, 0.5) }, mRows: 2, mColumns: 3);

    private static CompositeLosses.OfAnyNumberObjective AnyNumber => new(new double[] { 0.5, -1 }, 0.25, wLength: 2);

    private static CompositeLosses.SampledElementsObjective Elements => new(
        new (double, int, double)[] { (7, 2, 7), (7, 3, 7) },
        new double[] { 1, 2 },
        new (double, int)[] { (0.5, 0), (0, 0), (-0.5, 0), (0, 1) },
        rowsLength: 2);

    [Fact]
    public void Members_take_one_cell_each_in_the_order_of_declaration()
    {
        Assert.Equal(5, Lines.Dimension);
        double[] point = [0.5, -0.25, 0.1, 2, 3], gradient = new double[5];
        double value = CompositeLosses.LineThroughPointsGradient(
            new(0.5, -0.25), (0.1, new Complex(2, 3)), [new(1, 2), new(-0.5f, 0.25f)], out var line, out var t);
        Assert.Equal(value, Lines.Value(point));
        Assert.Equal(value, Lines.Gradient(point, gradient));
        Assert.Equal([line.Slope, line.Offset, t.Power, t.Z.Real, t.Z.Imaginary], gradient);
    }

    [Fact]
    public void Members_without_a_derivative_and_lengths_come_from_the_value_that_is_bound()
    {
        var objective = new CompositeLosses.PolynomialObjective(Template, new(2, 1));
        Assert.Equal(4, objective.Dimension);
        var model = Template with { Weights = [1, 2, 3], Bias = 0.5f };
        double[] gradient = new double[4];
        Assert.Equal(CompositeLosses.Polynomial(model, new(2, 1)), objective.Gradient([1, 2, 3, 0.5], gradient));
        CompositeLosses.Model expected = new() { Weights = new double[3] };
        CompositeLosses.PolynomialGradient(model, new(2, 1), ref expected);
        Assert.Equal([.. expected.Weights, expected.Bias], gradient);
        Assert.Equal(new double[3], Template.Weights);
    }

    [Fact]
    public void Matrices_and_arrays_of_structs_are_packed_row_by_row_and_element_by_element()
    {
        double[] point = [1, 2, 3, 4, 5, 6, .. new double[] { 1, 0, -1, 0.5, 2, 3 }, 7, 8, 9, 10, 0.5, 1, 2];
        double[] weights = [7, 8, 9];
        Assert.Equal(point.Length, Path.Dimension);
        Assert.Equal(
            CompositeLosses.PathThroughMatrix(
                [new(1, 2, 3), new(4, 5, 6)],
                new double[,] { { 1, 0, -1 }, { 0.5, 2, 3 } },
                new CompositeLosses.Weights(weights, 10),
                new float[,] { { 0.5f, 1, 2 } }),
            Path.Value(point));
    }

    [Fact]
    public void Each_sample_has_its_struct_and_its_row_of_structs()
    {
        Assert.Equal(3, Sampled.SampleCount);
        double expected = 0;
        (double, double)[] points = [(1, 2), (3, -1), (0.5, 0.25)];
        double[] slopes = [1, 0.5, 0.2, -1, 2, 0];
        for (int i = 0; i < 3; i++)
            expected += CompositeLosses.SampledLine(
                new(0.3, 0.7), new double[,] { { 1, 0.5 } }, points[i], [new(slopes[2 * i], 0), new(slopes[2 * i + 1], 0)]);
        Assert.Equal(expected / 3, Sampled.Value([0.3, 0.7]), 14);
    }

    [Fact]
    public void A_generic_loss_has_an_objective_in_double()
    {
        double[] x = [0.5, -1], w = [2, 3], gradient = new double[4];
        Assert.Equal(4, AnyNumber.Dimension);
        double value = CompositeLosses.OfAnyNumber<double>(new(0.1, 0.2), w, x, 0.25);
        Assert.Equal(value, AnyNumber.Value([0.1, 0.2, 2, 3]));
        Assert.Equal(value, AnyNumber.Gradient([0.1, 0.2, 2, 3], gradient));
        Assert.NotEqual(0, CompositeLosses.OfAnyNumberGradient<float>(new(0.1f, 0.2f), [2], [1], 0, out _, new float[1]));
    }

    [Fact]
    public void Elements_keep_their_constants_and_are_packed_one_after_the_other()
    {
        Assert.Equal(4, Elements.Dimension);
        double expected = 0;
        for (int i = 0; i < 2; i++)
            expected += CompositeLosses.SampledElements(
                [(0.1, 2, 0.2), (0.3, 3, 0.4)], i + 1, [(0.5 - i, 0), (0, i)]);
        Assert.Equal(expected / 2, Elements.Value([0.1, 0.2, 0.3, 0.4]), 14);
    }

    [Fact]
    public void Derivatives_agree_with_differences()
    {
        AgreesWithDifferences(Lines, [0.5, -0.25, 0.1, 0.2, 0.3]);
        AgreesWithDifferences(new CompositeLosses.PolynomialObjective(Template, new(2, 1)), [0.1, 0.2, 0.3, 0.5], 1e-3, 2e-3);
        AgreesWithDifferences(AnyNumber, [0.1, 0.2, 0.5, -0.25]);
        AgreesWithDifferences(Elements, [0.1, 0.2, 0.3, 0.4]);
        AgreesWithDifferences(Sampled, [0.3, 0.7]);
        AgreesWithDifferences(Terms, [0.1, -0.2, 0.3, 0.5, 0.5, 0.25, -0.5, 1, 0.5, 0.75], 1e-3, 2e-3);
        AgreesWithDifferences(
            Path, [0.5, 0.25, 1, -0.5, 0.5, 0.25, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.5, -0.5, 0.25, 0.1, 0.5, 0.25, -1], 1e-3, 2e-3);
    }

    [Fact]
    public void Third_order_products_are_the_differences_of_second_order_ones()
    {
        double[] point = [0.5, -0.25, 0.1, 0.2, 0.3], direction = [1, -0.5, 0.25, 0.5, 2];
        double[] gradient = new double[5], product = new double[5], third = new double[5];
        Lines.ThirdOrderProduct(point, direction, gradient, product, third);
        double[] above = new double[5], below = new double[5];
        const double step = 1e-5;
        Lines.HessianProduct(Vectors.Step(point, step, direction), direction, gradient, above);
        Lines.HessianProduct(Vectors.Step(point, -step, direction), direction, gradient, below);
        for (int i = 0; i < 5; i++) Assert.Equal((above[i] - below[i]) / (2 * step), third[i], 1e-7);
    }

    [Fact]
    public void Evaluations_allocate_nothing()
    {
        IHessianObjective[] objectives =
            [Lines, new CompositeLosses.PolynomialObjective(Template, new(2, 1)), Sampled, Terms, Path, AnyNumber, Elements];
        foreach (IHessianObjective objective in objectives)
        {
            double[] point = new double[objective.Dimension], direction = new double[objective.Dimension];
            double[] gradient = new double[objective.Dimension], product = new double[objective.Dimension];
            for (int warmUp = 0; warmUp < 3; warmUp++) Evaluate();
            Assert.Equal(0, Allocations.Of(Evaluate));

            void Evaluate()
            {
                objective.Value(point);
                objective.Gradient(point, gradient);
                objective.HessianProduct(point, direction, gradient, product);
            }
        }
    }

    [Fact]
    public void A_negative_length_and_a_missing_matrix_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompositeLosses.PathThroughMatrixObjective(2, 2, -3, 3, 1, 3));
        Assert.Throws<ArgumentNullException>(() => new CompositeLosses.SampledLineObjective(
            null!, new (double, double)[1], new CompositeLosses.Line[2], 2));
    }

    internal static void AgreesWithDifferences(
        IHessianObjective objective, double[] point, double step = 1e-5, double tolerance = 1e-7)
    {
        int count = objective.Dimension;
        double[] gradient = new double[count], product = new double[count], above = new double[count], below = new double[count];
        double[] direction = [.. Enumerable.Range(0, count).Select(i => Math.Cos(i + 1))];
        objective.HessianProduct(point, direction, gradient, product);
        for (int i = 0; i < count; i++)
        {
            double[] unit = Vectors.Unit(count, i);
            double difference = objective.Value(Vectors.Step(point, step, unit)) - objective.Value(Vectors.Step(point, -step, unit));
            Assert.Equal(difference / (2 * step), gradient[i], tolerance * (1 + Math.Abs(gradient[i])));
        }

        objective.Gradient(Vectors.Step(point, step, direction), above);
        objective.Gradient(Vectors.Step(point, -step, direction), below);
        for (int i = 0; i < count; i++)
            Assert.Equal((above[i] - below[i]) / (2 * step), product[i], tolerance * (1 + Math.Abs(product[i])));
    }
}
