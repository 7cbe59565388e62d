using AutoDiffDSL.Experiments.Reports;

namespace AutoDiffDSL.Experiments.Tests.Reports;

public sealed class ContourLinesTests
{
    [Fact]
    public void The_line_of_a_paraboloid_is_one_closed_circle()
    {
        ContourField field = ContourField.Sample("r^2", (x, y) => x * x + y * y, (-2, 2), (-2, 2), [1]);

        List<(double X, double Y)> line = Assert.Single(ContourLines.Of(field, 1));

        Assert.Equal(line[0], line[^1]);
        Assert.True(line.Count > 100);
        Assert.All(line, point => Assert.Equal(1, Math.Sqrt(point.X * point.X + point.Y * point.Y), 1e-3));
    }

    [Fact]
    public void Lines_of_a_plane_are_straight_and_run_from_rim_to_rim()
    {
        ContourField field = ContourField.Sample("x + y", (x, y) => x + y, (0, 1), (0, 1), [0.7]);

        List<(double X, double Y)> line = Assert.Single(ContourLines.Of(field, 0.7));

        Assert.All(line, point => Assert.Equal(0.7, point.X + point.Y, 1e-12));
        double[] ends = [line[0].X, line[^1].X];
        Assert.Equal([0, 0.7], ends.Order().Select(end => Math.Round(end, 12)));
    }

    [Fact]
    public void At_a_saddle_two_lines_pass_each_other()
    {
        ContourField field = new("xy", [-1, 1], [-1, 1], [1, -1.2, -1.2, 1], []);

        List<List<(double X, double Y)>> lines = ContourLines.Of(field, 0);

        // The middle is below: the two high corners are cut off.
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Equal(2, line.Count));
        Assert.All(lines, line => Assert.True(line[0].X * line[1].Y > 0 || line[0].Y * line[1].X > 0));
    }

    [Fact]
    public void Cells_without_a_finite_value_show_nothing_and_a_level_out_of_reach_neither()
    {
        ContourField field = new("gap", [0, 1, 2], [0, 1], [0, 1, double.NaN, 0, 1, 2], []);

        Assert.Single(ContourLines.Of(field, 0.5));
        Assert.Empty(ContourLines.Of(field, 1.5));
        Assert.Empty(ContourLines.Of(field, 9));
    }

    [Fact]
    public void A_grid_of_the_wrong_size_is_refused() =>
        Assert.Throws<ArgumentException>(() => ContourLines.Of(new("few", [0, 1], [0, 1], [1, 2, 3], []), 1));

    [Fact]
    public void Geometric_levels_have_equal_ratios() =>
        Assert.Equal([1, 10, 100], ContourField.Geometric(1, 100, 3).Select(level => Math.Round(level, 12)));

    [Fact]
    public void A_chart_draws_its_contours_below_the_series_and_names_them()
    {
        Chart chart = new("Plane", new Axis("x"), new Axis("y"), [new Series("path", [0, 1], [0, 1])])
        {
            Contours = [ContourField.Sample("f", (x, y) => x * x + y * y, (-3, 3), (-3, 3), [1, 4])],
        };
        using StringWriter html = new();
        ChartWriter.Write(html, chart, 0);

        string text = html.ToString();
        Assert.Equal(2, text.Split("<path class=\"contour\"").Length - 1);
        Assert.True(text.IndexOf("class=\"contour\" d", StringComparison.Ordinal)
            < text.IndexOf("<path class=\"c0\"", StringComparison.Ordinal));
        Assert.Contains("f, 2 levels, 1 to 4", text);
        Assert.Contains("\"scatter\":true", text);
    }
}
