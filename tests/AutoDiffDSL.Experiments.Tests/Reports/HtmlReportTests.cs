using System.Text.RegularExpressions;
using AutoDiffDSL.Experiments.Recording;
using AutoDiffDSL.Experiments.Reports;

namespace AutoDiffDSL.Experiments.Tests.Reports;

public sealed class HtmlReportTests
{
    private static readonly Report _report = new(
        "Edge <of> stability",
        "What & why",
        [new Setting("eta", "0.1"), new Setting("<b>", "&")],
        [
            new ReportText("Reading", "a < b"),
            new ReportTable("Checks", ["figure", "found"], [["sharpness", "20"]]),
            new Chart("One", new Axis("step"), new Axis("loss"), [new Series("a", [0, 1], [1, 2])]),
            new Chart("Two", new Axis("step"), new Axis("loss"), [new Series("b", [0, 1], [-0.5, 2.25])]),
        ]);

    [Fact]
    public void The_page_holds_title_settings_text_tables_and_charts_escaped()
    {
        string html = Html(_report);

        Assert.Contains("<title>Edge &lt;of&gt; stability</title>", html);
        Assert.Contains("<td>&lt;b&gt;</td><td>&amp;</td>", html);
        Assert.Contains("<p>a &lt; b</p>", html);
        Assert.Contains("<td>sharpness</td><td>20</td>", html);
        Assert.Equal(2, Regex.Count(html, "<svg "));
    }

    [Fact]
    public void The_page_needs_nothing_from_outside()
    {
        string html = Html(_report);

        Assert.DoesNotMatch("(src|href)\\s*=", html);
        Assert.DoesNotContain("@import", html);
        Assert.DoesNotMatch("url\\((?!#plot)", html);
        Assert.Contains("default-src 'none'", html);
    }

    [Fact]
    public void Ids_are_unique_on_the_page()
    {
        string[] ids = [.. Regex.Matches(Html(_report), " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value)];

        Assert.Equal(["plot0", "plot1"], ids);
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes_in_every_culture()
    {
        string html = Html(_report);
        using OtherCulture culture = new();

        Assert.Equal(html, Html(_report));
        Assert.DoesNotContain('\u2212', html);
    }

    [Fact]
    public void A_report_is_written_to_a_file()
    {
        using TemporaryFolder folder = new();
        HtmlReport.Write(_report, folder.File("report.html"));

        Assert.Equal(Html(_report), File.ReadAllText(folder.File("report.html")));
    }

    [Fact]
    public void A_row_of_the_wrong_length_is_refused_by_the_name_of_its_table()
    {
        Report report = _report with { Blocks = [new ReportTable("Ragged", ["a", "b"], [["1"]])] };

        Assert.Contains("'Ragged'", Assert.Throws<ArgumentException>(() => Html(report)).Message);
    }

    private static string Html(Report report)
    {
        StringWriter writer = new();
        HtmlReport.Write(report, writer);
        return writer.ToString();
    }
}
