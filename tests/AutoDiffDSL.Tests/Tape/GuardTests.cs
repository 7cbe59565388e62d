using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Tests.Tape;

public sealed class GuardTests
{
    [Fact]
    public void A_wrong_length_names_the_parameter_and_its_primal()
    {
        Guard.SameLength(3, 3, "wDot", "w");
        var error = Assert.Throws<ArgumentException>(() => Guard.SameLength(3, 2, "wDot", "w"));
        Assert.Equal("wDot", error.ParamName);
        Assert.Contains("'w'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlapping_spans_name_both_parameters()
    {
        double[] memory = new double[10];
        Guard.Disjoint<double>(memory.AsSpan(0, 5), memory.AsSpan(5, 5), "y", "x");
        Guard.Disjoint<double>(memory, [], "y", "x");
        var error = Assert.Throws<ArgumentException>(
            () => Guard.Disjoint<double>(memory.AsSpan(0, 6), memory.AsSpan(5, 5), "y", "x"));
        Assert.Equal("y", error.ParamName);
        Assert.Contains("'x'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_length_names_the_parameter()
    {
        Guard.NonNegativeLength(0, "n");
        Assert.Equal("n", Assert.Throws<ArgumentOutOfRangeException>(() => Guard.NonNegativeLength(-1, "n")).ParamName);
    }

    [Theory]
    [InlineData(2, 3, true)]
    [InlineData(2, 3, false)]
    [InlineData(0, 1, true)]
    public void A_matrix_has_rows_times_columns_elements(int rows, int columns, bool fits)
    {
        int length = fits ? rows * columns : 5;
        Exception? error = Record.Exception(() => Guard.MatrixLength(rows, columns, length, "m"));
        Assert.Equal(fits ? null : "m", (error as ArgumentException)?.ParamName);
    }

    [Fact]
    public void A_matrix_whose_size_overflows_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Guard.MatrixLength(1 << 16, 1 << 16, 0, "m"));
        Assert.Contains("4294967296", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_by_reference_must_be_different_ones()
    {
        double[] cells = [1, 1, 1, 1];
        Guard.Apart(in cells[0], in cells[1], in cells[2], in cells[3], "a", "b", "c", "d");
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => Guard.Apart(in cells[0], in cells[1], in cells[2], in cells[1], "a", "b", "c", "d"));
        Assert.Equal("b", error.ParamName);
        Assert.Contains("'b' is passed by reference and overlaps 'd'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_by_reference_must_not_be_an_element_of_a_span()
    {
        double[] cells = [1, 2, 3];
        double alone = 1;
        Guard.Apart(in alone, cells, "v", "s");
        Guard.Apart(in cells[0], cells.AsSpan(1), "v", "s");
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => Guard.Apart(in cells[1], cells.AsSpan(1), "v", "s"));
        Assert.Equal("v", error.ParamName);
    }
}
