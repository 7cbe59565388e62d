using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Tests.Frontend;

/// <summary>Which loops over wide integers count by int, and that others stay what they are.</summary>
public sealed class WideLoopTests
{
    [Theory]
    [InlineData("for (nint i = 0; i < n; i++) s += x[i];")]
    [InlineData("for (nint i = n - 1; i >= 0; i--) s += x[i];")]
    [InlineData("for (nint i = 1; i < n - 1; i++) s += x[i - 1] * x[i + 1];")]
    [InlineData("for (nint i = 0; i + 1 < n; i += 2) s += x[i] * x[i + 1];")]
    [InlineData("for (nint i = 0; i < n / 2; i++) s += x[2 * i] * x[n - 1 - i];")]
    [InlineData("for (nint i = 0; i < n / 2; i++) for (nint j = 0; j < (n + 1) / 2; j++) s += x[i + j];")]
    [InlineData("for (nint i = 0; i < n; i++) for (nint j = 0; j <= i; j++) s += x[i] * x[j];")]
    [InlineData("for (nint i = 0; i < n; i++) for (nint j = i + 1; j < n; j++) s += x[i] * x[j];")]
    [InlineData("for (nint i = 0; i < n; i++) for (nint j = 0; j < n - i; j++) s += x[i] - j;")]
    [InlineData("for (nint i = 0; i < Math.Min(n, 3); i++) s += x[i];")]
    [InlineData("for (nint i = k % 2 == 0 ? 0 : 1; i < n; i++) s += x[i];")]
    [InlineData("for (long i = 0; i < n; ++i) s += x[i];")]
    [InlineData("for (long i = n - 1; 0 <= i; i -= 1) s += x[i];")]
    [InlineData("for (long i = 0; i < k; i++) s += i;")]
    [InlineData("for (int i = 0; i < n; i++) s += x[i];")]
    [InlineData("for (int i = 1; n > i + 1; i++) s += x[i + 1];")]
    [InlineData("for (int i = (int)n - 1; i >= n / 2; i--) s += x[i];")]
    [InlineData("for (nint i = 2147483640; i < int.MaxValue; i++) s += i;")]
    [InlineData("checked { for (nint i = 0; i < n - 1; i++) s += x[i + 1]; }")]
    public void Loops_whose_numbers_fit_count_by_int(string loop)
    {
        LoweredProgram program = Create(loop);
        Assert.DoesNotContain(Primitive.While, Operations(program.Primal.Body));
        Assert.Contains(Primitive.For, Operations(program.Primal.Body));
        AssertSame(program);
    }

    /// <summary>An array is never as long as a span of other memory may be.</summary>
    [Theory]
    [InlineData("for (nint i = 1; i <= n; i++) s += x[i - 1];")]
    [InlineData("for (nint i = 0; i < n; i += 2) s += x[i];")]
    [InlineData("for (nint i = n - 1; i >= 0; i -= 3) s += x[i];")]
    [InlineData("for (nint i = 0; i < n; i++) for (nint j = 0; j < n - i + 1; j++) s += x[i] * j;")]
    public void A_loop_over_an_array_may_go_a_few_steps_beyond_it(string loop)
    {
        LoweredProgram program = Create(loop, "x");
        Assert.DoesNotContain(Primitive.While, Operations(program.Primal.Body));
        AssertSame(program);
    }

    /// <summary>As in a convolution.</summary>
    [Fact]
    public void Loops_over_the_lengths_of_tensors_go_as_far_beyond_them_as_over_arrays()
    {
        LoweredProgram program = LoweredProgram.Create("""
            [Differentiable]
            public static double F(
                System.Numerics.Tensors.Tensor<double> image, System.Numerics.Tensors.Tensor<double> kernel)
            {
                nint height = image.Lengths[0] - kernel.Lengths[0] + 1;
                double s = 0;
                for (nint i = 0; i < height; i++)
                    for (nint k = 0; k < kernel.Lengths[0]; k += 2) s += image[i + k] * kernel[k];
                return s;
            }
            """);
        Assert.DoesNotContain(Primitive.While, Operations(program.Primal.Body));
    }

    [Theory]
    [InlineData("for (nint i = 1; i <= n; i++) s += x[(int)i - 1];")]
    [InlineData("for (nint i = 0; i < n; i += 2) s += x[(int)i];")]
    [InlineData("for (nint i = 0; i < (nint)m; i++) s += i;")]
    [InlineData("for (long i = k; i < n; i++) s += i;")]
    [InlineData("for (long i = n; i < n + 3; i++) s += i;")]
    [InlineData("for (int i = 1; i + 1L < n + 1; i++) s += x[i];")]
    [InlineData("for (long i = 2147483647; i < 2147483650; i++) s += i;")]
    [InlineData("for (long i = 2147483640; i < 2147483647; i += 3) s += i;")]
    [InlineData("for (long i = -2147483648; i < 3; i += 1500000000) s += i;")]
    [InlineData("for (nint i = n; i > -1; i -= i > 2 ? 2 : 1) s += i;")]
    [InlineData("for (nint i = 0; i < n; i++) { if (i == 1) n--; s += i; }")]
    [InlineData("for (nint i = 0; i < n; i++) { if (i == 1) i++; s += i; }")]
    [InlineData("for (nint i = 0; i < m; i++) s += i;")]
    public void Loops_whose_numbers_may_not_fit_stay_as_they_are(string loop)
    {
        LoweredProgram program = Create(loop);
        Assert.Contains(Primitive.While, Operations(program.Primal.Body));
        AssertSame(program);
    }

    private static LoweredProgram Create(string loop, string memory = "x.AsSpan()") => LoweredProgram.Create(
        "[Differentiable] public static double F(double[] x, int k, double m) { nint n = " + memory
        + ".Length; double s = 0; " + loop + " return s + n * m; }");

    private static void AssertSame(LoweredProgram program)
    {
        program.AssertSame(new[] { 1.0, 2.0, 3.5, -1.0 }, 2, 3.25);
        program.AssertSame(new[] { 1.5, -2.0, 0.5, 4.0, 8.0 }, -1, 1.0);
        program.AssertSame(Array.Empty<double>(), 0, 0.5);
    }

    private static IEnumerable<Primitive> Operations(Block block) => block.Instructions.SelectMany(i =>
        i.Blocks.SelectMany(Operations).Prepend(i.Op));
}
