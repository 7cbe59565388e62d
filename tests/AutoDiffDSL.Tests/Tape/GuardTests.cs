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
}
