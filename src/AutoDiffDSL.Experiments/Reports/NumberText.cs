using System.Globalization;

namespace AutoDiffDSL.Experiments.Reports;

/// <summary>How numbers read in a report; the same under every culture.</summary>
internal static class NumberText
{
    /// <summary>A value of a linear axis, with the digits that tell its ticks apart.</summary>
    /// <param name="value">The value.</param>
    /// <param name="largest">The largest magnitude on the axis; decides between plain and scientific notation.</param>
    /// <param name="exponent">The power of ten of the last digit that matters.</param>
    public static string Tick(double value, double largest, int exponent)
    {
        if (value == 0) return "0";
        if (largest < 1e7 && exponent >= -4)
            return value.ToString("N" + Math.Max(0, -exponent), CultureInfo.InvariantCulture);

        int digits = Math.Clamp((int)Math.Floor(Math.Log10(Math.Abs(value))) - exponent, 0, 15);
        return Scientific(value.ToString("E" + digits, CultureInfo.InvariantCulture));
    }

    /// <summary>digit * 10^exponent, as on a logarithmic axis.</summary>
    public static string LogTick(int digit, int exponent) => exponent is >= -3 and <= 4
        ? Scaled(digit, exponent).ToString("#,##0.####", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{digit}e{exponent}");

    /// <summary>digit * 10^exponent, correctly rounded.</summary>
    public static double Scaled(int digit, int exponent) =>
        double.Parse(string.Create(CultureInfo.InvariantCulture, $"{digit}e{exponent}"), CultureInfo.InvariantCulture);

    /// <summary>A place on the page, in hundredths of a pixel.</summary>
    public static string Pixel(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Scientific(string text)
    {
        int mark = text.IndexOf('E');
        int power = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, mark)}e{power}");
    }
}
