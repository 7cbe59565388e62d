using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Experiments.Reports;

namespace AutoDiffDSL.Experiments.Tests.Checks;

public sealed class CheckTests
{
    [Theory]
    [InlineData(258, 0, true)]
    [InlineData(261, 3, true)]
    [InlineData(262, 3, false)]
    public void A_count_agrees_within_its_tolerance(int found, int tolerance, bool holds) =>
        Assert.Equal(holds, Check.Count("reach 1", 258, found, tolerance).Holds);

    [Theory]
    [InlineData(10.3, true)]
    [InlineData(9.69, false)]
    [InlineData(double.NaN, false)]
    public void A_number_agrees_within_a_share_of_what_is_expected(double found, bool holds) =>
        Assert.Equal(holds, Check.Relative("sharpness", 10, found, 0.03 + 1e-12).Holds);

    [Theory]
    [InlineData(2.3, true)]
    [InlineData(4.21, false)]
    [InlineData(double.NaN, false)]
    public void A_band_includes_its_ends(double found, bool holds) =>
        Assert.Equal(holds, Check.Between("sharpness", 2.3, 4.2, found).Holds);

    [Fact]
    public void An_exact_figure_agrees_to_the_last_bit_only()
    {
        Assert.True(Check.Exact("bound", 0.3, 0.3).Holds);
        Assert.Equal(("0.30000000000000004", false), (
            Check.Exact("bound", 0.3, 0.1 + 0.2).Found, Check.Exact("bound", 0.3, 0.1 + 0.2).Holds));
    }

    [Fact]
    public void The_table_is_aligned_and_says_whether_all_hold()
    {
        using OtherCulture culture = new();
        StringWriter output = new() { NewLine = "\n" };
        Check[] checks = [Check.Count("reach 1", 258, 258), Check.Relative("bound", 0.5, 0.25, 0.01)];

        Assert.False(CheckTable.Print(checks, output));
        Assert.Equal(
            """
            figure   expected       found  verdict
            reach 1  258            258    ok
            bound    0.5 within 1%  0.25   FAILS

            """,
            output.ToString());
        ReportTable table = CheckTable.ToReport("Checks", checks);
        Assert.Equal(["bound", "0.5 within 1%", "0.25", "FAILS"], table.Rows[1]);
    }
}
