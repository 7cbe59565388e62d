using AutoDiffDSL.Optimizers;

/// <summary>Unit vectors, one after the other: a product of spheres.</summary>
/// <param name="length">Entries of each vector.</param>
internal sealed class SphereProduct(int length) : IManifold
{
    private readonly Sphere _sphere = new();

    /// <summary>Entries of each vector.</summary>
    public int Length { get; } = length;

    /// <inheritdoc/>
    public string Name => $"spheres of {Length} coordinates";

    /// <inheritdoc/>
    public void Project(ReadOnlySpan<double> point, Span<double> vector)
    {
        for (int at = 0; at < point.Length; at += Length)
            _sphere.Project(point.Slice(at, Length), vector.Slice(at, Length));
    }

    /// <inheritdoc/>
    public void Retract(ReadOnlySpan<double> point, Span<double> tangent)
    {
        for (int at = 0; at < point.Length; at += Length)
            _sphere.Retract(point.Slice(at, Length), tangent.Slice(at, Length));
    }
}
