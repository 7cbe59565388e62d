namespace AutoDiffDSL.Stability;

/// <summary>What gradient descent does at and just above the largest stable step size of a minimum.</summary>
public enum FlipKind
{
    /// <summary>At the boundary it converges as 1 / sqrt(k); above, it goes to a small orbit of period two.</summary>
    Orbit,

    /// <summary>At the boundary and above it leaves the neighbourhood of the minimum.</summary>
    Departure,

    /// <summary>The cubic coefficient is zero or not a number: higher derivatives decide.</summary>
    Undecided,
}
