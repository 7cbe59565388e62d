using System.Globalization;
using System.Text;

namespace AutoDiffDSL.Checking;

/// <summary>One property of a derivative, checked, at the place where it holds worst.</summary>
/// <param name="Property">The property, in words.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Error">The worst relative error.</param>
/// <param name="Tolerance">The relative error allowed.</param>
/// <param name="Coordinate">The coordinate of the worst error; -1 where it belongs to no single one.</param>
/// <param name="Expected">What the derivative, or the side of an identity, should be there.</param>
/// <param name="Actual">What it is.</param>
/// <param name="BestStep">The step whose difference is trusted most; 0 where none was taken.</param>
/// <param name="Steps">The error at every step.</param>
/// <param name="Note">What else is to be said; may be empty.</param>
public sealed record PropertyCheck(
    string Property,
    CheckVerdict Verdict,
    double Error,
    double Tolerance,
    int Coordinate,
    double Expected,
    double Actual,
    double BestStep,
    IReadOnlyList<StepError> Steps,
    string Note)
{
    /// <summary>The finding as text, several lines where the check did not pass.</summary>
    public string Explain()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture, $"{Verdict,-12} {Property}: error {Error:g3}, allowed {Tolerance:g3}");
        if (Verdict == CheckVerdict.Passed)
            return text.ToString();

        if (Coordinate >= 0)
            text.Append(CultureInfo.InvariantCulture, $", worst at coordinate {Coordinate}");
        text.Append(CultureInfo.InvariantCulture, $"\n    expected {Expected:g12}, got {Actual:g12}");
        if (BestStep > 0)
            text.Append(CultureInfo.InvariantCulture, $" (difference with relative step {BestStep:g1})");
        if (Note.Length > 0)
            text.Append("\n    ").Append(Note);
        foreach (StepError step in Steps)
            text.Append(CultureInfo.InvariantCulture, $"\n    step {step.Step:e0}: error {step.Error:g3}");
        return text.ToString();
    }
}
