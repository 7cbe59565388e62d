using AutoDiffDSL.Experiments.Recording;

namespace AutoDiffDSL.Experiments.Tests.Recording;

public sealed class MetricTests
{
    private readonly Metric _metric = new RunRecord("run", 1).Metric("loss");

    [Fact]
    public void Steps_must_increase()
    {
        _metric.Add(3, 1.0);

        Assert.Throws<ArgumentOutOfRangeException>(() => _metric.Add(3, 2.0));
        Assert.Equal([3], _metric.Steps);
    }

    [Fact]
    public void Mean_and_median_take_only_the_steps_asked_for()
    {
        for (int step = 0; step <= 10; step++) _metric.Add(step, step * step);

        Assert.Equal((4.0 + 9.0 + 16.0) / 3, _metric.Mean(2, 4));
        Assert.Equal(9.0, _metric.Median(2, 4));
        Assert.Equal(12.5, _metric.Median(2, 5));
        Assert.Equal((double.NaN, double.NaN), (_metric.Mean(11, 20), _metric.Median(11, 20)));
    }

    [Fact]
    public void The_first_value_above_a_threshold_is_found_by_its_step()
    {
        _metric.Add(0, 1);
        _metric.Add(50, double.NaN);
        _metric.Add(100, 2);

        Assert.Equal(100, _metric.FirstAbove(1.5));
        Assert.Null(_metric.FirstAbove(2));
    }
}
