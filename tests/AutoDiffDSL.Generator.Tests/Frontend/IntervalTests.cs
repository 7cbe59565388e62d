using AutoDiffDSL.Generator.Frontend;

namespace AutoDiffDSL.Generator.Tests.Frontend;

public sealed class IntervalTests
{
    private const int Reach = 6;

    [Theory]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("*")]
    [InlineData("/")]
    [InlineData("%")]
    public void An_interval_holds_what_an_operation_gives_and_its_bounds_are_met(string op)
    {
        foreach (Interval a in All())
        {
            foreach (Interval b in All())
            {
                if (Apply(op, a, b) is not { } whole)
                {
                    Assert.True(b.Min <= 0);
                    continue;
                }

                long[] results = [.. Numbers(a).SelectMany(x => Numbers(b).Select(y => Apply(op, x, y)))];
                Assert.All(results, r => Assert.InRange(r, whole.Min, whole.Max));

                // Which dividends leave the largest remainder depends on more than the bounds.
                if (op != "%")
                {
                    Assert.Equal((whole.Min, whole.Max), (results.Min(), results.Max()));
                }
            }
        }
    }

    [Fact]
    public void Opposites_and_unions_are_exact()
    {
        foreach (Interval a in All())
        {
            Assert.Equal(new Interval(-a.Max, -a.Min), -a);
            foreach (Interval b in All())
            {
                Assert.Equal(new Interval(Math.Min(a.Min, b.Min), Math.Max(a.Max, b.Max)), a.Union(b));
            }
        }
    }

    [Fact]
    public void Products_of_the_largest_intervals_do_not_overflow()
    {
        var large = new Interval(-3_000_000_000, 3_000_000_000);
        Assert.True(large.IsSmall);
        Assert.Equal(new Interval(-9_000_000_000_000_000_000, 9_000_000_000_000_000_000), large * large);
        Assert.False((large + new Interval(0, 1)).IsSmall);
    }

    private static Interval? Apply(string op, Interval a, Interval b) => op switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        _ => a % b,
    };

    private static long Apply(string op, long a, long b) => op switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        _ => a % b,
    };

    private static IEnumerable<long> Numbers(Interval interval)
    {
        for (long number = interval.Min; number <= interval.Max; number++)
        {
            yield return number;
        }
    }

    private static IEnumerable<Interval> All()
    {
        for (int low = -Reach; low <= Reach; low++)
        {
            for (int high = low; high <= Reach; high++)
            {
                yield return new Interval(low, high);
            }
        }
    }
}
