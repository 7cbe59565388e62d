using AutoDiffDSL.Tape;
using AutoDiffDSL.Testing;

namespace AutoDiffDSL.Tests.Tape;

public sealed class SampleSelectionTests
{
    [Fact]
    public void A_batch_is_copied_may_repeat_and_gives_way_to_all()
    {
        var selection = new SampleSelection(5, "y");
        Assert.Equal([0, 1, 2, 3, 4], Selected(selection));
        int[] batch = [3, 3, 1];
        selection.Select(batch);
        batch[0] = 0;
        Assert.Equal([3, 3, 1], Selected(selection));
        selection.Select([4]);
        Assert.Equal([4], Selected(selection));
        Assert.Equal(5, selection.SampleCount);
        selection.SelectAll();
        Assert.Equal([0, 1, 2, 3, 4], Selected(selection));
    }

    [Fact]
    public void Selecting_a_batch_again_allocates_nothing()
    {
        var selection = new SampleSelection(5, "y");
        int[] batch = [1, 2];
        selection.Select(batch);
        Assert.Equal(0, Allocations.Of(() => selection.Select(batch)));
    }

    [Fact]
    public void What_is_no_selection_is_refused_and_changes_nothing()
    {
        var selection = new SampleSelection(5, "y");
        Assert.Throws<ArgumentException>(() => selection.Select([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => selection.Select([0, 5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => selection.Select([-1]));
        Assert.Equal(5, selection.Count);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => new SampleSelection(0, "y")).ParamName);
    }

    [Fact]
    public void Rows_must_be_whole_and_samples_as_many_of_each()
    {
        Assert.Equal(4, SampleSelection.CountRows(12, 3, "x", "xLength"));
        Assert.Equal("x", Assert.Throws<ArgumentException>(
            () => SampleSelection.CountRows(13, 3, "x", "xLength")).ParamName);
        Assert.Equal("xLength", Assert.Throws<ArgumentOutOfRangeException>(
            () => SampleSelection.CountRows(12, 0, "x", "xLength")).ParamName);
        SampleSelection.SameCount(4, 4, "x", "y");
        Assert.Equal("y", Assert.Throws<ArgumentException>(
            () => SampleSelection.SameCount(4, 3, "x", "y")).ParamName);
    }

    [Fact]
    public void Packing_rounds_widens_and_adds()
    {
        float[] narrow = new float[2];
        Packing.Narrow([0.1, -2], narrow);
        Assert.Equal([0.1f, -2f], narrow);
        double[] wide = new double[2];
        Packing.Widen(narrow, wide);
        Assert.Equal([0.1f, -2.0], wide);
        double[] sum = [1, 1];
        Packing.AddScaled(0.5, [2, 4], sum);
        Assert.Equal([2, 3], sum);
    }

    private static int[] Selected(SampleSelection selection) =>
        [.. Enumerable.Range(0, selection.Count).Select(i => selection[i])];
}
