using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Optimization;
using AutoDiffDSL.Generator.Transforms;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Stages;

/// <summary>What does not vary has no derivative, and what nobody asks for is not computed.</summary>
public sealed class ActivityTests
{
    private const string Constants = """
        [Differentiable] public static double F(double a, [NoDerivative] ReadOnlySpan<double> t, int n)
        {
            double c = 0;
            int k = 1;
            for (int i = 0; i < n; i++)
            {
                c += Math.Exp(t[i]);
                k += i * i;
            }

            return a * a * c * k;
        }
        """;

    [Fact]
    public void Constants_and_integers_have_no_tangents()
    {
        string jvp = Text(Derivatives.Jvp(Primal(Constants), "F"));
        Assert.Contains("aDot", jvp, StringComparison.Ordinal);
        Assert.All(
            [".cDot", ".kDot", ".tDot", ".iDot"], name => Assert.DoesNotContain(name, jvp, StringComparison.Ordinal));
        Assert.Equal(1, Count(jvp, " For "));
    }

    [Fact]
    public void Constants_and_integers_have_no_adjoints()
    {
        string vjp = Text(Derivatives.Vjp(Primal(Constants), "F"));
        Assert.Contains("aBar", vjp, StringComparison.Ordinal);
        Assert.All([".cBar", ".kBar", ".tBar"], name => Assert.DoesNotContain(name, vjp, StringComparison.Ordinal));
        Assert.DoesNotContain("reversed", vjp, StringComparison.Ordinal);
        Assert.DoesNotContain("NewSlot", vjp, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_only_decides_a_branch_has_no_adjoint()
    {
        string vjp = Text(Derivatives.Vjp(Primal("""
            [Differentiable] public static double F(double a)
            {
                double limit = Math.Exp(a);
                return limit > 2 ? a * a : a;
            }
            """), "F"));
        Assert.DoesNotContain("limitBar", vjp, StringComparison.Ordinal);
        Assert.Equal(1, Count(vjp, " Exp "));
    }

    [Fact]
    public void A_store_of_a_constant_clears_the_shadow_and_is_the_only_zero()
    {
        string jvp = Text(Derivatives.Jvp(Primal("""
            [Differentiable] public static void F(Span<double> y, double a)
            {
                y[0] = a;
                y[1] = 3;
            }
            """), "F"));
        Assert.Equal(2, Count(jvp, "Store %0.y"));
        Assert.Equal(2, Count(jvp, ".yDot, "));
        Assert.Equal(1, Count(jvp, "Constant 3"));
    }

    [Fact]
    public void What_the_result_does_not_need_of_a_second_order_is_not_computed()
    {
        Function primal = Primal("[Differentiable] public static double F(double a, double b) => 2 * a + 3 * b;");
        Function vjp = PassList.Derivative(Derivatives.Vjp(primal, "F"));
        Function gradient = PassList.Derivative(Derivatives.Gradient(primal, vjp, "F"));
        string hvp = Text(Derivatives.Hvp(primal, gradient, "F"));
        Assert.Equal(2, Count(hvp, "Multiply"));
    }

    private static Function Primal(string members)
    {
        CSharpCompilation compilation = TestCompilation.Create(TestCompilation.Program(members));
        return PassList.Primal(LoweredProgram.Lower(compilation, "F").Primal);
    }

    private static string Text(Function function) => Printer.Print(PassList.Derivative(function));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
