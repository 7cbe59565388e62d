namespace AutoDiffDSL.Generator.Rules;

/// <summary>Where a rule is tested: the open set of arguments on which the function is smooth.</summary>
internal enum Domain
{
    Real,
    Positive,

    /// <summary>Above 1.</summary>
    AboveOne,

    /// <summary>Between -1 and 1.</summary>
    UnitInterval,

    /// <summary>Above -1.</summary>
    AboveMinusOne,

    /// <summary>Away from zero.</summary>
    NonZero,

    /// <summary>Between -1/4 and 1/4, away from the poles of the tangent of pi x.</summary>
    QuarterInterval,
}
