namespace AutoDiffDSL;

/// <summary>
/// A function of one number that a vector space applies to every entry. A struct, so that it is inlined.
/// </summary>
public interface IElementMap
{
    /// <summary>The function's value.</summary>
    double Apply(double entry);
}
