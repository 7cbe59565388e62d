namespace AutoDiffDSL.CodeFixes.Tests;

/// <summary>Each fix on a source, and what the generator says afterwards.</summary>
public sealed class ValueFixTests
{
    [Fact]
    public async Task A_parameter_without_influence_is_marked()
    {
        const string Source = """
            using AutoDiffDSL;

            public static partial class Model
            {
                [Differentiable]
                public static double Square(double x, double unused) => x * x;
            }
            """;
        string changed = await FixedSource.By(new AddNoDerivativeCodeFix(), Source);
        Assert.Equal(Source.Replace("double unused", "[NoDerivative] double unused"), changed);
        Assert.Empty(FixedSource.Ids(changed));
    }

    [Fact]
    public async Task A_value_that_becomes_an_integer_is_stopped()
    {
        const string Source = """
            using AutoDiffDSL;

            public static partial class Model
            {
                [Differentiable]
                public static double Step(double x)
                {
                    int n = (int)(3 * x);
                    return n * x;
                }
            }
            """;
        string changed = await FixedSource.By(new StopGradientCodeFix(), Source);
        Assert.Equal(Source.Replace("(int)(3 * x)", "(int)(AutoDiff.StopGradient(3 * x))"), changed);
        Assert.Empty(FixedSource.Ids(changed));
    }

    [Fact]
    public async Task A_value_that_goes_to_an_inactive_span_is_stopped()
    {
        const string Source = """
            using System;
            using AutoDiffDSL;

            public static partial class Model
            {
                [Differentiable]
                public static double Square(double x, [NoDerivative] Span<double> log)
                {
                    log[0] = x * x;
                    return x * x;
                }
            }
            """;
        string changed = await FixedSource.By(new StopGradientCodeFix(), Source);
        Assert.Equal(Source.Replace("log[0] = x * x", "log[0] = AutoDiff.StopGradient(x * x)"), changed);
        Assert.Empty(FixedSource.Ids(changed));
    }

    [Fact]
    public async Task A_function_without_a_derivative_gets_a_rule_that_waits_to_be_written()
    {
        const string Source = """
            using System;
            using AutoDiffDSL;

            public static partial class Model
            {
                [Differentiable]
                public static double Inverse(double x) => Math.ReciprocalEstimate(x);
            }
            """;
        string changed = await FixedSource.By(new RuleStubCodeFix(), Source);
        const string Rule = """

                [DerivativeOf(typeof(Math), nameof(Math.ReciprocalEstimate))]
                private static double ReciprocalEstimateRule(double d, double dDot) => derivativeByD * dDot;
            """;
        Assert.Contains(Rule, changed, StringComparison.Ordinal);
        string written = changed.Replace("derivativeByD", "-1 / (d * d)");
        Assert.Empty(FixedSource.Ids(written));
    }
}
