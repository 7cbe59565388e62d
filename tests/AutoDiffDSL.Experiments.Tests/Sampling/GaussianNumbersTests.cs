using AutoDiffDSL.Experiments.Sampling;

namespace AutoDiffDSL.Experiments.Tests.Sampling;

public sealed class GaussianNumbersTests
{
    [Fact]
    public void The_first_four_moments_are_those_of_the_normal_distribution()
    {
        const int Count = 1_000_000;
        GaussianNumbers random = new(7);
        double[] moments = new double[5];
        for (int i = 0; i < Count; i++)
        {
            double x = random.Next();
            for (int power = 1; power <= 4; power++) moments[power] += Math.Pow(x, power) / Count;
        }

        // Six standard errors: sqrt(1, 2, 15, 96) / 1000.
        Assert.Equal(0, moments[1], 6e-3);
        Assert.Equal(1, moments[2], 9e-3);
        Assert.Equal(0, moments[3], 24e-3);
        Assert.Equal(3, moments[4], 60e-3);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers_and_another_seed_others()
    {
        double[] Take(int seed)
        {
            GaussianNumbers random = new(seed);
            return [random.Next(), random.Next(), random.Next()];
        }

        Assert.Equal(Take(3), Take(3));
        Assert.NotEqual(Take(3), Take(4));
    }

    [Fact]
    public void Xavier_weights_have_the_deviation_of_the_paper()
    {
        double[] weights = new double[200_000];
        new GaussianNumbers(1).FillXavier(weights, gain: 1.9, fanIn: 1, fanOut: 100);

        double deviation = Math.Sqrt(weights.Average(weight => weight * weight));
        Assert.Equal(1.9 * Math.Sqrt(2.0 / 101), deviation, 0.003);
    }
}
