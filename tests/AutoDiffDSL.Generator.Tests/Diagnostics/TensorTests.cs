namespace AutoDiffDSL.Generator.Tests.Diagnostics;

/// <summary>What tensors are refused for, and what they are not.</summary>
public sealed class TensorTests
{
    private const string Usings = "using System;\nusing System.Numerics.Tensors;\nusing AutoDiffDSL;\n";

    [Theory]
    [InlineData("ADL0308", "return a[0] * «a[0, 0]»;", "ask for its Rank")]
    [InlineData("ADL0308", "return «a[0..1]»[0];", "")]
    [InlineData("ADL0308", "return «a.Slice([0..1])»[0];", "")]
    [InlineData("ADL0308", "return a[0] * «a.Strides»[0];", "")]
    [InlineData("ADL0308", "var t = «Tensor.Transpose(a)»; return t[0, 0];", "")]
    [InlineData("ADL0308", "var t = «Tensor.CreateFromShape<double>(lengths)»; return t[0] * a[0];", "")]
    public void What_tensors_lack_is_an_error_where_it_stands(string id, string body, string remedy) =>
        Reported.OneInFile(id, Usings + $$"""
            public static partial class Program
            {
                [Differentiable]
                public static double F(Tensor<double> a, ReadOnlySpan<nint> lengths) { {{body}} }
            }
            """, remedy);

    [Theory]
    [InlineData("ADL0007", "Tensor<decimal> «a», double x", "return x;", "Tensor<T>")]
    [InlineData("ADL0045", "ref Tensor<double> «a»", "return a[0];", "")]
    [InlineData("ADL0045", "out Tensor<double> «a», double x", "a = Tensor.Create(new double[2]); return x;", "")]
    public void What_signatures_cannot_have_is_an_error_at_the_parameter(
        string id, string parameters, string body, string remedy) => Reported.OneInFile(id, Usings + $$"""
            public static partial class Program
            {
                [Differentiable]
                public static double F({{parameters}}) { {{body}} }
            }
            """, remedy);

    [Fact]
    public void Recursion_takes_spans_of_tensors_but_not_the_class()
    {
        Reported.OneInFile("ADL0302", Usings + """
            public static partial class Program
            {
                [Differentiable]
                public static double F(Tensor<double> a, int n) => n == 0 ? 1 : a[n] * «F(a, n - 1)»;
            }
            """, "spans (also of tensors)");
        Assert.Empty(Reported.InFile(Usings + """
            public static partial class Program
            {
                [Differentiable]
                public static double F(ReadOnlyTensorSpan<double> a, int n) => n == 0 ? 1 : a[n] * F(a, n - 1);
            }
            """));
    }

    [Theory]
    [InlineData("return a.Rank == 1 ? a[0] : a[0, 0];")]
    [InlineData("return a.Rank switch { 1 => a[0], 2 => a[0, 0], _ => 0 };")]
    [InlineData("if (a.Lengths.Length == 2) return a[0, 0]; return a[0];")]
    public void A_method_may_ask_for_the_rank_and_use_several(string body) => Assert.Empty(Reported.InFile(Usings + $$"""
        public static partial class Program
        {
            [Differentiable]
            public static double F(Tensor<double> a) { {{body}} }
        }
        """));
}
