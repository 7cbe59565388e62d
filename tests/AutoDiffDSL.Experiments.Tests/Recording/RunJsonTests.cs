using AutoDiffDSL.Experiments.Recording;

namespace AutoDiffDSL.Experiments.Tests.Recording;

public sealed class RunJsonTests
{
    [Fact]
    public void A_whole_run_comes_back()
    {
        using TemporaryFolder folder = new();
        RunRecord run = new("a <run>", 42);
        run.Set("eta", 0.1);
        Metric loss = run.Metric("loss", "nats");
        loss.Add(0, 0.1 + 0.2);
        loss.Add(5, double.NaN);
        run.Metric("empty");

        RunJson.Write(run, folder.File("run.json"));
        RunRecord back = RunJson.Read(folder.File("run.json"));

        Assert.Equal(("a <run>", 42), (back.Name, back.Seed));
        Assert.Equal(run.Settings, back.Settings);
        Assert.Equal([("loss", "nats"), ("empty", "")], back.Metrics.Select(metric => (metric.Name, metric.Unit)));
        Assert.Equal([0, 5], back.Metrics[0].Steps);
        Assert.Equal([0.1 + 0.2, double.NaN], back.Metrics[0].Values);
        Assert.Equal(RunJson.ToText(run), RunJson.ToText(back));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"name\":\"a\",\"seed\":1,\"settings\":null,\"metrics\":[]}")]
    [InlineData("{\"name\":\"a\",\"seed\":1,\"settings\":[],\"metrics\":"
        + "[{\"name\":\"b\",\"unit\":\"\",\"steps\":[1],\"values\":[]}]}")]
    public void What_is_not_a_run_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => RunJson.FromText(text));
}
