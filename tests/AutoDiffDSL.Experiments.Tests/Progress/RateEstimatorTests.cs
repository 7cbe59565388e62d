using AutoDiffDSL.Experiments.Progress;

namespace AutoDiffDSL.Experiments.Tests.Progress;

public sealed class RateEstimatorTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Before_anything_is_done_there_is_neither_a_rate_nor_a_time_left()
    {
        RateEstimator rate = new(_time);

        Assert.Equal(0, rate.Rate);
        Assert.Null(rate.Remaining(100));
    }

    [Fact]
    public void A_steady_pace_gives_its_rate_and_the_time_left()
    {
        RateEstimator rate = new(_time);
        for (int second = 1; second <= 4; second++)
        {
            _time.Advance(1);
            rate.Update(20 * second);
        }

        Assert.Equal(20, rate.Rate, 1e-9);
        Assert.Equal(TimeSpan.FromSeconds(6), rate.Remaining(200));
        Assert.Equal(TimeSpan.FromSeconds(4), rate.Elapsed);
    }

    [Fact]
    public void A_change_of_pace_shows_after_the_window_of_five_seconds()
    {
        RateEstimator rate = new(_time);
        long done = 0;
        for (int second = 1; second <= 40; second++)
        {
            _time.Advance(1);
            done += second <= 20 ? 1000 : 10;
            rate.Update(done);
        }

        Assert.Equal(10, rate.Rate, 1e-9);
    }
}
