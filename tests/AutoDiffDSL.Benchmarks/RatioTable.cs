using System.Globalization;

namespace AutoDiffDSL.Benchmarks;

/// <summary>Prints the rows, each ratio beside its bound.</summary>
public static class RatioTable
{
    /// <summary>
    /// Griewank and Walther, <i>Evaluating Derivatives</i> (2008), section 5.1: a product with the Hessian costs at
    /// most 2.5 gradients. The bound of the gradient stands with each program; ibid., section 4.4, gives 3 to 4 in
    /// general.
    /// </summary>
    public const double HvpBound = 2.5;

    public static bool Holds(RatioRow row) =>
        row.GradientOverPrimal <= row.GradientBound && row.HvpOverGradient <= HvpBound
        && row.GradientBytes == 0 && row.HvpBytes == 0;

    public static void Print(IReadOnlyList<RatioRow> rows, TextWriter output)
    {
        output.WriteLine(
            $"{"program",-42} {"primal",10} {"gradient/",10} {"hvp/",10} {"ours/",6} {"bytes/call",12} "
            + $"{"tape bytes",38}");
        output.WriteLine(
            $"{"",-42} {"us",10} {"primal",10} {$"grad. <{F(HvpBound)}",10} {"hand",6} "
            + $"{"grad. hvp",12} {"gradient",12} {"hvp",12} {"activations",12}");
        foreach (RatioRow row in rows)
        {
            output.WriteLine(
                $"{row.Name,-42} {F(row.PrimalMicroseconds),10} "
                + $"{Judged(row.GradientOverPrimal, row.GradientBound) + " <" + F(row.GradientBound),10} "
                + $"{Judged(row.HvpOverGradient, HvpBound),10} "
                + $"{F(row.GradientOverByHand),6} {row.GradientBytes + "    " + row.HvpBytes,12} "
                + $"{row.GradientTapeBytes,12} {row.HvpTapeBytes,12} {row.ActivationBytes,12}");
        }
    }

    private static string Judged(double ratio, double bound) => (ratio <= bound ? "" : "! ") + F(ratio);

    private static string F(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
