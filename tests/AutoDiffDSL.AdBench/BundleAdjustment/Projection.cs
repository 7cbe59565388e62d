namespace AutoDiffDSL.AdBench.BundleAdjustment;

/// <summary>How far a camera's image of a point lies from where it was seen.</summary>
public static partial class Projection
{
    /// <param name="camera">Rotation (3), centre (3), focal length, principal point (2), radial distortion (2).</param>
    /// <param name="point">Three coordinates.</param>
    /// <param name="weight">The observation's weight.</param>
    /// <param name="feature">Where the point was seen.</param>
    /// <param name="error">Two coordinates, overwritten.</param>
    [Differentiable(Modes = Modes.Jvp | Modes.Vjp)]
    public static void Reproject(
        ReadOnlySpan<double> camera,
        ReadOnlySpan<double> point,
        double weight,
        [NoDerivative] ReadOnlySpan<double> feature,
        Span<double> error)
    {
        Span<double> centered = stackalloc double[3];
        Span<double> rotated = stackalloc double[3];
        for (int i = 0; i < 3; i++) centered[i] = point[i] - camera[3 + i];
        Rotate(camera.Slice(0, 3), centered, rotated);

        double x = rotated[0] / rotated[2], y = rotated[1] / rotated[2];
        double square = x * x + y * y;
        double distortion = 1 + camera[9] * square + camera[10] * square * square;
        error[0] = weight * (x * distortion * camera[6] + camera[7] - feature[0]);
        error[1] = weight * (y * distortion * camera[6] + camera[8] - feature[1]);
    }

    /// <summary>One minus the square of the weight: keeps weights from vanishing.</summary>
    [Differentiable]
    public static double WeightError(double weight) => 1 - weight * weight;

    /// <summary>
    /// Rotates by an axis times an angle (Rodrigues' formula); to first order where the angle is zero.
    /// </summary>
    private static void Rotate(ReadOnlySpan<double> rotation, ReadOnlySpan<double> x, Span<double> rotated)
    {
        double square = rotation[0] * rotation[0] + rotation[1] * rotation[1] + rotation[2] * rotation[2];
        if (square == 0)
        {
            rotated[0] = x[0] + rotation[1] * x[2] - rotation[2] * x[1];
            rotated[1] = x[1] + rotation[2] * x[0] - rotation[0] * x[2];
            rotated[2] = x[2] + rotation[0] * x[1] - rotation[1] * x[0];
            return;
        }

        double angle = Math.Sqrt(square);
        double cos = Math.Cos(angle), sin = Math.Sin(angle);
        double a = rotation[0] / angle, b = rotation[1] / angle, c = rotation[2] / angle;
        double along = (a * x[0] + b * x[1] + c * x[2]) * (1 - cos);
        rotated[0] = x[0] * cos + (b * x[2] - c * x[1]) * sin + a * along;
        rotated[1] = x[1] * cos + (c * x[0] - a * x[2]) * sin + b * along;
        rotated[2] = x[2] * cos + (a * x[1] - b * x[0]) * sin + c * along;
    }
}
