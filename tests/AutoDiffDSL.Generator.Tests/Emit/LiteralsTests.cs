using AutoDiffDSL.Generator.Emit;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>Constants as C# text.</summary>
public sealed class LiteralsTests
{
    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(2.0, "2.0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1e300, "1E+300")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(double.NaN, "double.NaN")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    public void A_double_is_the_shortest_text_that_reads_back(double value, string text) =>
        Assert.Equal(text, Literals.Print(ScalarKind.Float64, BitConverter.DoubleToInt64Bits(value)));

    [Fact]
    public void Every_double_reads_back_to_its_bits()
    {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++)
        {
            long bits = random.NextInt64(long.MinValue, long.MaxValue);
            double value = BitConverter.Int64BitsToDouble(bits);
            if (double.IsFinite(value))
            {
                string text = Literals.Print(ScalarKind.Float64, bits);
                double back = double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(bits, BitConverter.DoubleToInt64Bits(back));
            }
        }
    }

    [Theory]
    [InlineData(0.1f, "0.1f")]
    [InlineData(1f / 3f, "0.33333334f")]
    [InlineData(16777216f, "16777216f")]
    public void A_float_has_its_suffix(float value, string text) =>
        Assert.Equal(text, Literals.Print(ScalarKind.Float32, BitConverter.SingleToInt32Bits(value)));

    [Fact]
    public void Integers_say_their_type()
    {
        Assert.Equal("-3", Literals.Print(ScalarKind.Int32, -3));
        Assert.Equal("int.MinValue", Literals.Print(ScalarKind.Int32, int.MinValue));
        Assert.Equal("3U", Literals.Print(ScalarKind.UInt32, 3));
        Assert.Equal("-3L", Literals.Print(ScalarKind.Int64, -3));
        Assert.Equal("18446744073709551615UL", Literals.Print(ScalarKind.UInt64, -1));
        Assert.Equal("(sbyte)(-3)", Literals.Print(ScalarKind.SByte, -3));
    }

    [Fact]
    public void A_neighbour_of_the_type_spares_the_point()
    {
        Assert.Equal("1", Literals.PrintBare(ScalarKind.Float64, BitConverter.DoubleToInt64Bits(1)));
        Assert.Equal("0.5", Literals.PrintBare(ScalarKind.Float64, BitConverter.DoubleToInt64Bits(0.5)));
        Assert.Equal("-0.0", Literals.PrintBare(ScalarKind.Float64, BitConverter.DoubleToInt64Bits(-0.0)));
    }
}
