namespace AutoDiffDSL.CodeFixes.Tests;

public sealed class MakePartialTests
{
    [Fact]
    public async Task Every_type_around_the_method_becomes_partial()
    {
        const string Source = """
            using AutoDiffDSL;

            public static partial class Outer
            {
                /// <summary>A model.</summary>
                static class Inner
                {
                    struct Innermost
                    {
                        [Differentiable]
                        public static double Square(double x) => x * x;
                    }
                }
            }
            """;
        string changed = await FixedSource.By(new MakePartialCodeFix(), Source);
        Assert.Equal(
            Source.Replace(
                "static class Inner", "static partial class Inner").Replace("struct Inn", "partial struct Inn"),
            changed);
        Assert.Empty(FixedSource.Ids(changed));
    }

    [Fact]
    public async Task Comments_stay_before_the_modifier()
    {
        const string Source = """
            using AutoDiffDSL;

            // A model.
            class Model
            {
                [Differentiable]
                public static double Square(double x) => x * x;
            }
            """;
        Assert.Equal(
            Source.Replace("class Model", "partial class Model"),
            await FixedSource.By(new MakePartialCodeFix(), Source));
    }
}
