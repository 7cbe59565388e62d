using System.Globalization;
using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// The sphere |x| = radius. Tangents are orthogonal to x; the retraction is (x + u) radius / |x + u| (Absil, Mahony and
/// Sepulchre, 2008, example 4.1.1).
/// </summary>
/// <param name="radius">The radius, positive.</param>
/// <exception cref="ArgumentOutOfRangeException">The radius is not positive and finite.</exception>
public sealed class Sphere(double radius = 1) : IManifold
{
    /// <summary>The radius.</summary>
    public double Radius { get; } = Setting.Positive(radius, nameof(radius));

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"sphere({Radius})");

    /// <inheritdoc/>
    public void Project(ReadOnlySpan<double> point, Span<double> vector) =>
        VectorMath.Axpy(-VectorMath.Dot(point, vector) / VectorMath.Dot(point, point), point, vector);

    /// <inheritdoc/>
    public void Retract(ReadOnlySpan<double> point, Span<double> tangent)
    {
        VectorMath.Axpy(1, point, tangent);
        VectorMath.Scale(Radius / VectorMath.Norm(tangent), tangent);
    }
}
