using System.Globalization;

namespace AutoDiffDSL.Experiments.Progress;

/// <summary>How progress reads: rates, times, counts; the same under every culture.</summary>
internal static class ProgressText
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Rate(double perSecond) => perSecond switch
    {
        <= 0 => "-/s",
        < 10 => perSecond.ToString("0.0", CultureInfo.InvariantCulture) + "/s",
        _ => perSecond.ToString("N0", CultureInfo.InvariantCulture) + "/s",
    };

    public static string Time(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes:00}:{time.Seconds:00}");

    public static string Left(TimeSpan? time) => time is TimeSpan known ? Time(known) + " left" : "--:-- left";

    public static string Line(string title, long total, RateEstimator rate, string status)
    {
        double percent = total > 0 ? Math.Min(100, 100.0 * rate.Done / total) : 100;
        string share = percent.ToString("0", CultureInfo.InvariantCulture);
        string line = $"{title}: {Count(rate.Done)}/{Count(total)} ({share}%), {Rate(rate.Rate)}, "
            + Left(rate.Remaining(total));
        return status.Length == 0 ? line : $"{line}, {status}";
    }

    public static string FinalLine(string title, RateEstimator rate, string status)
    {
        string line = $"{title}: ended after {Count(rate.Done)} in {Time(rate.Elapsed)}";
        return status.Length == 0 ? line : $"{line}, {status}";
    }
}
