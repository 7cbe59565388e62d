namespace AutoDiffDSL.AdBench.Hand;

/// <summary>Distances between measured points and a hand in a pose, by linear blend skinning.</summary>
public static partial class Tracking
{
    /// <summary>Each point belongs to a vertex.</summary>
    [Differentiable(Modes = Modes.Jvp | Modes.Vjp)]
    public static void OnVertices(
        ReadOnlySpan<double> pose,
        ReadOnlySpan<int> parents,
        [NoDerivative] ReadOnlySpan<double> baseRelatives,
        [NoDerivative] ReadOnlySpan<double> inverseBases,
        [NoDerivative] ReadOnlySpan<double> positions,
        [NoDerivative] ReadOnlySpan<double> weights,
        ReadOnlySpan<int> correspondences,
        [NoDerivative] ReadOnlySpan<double> points,
        Span<double> errors)
    {
        Span<double> transforms = stackalloc double[22 * 16];
        Span<double> vertex = stackalloc double[3];
        Place(pose, parents, baseRelatives, inverseBases, transforms);
        for (int i = 0; i < correspondences.Length; i++)
        {
            Skin(pose, transforms, positions, weights, correspondences[i], vertex);
            for (int c = 0; c < 3; c++) errors[3 * i + c] = points[3 * i + c] - vertex[c];
        }
    }

    /// <summary>Each point belongs to a place on a triangle.</summary>
    [Differentiable(Modes = Modes.Jvp | Modes.Vjp)]
    public static void OnTriangles(
        ReadOnlySpan<double> pose,
        ReadOnlySpan<double> coordinates,
        ReadOnlySpan<int> parents,
        [NoDerivative] ReadOnlySpan<double> baseRelatives,
        [NoDerivative] ReadOnlySpan<double> inverseBases,
        [NoDerivative] ReadOnlySpan<double> positions,
        [NoDerivative] ReadOnlySpan<double> weights,
        ReadOnlySpan<int> triangles,
        ReadOnlySpan<int> correspondences,
        [NoDerivative] ReadOnlySpan<double> points,
        Span<double> errors)
    {
        Span<double> transforms = stackalloc double[22 * 16];
        Span<double> a = stackalloc double[3];
        Span<double> b = stackalloc double[3];
        Span<double> c = stackalloc double[3];
        Place(pose, parents, baseRelatives, inverseBases, transforms);
        for (int i = 0; i < correspondences.Length; i++)
        {
            int corner = 3 * correspondences[i];
            Skin(pose, transforms, positions, weights, triangles[corner], a);
            Skin(pose, transforms, positions, weights, triangles[corner + 1], b);
            Skin(pose, transforms, positions, weights, triangles[corner + 2], c);
            double u = coordinates[2 * i], v = coordinates[2 * i + 1];
            for (int k = 0; k < 3; k++)
                errors[3 * i + k] = points[3 * i + k] - (u * a[k] + v * b[k] + (1 - u - v) * c[k]);
        }
    }

    /// <summary>For each bone the map from where a vertex rests to where the bone takes it.</summary>
    private static void Place(
        ReadOnlySpan<double> pose,
        ReadOnlySpan<int> parents,
        ReadOnlySpan<double> baseRelatives,
        ReadOnlySpan<double> inverseBases,
        Span<double> transforms)
    {
        Span<double> absolutes = stackalloc double[22 * 16];
        Span<double> turn = stackalloc double[16];
        Span<double> relative = stackalloc double[16];
        for (int bone = 0; bone < parents.Length; bone++)
        {
            // Of the four bones of each finger the first is fixed; the second bends and spreads, the others bend.
            int joint = (bone - 1) % 4;
            bool isFinger = bone >= 1 && bone <= 20;
            int first = 6 + 4 * ((bone - 1) / 4);
            double bend = 0, spread = 0;
            if (isFinger && joint == 1)
            {
                bend = pose[first];
                spread = pose[first + 1];
            }
            else if (isFinger && joint > 1)
            {
                bend = pose[first + joint];
            }

            Turn(bend, spread, turn);
            Multiply(baseRelatives.Slice(16 * bone, 16), turn, relative);
            Span<double> absolute = absolutes.Slice(16 * bone, 16);
            if (parents[bone] < 0) relative.CopyTo(absolute);
            else Multiply(absolutes.Slice(16 * parents[bone], 16), relative, absolute);
            Multiply(absolute, inverseBases.Slice(16 * bone, 16), transforms.Slice(16 * bone, 16));
        }
    }

    /// <summary>
    /// The rotation about z by <paramref name="spread"/> after the one about x by <paramref name="bend"/>.
    /// </summary>
    private static void Turn(double bend, double spread, Span<double> turn)
    {
        double cosX = Math.Cos(bend), sinX = Math.Sin(bend), cosZ = Math.Cos(spread), sinZ = Math.Sin(spread);
        turn.Clear();
        turn[0] = cosZ;
        turn[1] = -sinZ * cosX;
        turn[2] = sinZ * sinX;
        turn[4] = sinZ;
        turn[5] = cosZ * cosX;
        turn[6] = -cosZ * sinX;
        turn[9] = sinX;
        turn[10] = cosX;
        turn[15] = 1;
    }

    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> product)
    {
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                double sum = 0;
                for (int k = 0; k < 4; k++) sum += a[4 * row + k] * b[4 * k + column];
                product[4 * row + column] = sum;
            }
        }
    }

    /// <summary>Where a vertex is: its bones' mean, then the rotation and translation of the whole hand.</summary>
    private static void Skin(
        ReadOnlySpan<double> pose,
        ReadOnlySpan<double> transforms,
        ReadOnlySpan<double> positions,
        ReadOnlySpan<double> weights,
        int vertex,
        Span<double> result)
    {
        int bones = transforms.Length / 16;
        Span<double> mean = stackalloc double[3];
        mean.Clear();
        for (int bone = 0; bone < bones; bone++)
        {
            double weight = weights[vertex * bones + bone];
            if (weight != 0)
            {
                for (int row = 0; row < 3; row++)
                {
                    double sum = transforms[16 * bone + 4 * row + 3];
                    for (int k = 0; k < 3; k++)
                        sum += transforms[16 * bone + 4 * row + k] * positions[3 * vertex + k];
                    mean[row] += weight * sum;
                }
            }
        }

        Rotate(pose.Slice(0, 3), mean, result);
        for (int k = 0; k < 3; k++) result[k] += pose[3 + k];
    }

    /// <summary>Rotates by an axis times an angle (Rodrigues' formula).</summary>
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
