using System.Runtime.InteropServices;
using AutoDiffDSL.Derivatives.Tests.Corpus;
using AutoDiffDSL.Derivatives.Tests.Objectives;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>What generated methods do with lists, beside being right: the corpus shows that.</summary>
public sealed class ListTests
{
    [Fact]
    public void An_index_outside_of_a_list_throws_as_in_the_method_itself()
    {
        List<int> columns = [0, 1, 7];
        List<float> scale = [1, 2];
        double[] w = [1, 2], gradient = [0, 0];
        List<double> empty = [];
        ArgumentOutOfRangeException primal =
            Assert.Throws<ArgumentOutOfRangeException>(() => ListsOfConstants.Polynomial(2, empty));
        ArgumentOutOfRangeException derived =
            Assert.Throws<ArgumentOutOfRangeException>(() => ListsOfConstants.PolynomialGradient(2, empty, out _));
        Assert.Equal(primal.Message, derived.Message);
        Assert.Equal(primal.ParamName, derived.ParamName);
        Assert.Throws<IndexOutOfRangeException>(() => ListsOfConstants.Gathered(w, columns, scale));
        Assert.Throws<IndexOutOfRangeException>(() => ListsOfConstants.GatheredGradient(w, columns, scale, gradient));
    }

    [Fact]
    public void A_list_that_is_null_throws_as_in_the_method_itself()
    {
        Assert.Throws<NullReferenceException>(() => ListsOfConstants.Polynomial(2, null!));
        Assert.Throws<NullReferenceException>(() => ListsOfConstants.PolynomialGradient(2, null!, out _));
    }

    [Fact]
    public void An_adjoint_in_the_memory_of_a_list_is_refused()
    {
        List<double> knots = [1, 2, 3];
        double[] w = [1, 2, 3];
        ArgumentException refusal = Assert.Throws<ArgumentException>(() =>
            ListsOfConstants.KernelsGradient(w, knots, CollectionsMarshal.AsSpan(knots)));
        Assert.Equal("wGradient", refusal.ParamName);
        Assert.Throws<ArgumentException>(() => ListsOfConstants.KernelsGradient(w, w, w));
        double[] gradient = new double[3];
        Assert.Throws<ArgumentException>(() => ListsOfConstants.KernelsGradient(w, gradient, gradient));
    }

    /// <summary>The indexer behind an interface is anybody's code; backward it is not asked again.</summary>
    [Fact]
    public void An_indexer_behind_an_interface_runs_as_often_as_in_the_method_itself()
    {
        var counted = new CountedList([0.5, 0.75, 1]);
        double[] w = [0.25, 0.5], gradient = new double[2], direction = [1, 0], product = new double[2];
        ListsOfConstants.Kernels(w, counted);
        int reads = counted.Reads;
        Assert.Equal(3, reads);
        counted.Reads = 0;
        ListsOfConstants.KernelsGradient(w, counted, gradient);
        Assert.Equal(reads, counted.Reads);
        counted.Reads = 0;
        ListsOfConstants.KernelsHvp(w, direction, counted, gradient, product);
        Assert.Equal(reads, counted.Reads);
    }

    [Fact]
    public void An_objective_keeps_a_list_as_it_is()
    {
        List<double> targets = [1, 2];
        var objective = new Losses.FittedObjective(targets, 2);
        double[] gradient = new double[2];
        Assert.Equal(0.5 * (1 + 1), objective.Gradient([0, 1], gradient));
        Assert.Equal([-1, -1], gradient);
        targets[0] = 0;
        Assert.Equal(0.5, objective.Gradient([0, 1], gradient));
    }
}
