namespace AutoDiffDSL.CodeFixes.Tests;

/// <summary>The fix at tapes that are too large.</summary>
public sealed class CheckpointFixTests
{
    [Fact]
    public async Task A_helper_whose_values_exceed_the_budget_becomes_a_checkpoint()
    {
        const string Source = """
            using System;
            using AutoDiffDSL;

            public static partial class Model
            {
                [Differentiable]
                [TapeBudget(500)]
                public static double Orbit(double x)
                {
                    for (int i = 0; i < 20; i++) x = Step(x);
                    return x;
                }

                /// <summary>A step.</summary>
                private static double Step(double x) => Math.Sin(x) * Math.Exp(x) + Math.Cos(x) / Math.Cosh(x);
            }
            """;
        Assert.Equal(["ADL0602"], FixedSource.Ids(Source));
        string changed = await FixedSource.By(new AddCheckpointCodeFix(), Source);
        Assert.Equal(
            Source.Replace(
                "    private static double Step", "    [Checkpoint]\n    private static double Step"), changed);
        Assert.Empty(FixedSource.Ids(changed));
    }

    [Fact]
    public async Task A_helper_that_overflows_the_tape_becomes_a_checkpoint()
    {
        const string Source = """
            using System;
            using AutoDiffDSL;

            public static partial class Model
            {
                [Differentiable]
                public static double Orbit(double x)
                {
                    for (int i = 0; i < 100000; i++) x = Inner(x);
                    return x;
                }

                static double Inner(double x)
                {
                    for (int i = 0; i < 100000; i++) x = Math.Sin(x);
                    return x;
                }
            }
            """;
        Assert.All(FixedSource.Ids(Source), id => Assert.Equal("ADL0603", id));
        string changed = await FixedSource.By(new AddCheckpointCodeFix(), Source);
        Assert.Equal(Source.Replace("    static double Inner", "    [Checkpoint]\n    static double Inner"), changed);
        Assert.Empty(FixedSource.Ids(changed));
    }
}
