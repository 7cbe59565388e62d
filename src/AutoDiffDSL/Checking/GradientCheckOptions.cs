namespace AutoDiffDSL.Checking;

/// <summary>How a derivative is checked. The defaults suit double precision.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>For functions that compute in single precision.</summary>
    public static GradientCheckOptions SinglePrecision { get; } =
        new() { Tolerance = 5e-3, IdentityTolerance = 1e-4, UnitRoundoff = 1.1920929e-7 };

    /// <summary>The relative error allowed between a derivative and a difference.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>The relative error allowed in identities that hold exactly but for rounding.</summary>
    public double IdentityTolerance { get; init; } = 1e-9;

    /// <summary>
    /// The distance from 1 to the next number of the precision that the function computes in; a difference is never
    /// trusted beyond it.
    /// </summary>
    public double UnitRoundoff { get; init; } = 2.220446049250313e-16;

    /// <summary>
    /// The most coordinates that are moved one by one. With more parameters than this, a random choice is moved, and
    /// the random directions cover the rest.
    /// </summary>
    public int MaxCoordinates { get; init; } = 1000;

    /// <summary>The number of random directions.</summary>
    public int Directions { get; init; } = 3;

    /// <summary>The magnitude of a coordinate that is zero, from which its steps are taken; null derives it from the
    /// other coordinates, or takes 1.</summary>
    public double? TypicalMagnitude { get; init; }

    /// <summary>The seed of the random directions.</summary>
    public int Seed { get; init; } = 12345;
}
