namespace AutoDiffDSL.Stability;

/// <summary>Where the iterates of a map end up.</summary>
public enum LimitKind
{
    /// <summary>At one point, to within the tolerance.</summary>
    FixedPoint,

    /// <summary>On a periodic orbit.</summary>
    Orbit,

    /// <summary>Within bounds, but at no point and on no short orbit.</summary>
    Bounded,

    /// <summary>Beyond all bounds, or not finite.</summary>
    Divergence,
}
