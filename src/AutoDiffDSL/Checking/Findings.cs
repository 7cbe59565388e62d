namespace AutoDiffDSL.Checking;

/// <summary>Turns a comparison with differences into a checked property.</summary>
internal static class Findings
{
    /// <summary>The property, with derivatives divided by the unit that the line was scaled with.</summary>
    public static PropertyCheck ToCheck(
        string property, LineDifferences.Finding finding, int coordinate, double tolerance, double unit = 1,
        string note = "")
    {
        string remark = finding.Verdict switch
        {
            CheckVerdict.Failed when !double.IsFinite(finding.Derivative) => "The derivative is not finite.",
            CheckVerdict.Failed when Math.Abs(finding.Derivative + finding.Difference)
                <= 1e-3 * Math.Abs(finding.Difference) => "The sign is wrong.",
            CheckVerdict.Failed => "A point on a kink also shows like this; check at a point nearby.",
            CheckVerdict.Inconclusive =>
                "Differences at no step are accurate enough; set TypicalMagnitude or Tolerance in the options.",
            _ => "",
        };
        string both = note.Length > 0 && remark.Length > 0 ? remark + " " + note : remark + note;
        return new PropertyCheck(
            property,
            finding.Verdict,
            finding.Error,
            tolerance,
            coordinate,
            finding.Difference / unit,
            finding.Derivative / unit,
            finding.Step,
            finding.Steps,
            both);
    }
}
