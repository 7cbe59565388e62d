namespace AutoDiffDSL.Checking;

/// <summary>What a check of derivatives found.</summary>
/// <param name="Checks">The properties, in the order they were checked.</param>
public sealed record GradientCheckResult(IReadOnlyList<PropertyCheck> Checks)
{
    /// <summary>True when every property holds.</summary>
    public bool Passed => Checks.All(check => check.Verdict == CheckVerdict.Passed);

    /// <summary>
    /// The property that is furthest over, or nearest to, its tolerance; of several that do not hold, one that names
    /// a coordinate.
    /// </summary>
    public PropertyCheck Worst => Checks
        .OrderByDescending(check => check.Verdict != CheckVerdict.Passed)
        .ThenByDescending(check => check.Verdict != CheckVerdict.Passed && check.Coordinate >= 0)
        .ThenByDescending(check => double.IsNaN(check.Error) ? double.PositiveInfinity : check.Error / check.Tolerance)
        .First();

    /// <summary>The findings as text: one line for a property that holds, details for one that does not.</summary>
    public string Explain() =>
        (Passed ? "The derivatives are right at this point:" : "The derivatives are not shown to be right:")
        + string.Concat(Checks.Select(
            check => "\n  " + check.Explain().Replace("\n", "\n  ", StringComparison.Ordinal)));

    /// <summary>Throws unless every property holds.</summary>
    /// <exception cref="GradientCheckException">
    /// Some property does not hold; the message says which and where.
    /// </exception>
    public void ThrowIfFailed()
    {
        if (!Passed)
            throw new GradientCheckException(this);
    }
}
