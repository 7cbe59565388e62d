using AutoDiffDSL.Experiments.Recording;

namespace AutoDiffDSL.Experiments.Tests.Recording;

public sealed class RunCsvTests
{
    [Fact]
    public void Metrics_stand_side_by_side_and_what_was_not_measured_is_empty()
    {
        using OtherCulture culture = new();
        RunRecord run = new("run", 1);
        Metric loss = run.Metric("loss"), sharpness = run.Metric("sharpness");
        loss.Add(0, 0.5);
        loss.Add(1, -0.25);
        loss.Add(2, double.NaN);
        sharpness.Add(0, 3);
        sharpness.Add(2, double.PositiveInfinity);

        Assert.Equal("step,loss,sharpness\n0,0.5,3\n1,-0.25,\n2,NaN,Infinity\n", Write(run));
    }

    [Fact]
    public void Every_double_and_every_name_comes_back_to_the_same_bits()
    {
        double[] values =
        [
            0.1 + 0.2, -0.0, double.Epsilon, double.MaxValue, Math.PI, 1.0 / 3, double.NegativeInfinity, double.NaN,
        ];
        RunRecord run = new("run", 7);
        Metric awkward = run.Metric("a \"name\", with\nall"), other = run.Metric("other");
        for (int i = 0; i < values.Length; i++) awkward.Add(10 * i, values[i]);
        other.Add(35, 1);

        RunRecord back = RunCsv.Read(new StringReader(Write(run)), "run", 7);

        Assert.Equal(["a \"name\", with\nall", "other"], back.Metrics.Select(metric => metric.Name));
        Assert.Equal(awkward.Steps, back.Metrics[0].Steps);
        Assert.Equal(Bits(awkward.Values), Bits(back.Metrics[0].Values));
        Assert.Equal([35], back.Metrics[1].Steps);
        Assert.Equal(Write(run), Write(back));
    }

    [Theory]
    [InlineData("loss,step\n", "step")]
    [InlineData("step,loss\n0,zero\n", "row 2")]
    [InlineData("step,loss\n0,1\n1,2,3\n", "Row 3")]
    [InlineData("step,\"loss\n0,1\n", "not closed")]
    public void A_damaged_file_is_refused_and_the_place_is_named(string text, string named)
    {
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(
            () => RunCsv.Read(new StringReader(text), "run", 1));

        Assert.Contains(named, refusal.Message);
    }

    private static string Write(RunRecord run)
    {
        StringWriter writer = new();
        RunCsv.Write(run, writer);
        return writer.ToString();
    }

    private static IEnumerable<long> Bits(IEnumerable<double> values) => values.Select(BitConverter.DoubleToInt64Bits);
}
