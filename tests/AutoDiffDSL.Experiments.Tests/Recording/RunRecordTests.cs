using AutoDiffDSL.Experiments.Recording;

namespace AutoDiffDSL.Experiments.Tests.Recording;

public sealed class RunRecordTests
{
    [Fact]
    public void Settings_keep_their_order_and_read_the_same_in_every_culture()
    {
        using OtherCulture culture = new();
        RunRecord run = new("run", 1);
        run.Set("eta", -0.5);
        run.Set("activation", "tanh");

        Assert.Equal([new Setting("eta", "-0.5"), new Setting("activation", "tanh")], run.Settings);
        Assert.Throws<ArgumentException>(() => run.Set("eta", 1));
    }

    [Fact]
    public void A_metric_asked_for_twice_is_the_same_column()
    {
        RunRecord run = new("run", 1);

        Assert.Same(run.Metric("loss", "J"), run.Metric("loss"));
        Assert.Equal("J", Assert.Single(run.Metrics).Unit);
    }

    [Fact]
    public void The_name_of_the_step_column_is_taken() =>
        Assert.Throws<ArgumentException>(() => new RunRecord("run", 1).Metric("step"));
}
