using AutoDiffDSL.Derivatives.Tests.Harness;
using Xunit.Abstractions;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>The corpus is as large and as wide as it claims, and its points suit its methods.</summary>
public sealed class CorpusItselfTests(ITestOutputHelper output)
{
    public static TheoryData<string> Methods => [.. CorpusMethods.All.Select(method => method.Name)];

    [Fact]
    public void Corpus_has_at_least_three_hundred_methods_beside_the_rule_table()
    {
        int count = CorpusMethods.All.Count(method => !method.Features.Contains(FeatureList.MathFunction));
        output.WriteLine($"{count} corpus methods, {CorpusMethods.All.Count} with the rule table");
        Assert.True(count >= 300, $"only {count} corpus methods");
    }

    [Fact]
    public void Every_feature_has_a_method()
    {
        HashSet<string> covered = [.. CorpusMethods.All.SelectMany(method => method.Features)];
        Assert.Empty(FeatureList.All.Except(covered));
    }

    [Fact]
    public void Every_construct_has_at_least_three_methods()
    {
        var counts = FeatureList.All
            .Select(feature => (feature, Count: CorpusMethods.All.Count(method => method.Features.Contains(feature))))
            .OrderBy(pair => pair.Count)
            .ToArray();
        foreach ((string feature, int count) in counts) output.WriteLine($"{count,4}  {feature}");
        Assert.DoesNotContain(counts, pair => pair.Count < 3);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Features_of_a_method_are_listed(string method)
    {
        IReadOnlyList<string> features = CorpusMethods.Named(method).Features;
        Assert.NotEmpty(features);
        Assert.Empty(features.Except(FeatureList.All));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Primal_is_finite_and_smooth_at_its_points(string method)
    {
        CorpusMethod subject = CorpusMethods.Named(method);
        var evaluation = new Evaluation(subject);
        for (int number = 0; number < subject.PointCount; number++)
        {
            Point point = Point.Draw(subject, number);
            Assert.All(evaluation.Primal(point), value => Assert.True(double.IsFinite(value), $"{method}: {value}"));
            double[] direction = Point.Direction(Point.Randomness(subject, number), subject.InputCount);
            Smoothness.Holds(x => evaluation.Primal(point.At(x)), point.Active, direction, Precision.Of(subject));
        }
    }
}
