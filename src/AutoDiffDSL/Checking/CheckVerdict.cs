namespace AutoDiffDSL.Checking;

/// <summary>What a check of one property came to.</summary>
public enum CheckVerdict
{
    /// <summary>The property holds.</summary>
    Passed,

    /// <summary>The property does not hold.</summary>
    Failed,

    /// <summary>
    /// The differences are too inaccurate to tell, at every step. A result with such a property has not passed.
    /// </summary>
    Inconclusive,
}
