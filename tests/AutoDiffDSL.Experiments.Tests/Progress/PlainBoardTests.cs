using AutoDiffDSL.Experiments.Progress;

namespace AutoDiffDSL.Experiments.Tests.Progress;

public sealed class PlainBoardTests
{
    private readonly ManualTime _time = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public void A_line_every_five_seconds_says_how_far_how_fast_and_how_long()
    {
        using OtherCulture culture = new();
        IProgressItem item = new PlainBoard(_output, _time).Start("descent", 20000);
        for (int i = 1; i <= 6; i++)
        {
            _time.Advance(1);
            item.Report(1000 * i, "loss 0.5");
        }

        Assert.Equal("descent: 5,000/20,000 (25%), 1,000/s, 00:15 left, loss 0.5\n", _output.ToString());
    }

    [Fact]
    public void The_end_is_always_a_line()
    {
        IProgressItem item = new PlainBoard(_output, _time).Start("descent", 20000);
        _time.Advance(0.5);
        item.Report(70);
        _time.Advance(3700);
        item.Finish("diverged");

        Assert.Equal("descent: ended after 70 in 1:01:40, diverged\n", _output.ToString());
    }

    [Fact]
    public void A_total_that_changes_changes_what_is_left()
    {
        IProgressItem item = new PlainBoard(_output, _time).Start("descent", 100);
        item.Total = 20;
        _time.Advance(5);
        item.Report(10);

        Assert.Equal("descent: 10/20 (50%), 2.0/s, 00:05 left\n", _output.ToString());
    }
}
