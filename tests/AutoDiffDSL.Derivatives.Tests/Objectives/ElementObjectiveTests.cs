using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Objectives.ElementLosses;

namespace AutoDiffDSL.Derivatives.Tests.Objectives;

/// <summary>Objectives over elements with constants agree with differences.</summary>
public sealed class ElementObjectiveTests
{
    [Fact]
    public void No_two_arrays_of_an_objective_are_one()
    {
        var template = new Layer { W = new double[2], N = 3 };
        var objective = new TakenNamesObjective(template, template, [1, 2, 3], layerWLength: 3, valueLength: 1);
        Agrees(objective, 2 + 1 + 3 + 2 + 1 + 1);
    }

    [Fact]
    public void Arrays_of_structs_keep_the_constants_of_each_element()
    {
        var item = new Item { Look = (9, Color.Blue), Factor = 2 };
        Item[] items = [item, item with { Factor = 3, Look = (1, Color.Red) }];
        Agrees(new ItemsWithConstantsObjective(items, items, item, mRows: 1, mColumns: 1), 4 * 5 + 1, 1e-2, 1e-2);
        Assert.Equal((9, Color.Blue), items[0].Look);
        Agrees(new ItemsWithConstantsObjective([], Array.Empty<Item>(), item, mRows: 1, mColumns: 1), 5, 1e-2, 1e-2);
    }

    [Fact]
    public void Batches_of_a_generic_loss_hold_structs_and_rows_of_tuples()
    {
        var sample = new Sample<double>(1, 2, 3);
        var objective = new OpenSamplesObjective(
            new[] { sample, sample },
            sample,
            new[] { sample, sample with { A = 0.3 } },
            new double[] { 1, 2, 3, 4 },
            2,
            new (double, Color)[] { (1, default), (2, default), (0.5, default), (1, default) },
            2);
        Agrees(objective, 2 + 1 + 1);
        objective.SelectBatch([1]);
        Agrees(objective, 2 + 1 + 1);
    }

    [Fact]
    public void A_loss_in_singles_has_an_objective_in_double() => Agrees(
        new InSinglesObjective(
            [(0, true), (0, false)], new Vector2[] { new(1, 2), new(0.5f, -1) }, new[] { Color.Red, Color.Blue }),
        6,
        1e-2,
        2e-2);

    [Fact]
    public void Structs_by_reference_are_parameters_and_data() =>
        Agrees(new ByReferenceObjective(new Item { Factor = 1 }, new Item { Single = 2 }, 1), 4 + 2 + 2);

    [Fact]
    public void Spans_of_a_ref_struct_lie_in_the_vector()
    {
        var objective = new SpansInStructsObjective(1, 2, 1, 0, 1);
        double[] point = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11], gradient = new double[10];
        Assert.Equal(10, objective.Dimension);
        Assert.Equal(2 * 7 * 5 * 10 * 8, objective.Gradient(point, gradient));
        Assert.Equal(
            [7 * 5 * 10 * 8, 0, 0, 2 * 7 * 10 * 8, 0, 2 * 5 * 10 * 8, 2 * 7 * 5 * 10, 0, 2 * 7 * 5 * 8, 0], gradient);
    }

    [Fact]
    public void Lists_are_kept_as_they_are()
    {
        var selection = new Selection { Weights = [1, 2], Indices = [1, 0] };
        var objective = new WithListsObjective(
            selection, [3, 4], selection with { Weights = [2] }, [0, 1], [(0, 1), (0, 2)]);
        Agrees(objective, 2 + 1 + 2);
        Assert.Equal(Math.Pow(3 + 1 * 4 * 2 * 4 + 2 * 3 * 2 * 5, 2), objective.Value([1, 2, 3, 4, 5]));
        ArgumentNullException refusal = Assert.Throws<ArgumentNullException>(
            () => new WithListsObjective(selection, null!, selection, [0, 1], []));
        Assert.Equal("x", refusal.ParamName);
    }

    [Fact]
    public void Each_sample_may_have_its_list()
    {
        var objective = new ListOfEachSampleObjective(new List<int>[] { [1, 2], [3] }, new double[] { 1, 2 });
        Agrees(objective, 2);
        Assert.Equal((Math.Pow(3 * 2 + 5, 2) + Math.Pow(3 * 2 + 2 * 5, 2)) / 2, objective.Value([2, 5]));
    }

    [Fact]
    public void Spans_that_could_be_written_and_are_not_are_kept_like_others()
    {
        Agrees(
            new UnwrittenObjective(
                new double[] { 3 }, new (double, int)[] { (1, 2) }, wLength: 2, zLength: 1),
            2 + 1 + 2);
        Agrees(new UnwrittenSampleObjective(new double[] { 1, 2, 3, 4 }, 2, wLength: 2), 2);
    }

    private static void Agrees(IHessianObjective objective, int count, double step = 1e-4, double tolerance = 1e-6)
    {
        Assert.Equal(count, objective.Dimension);
        double[] point = [.. Enumerable.Range(0, count).Select(i => 0.5 + 0.25 * Math.Sin(3 * i + 1))];
        double[] direction = [.. Enumerable.Range(0, count).Select(i => Math.Cos(i + 1))];
        double[] gradient = Spoiled(), same = Spoiled(), product = Spoiled(), above = Spoiled(), below = Spoiled();
        double value = objective.HessianProduct(point, direction, gradient, product);
        Assert.Equal(value, objective.Value(point), 1e-6);
        Assert.Equal(value, objective.Gradient(point, same), 1e-6);
        objective.Gradient(Vectors.Step(point, step, direction), above);
        objective.Gradient(Vectors.Step(point, -step, direction), below);
        for (int i = 0; i < count; i++)
        {
            double[] unit = Vectors.Unit(count, i);
            double difference =
                objective.Value(Vectors.Step(point, step, unit)) - objective.Value(Vectors.Step(point, -step, unit));
            Assert.Equal(difference / (2 * step), gradient[i], tolerance * (1 + Math.Abs(gradient[i])));
            Assert.Equal(gradient[i], same[i], 1e-6);
            Assert.Equal((above[i] - below[i]) / (2 * step), product[i], tolerance * (1 + Math.Abs(product[i])));
        }

        double[] Spoiled() => [.. Enumerable.Repeat(double.NaN, count)];
    }
}
