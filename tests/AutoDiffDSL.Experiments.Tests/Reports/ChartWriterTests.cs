using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AutoDiffDSL.Experiments.Reports;

namespace AutoDiffDSL.Experiments.Tests.Reports;

public sealed class ChartWriterTests
{
    private static readonly Axis _step = new("step");
    private static readonly Axis _loss = new("loss", "nats");

    [Fact]
    public void Non_finite_values_break_the_line_and_a_lone_point_is_a_mark()
    {
        Series series = new(
            "loss",
            [0, 1, 2, 3, 4, 5, 6],
            [1, 2, double.NaN, 3, double.PositiveInfinity, 2, 1]);

        XElement svg = Draw(new Chart("Loss", _step, _loss, [series]));

        string path = (string)Assert.Single(Drawn(svg, "path")).Attribute("d")!;
        Assert.Equal(2, path.Count(c => c == 'M'));
        Assert.Equal(2, path.Count(c => c == 'L'));
        Assert.Single(Drawn(svg, "circle"));
        Assert.DoesNotContain("NaN", svg.ToString());
    }

    [Fact]
    public void Zero_leaves_a_gap_on_a_log_axis()
    {
        Series series = new("loss", [0, 1, 2, 3, 4], [1, 0.1, 0, 0.01, 0.001]);

        XElement svg = Draw(new Chart("Loss", _step, _loss with { Scale = AxisScale.Log }, [series]));

        Assert.Equal(2, ((string)Assert.Single(Drawn(svg, "path")).Attribute("d")!).Count(c => c == 'M'));
    }

    [Fact]
    public void A_chart_without_values_says_so_and_still_has_axes()
    {
        XElement svg = Draw(new Chart("Loss", _step, _loss, [new Series("loss", [], [])]));

        Assert.Contains("no values", Texts(svg));
        Assert.Contains("loss [nats]", Texts(svg));
        Assert.Empty(Drawn(svg, "path"));
    }

    [Fact]
    public void A_reference_line_is_drawn_at_its_value_and_widens_the_axis()
    {
        Chart chart = new("Sharpness", _step, _loss, [new Series("s", [0, 1], [1, 2])])
        {
            References =
            [
                new ReferenceLine(20, "2/eta"),
                new ReferenceLine(0.5, "crossing", ReferenceDirection.Vertical),
            ],
        };

        XElement svg = Draw(chart);

        Assert.Contains("2/eta", Texts(svg));
        Assert.Contains("crossing", Texts(svg));
        Assert.Equal(2, svg.Elements("path").Count(path => (string?)path.Attribute("class") == "reference"));
        Assert.Contains("20", Texts(svg));
    }

    [Fact]
    public void The_label_of_a_reference_line_keeps_clear_of_the_series()
    {
        // Rising to the line at the right and staying there, so that the free place is at the left.
        Series series = new("s", [0, 5, 6, 7, 8, 9, 10], [0, 0, 10.1, 9.9, 10.1, 9.9, 10.1]);
        Chart chart = new("Sharpness", _step, _loss, [series]) { References = [new ReferenceLine(10, "2/eta")] };

        double label = (double)Draw(chart).Elements("text").Single(text => text.Value == "2/eta").Attribute("x")!;

        Assert.InRange(label, ChartFrame.Left, (ChartFrame.Left + ChartFrame.Right) / 2);
    }

    [Fact]
    public void A_reference_line_outside_set_limits_is_left_out()
    {
        Chart chart = new("Sharpness", _step, _loss with { Maximum = 5 }, [new Series("s", [0, 1], [1, 2])])
        {
            References = [new ReferenceLine(20, "2/eta")],
        };

        Assert.DoesNotContain("2/eta", Texts(Draw(chart)));
    }

    [Fact]
    public void Everything_that_comes_from_outside_is_escaped()
    {
        const string Hostile = "</script><img src=x onerror='alert(1)'> & \"quoted\"";
        Chart chart = new(Hostile, new Axis(Hostile, Hostile), new Axis(Hostile), [new Series(Hostile, [0], [1])])
        {
            References = [new ReferenceLine(1, Hostile)],
            Caption = Hostile,
        };

        string html = Html(chart);

        Assert.DoesNotContain("<img", html);
        Assert.Single(Regex.Matches(html, "</script>"));
        Assert.Contains("&lt;/script&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt; &amp; &quot;quoted&quot;", html);
    }

    [Fact]
    public void The_values_on_hover_are_the_values_of_the_drawn_points()
    {
        Series series = new("loss", [0, 1, 2], [0.125, double.NaN, 1.0 / 3]);
        string html = Html(new Chart("Loss", _step, _loss, [series]));

        JsonElement data = JsonDocument.Parse(Regex.Match(html, "json\">(.*?)</script>").Groups[1].Value).RootElement;
        double[] points = [.. data.GetProperty("series")[0].GetProperty("points").EnumerateArray()
            .Select(number => number.GetDouble())];

        Assert.Equal("step", data.GetProperty("x").GetString());
        Assert.Equal(8, points.Length);
        Assert.Equal((0, 0.125), (points[2], points[3]));
        Assert.Equal((2, 0.3333333), (points[6], points[7]));
    }

    [Fact]
    public void A_series_of_unequal_lengths_is_refused_by_name()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(
            () => Html(new Chart("Loss", _step, _loss, [new Series("short", [0, 1], [0])])));

        Assert.Contains("'short'", refusal.Message);
    }

    [Fact]
    public void A_long_line_is_drawn_with_at_most_four_points_a_pixel()
    {
        double[] x = [.. Enumerable.Range(0, 200_000).Select(i => (double)i)];
        double[] y = [.. x.Select(value => Math.Sin(value))];

        string path = (string)Drawn(Draw(new Chart("Wave", _step, _loss, [new Series("wave", x, y)])), "path")
            .Single().Attribute("d")!;

        Assert.InRange(path.Count(c => c == 'L'), 1500, 4 * 1000);
    }

    private static string Html(Chart chart)
    {
        StringWriter writer = new();
        ChartWriter.Write(writer, chart, 3);
        return writer.ToString();
    }

    private static XElement Draw(Chart chart) =>
        XElement.Parse(Regex.Match(Html(chart), "<svg.*</svg>", RegexOptions.Singleline).Value);

    private static IEnumerable<XElement> Drawn(XElement svg, string name) =>
        svg.Elements("g").Single(group => group.Attribute("clip-path") is not null).Elements(name);

    private static IEnumerable<string> Texts(XElement svg) => svg.Elements("text").Select(text => text.Value);
}
