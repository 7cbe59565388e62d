namespace AutoDiffDSL.AdBench.Hand;

/// <summary>Measured points and where on the hand they belong.</summary>
/// <param name="Model">The hand.</param>
/// <param name="Correspondences">For each point a vertex, or a triangle where there are coordinates on it.</param>
/// <param name="Points">Three coordinates for each point.</param>
/// <param name="Coordinates">Two for each point, on its triangle; empty where points belong to vertices.</param>
/// <param name="Pose">Rotation (3), translation (3), and four angles for each of five fingers.</param>
public sealed record HandInstance(
    HandModel Model, int[] Correspondences, double[] Points, double[] Coordinates, double[] Pose)
{
    public bool IsComplicated => Coordinates.Length > 0;

    public static HandInstance Read(HandModel model, string text, bool isComplicated)
    {
        var figures = new Figures(text);
        int count = figures.Whole(), pose = figures.Whole();
        var correspondences = new int[count];
        var points = new double[3 * count];
        for (int i = 0; i < count; i++)
        {
            correspondences[i] = figures.Whole();
            figures.Reals(3).CopyTo(points, 3 * i);
        }

        return new HandInstance(
            model, correspondences, points, figures.Reals(isComplicated ? 2 * count : 0), figures.Reals(pose));
    }

    public static HandInstance Drawn(int points, bool isComplicated, int seed)
    {
        HandModel model = HandModel.Drawn(vertices: 40, seed);
        var random = new Random(seed + 1);
        int targets = isComplicated ? model.Triangles.Length / 3 : model.Positions.Length / 3;
        return new HandInstance(
            model,
            [.. Enumerable.Range(0, points).Select(_ => random.Next(targets))],
            random.Uniform(3 * points, -1, 1),
            random.Uniform(isComplicated ? 2 * points : 0, 0, 0.5),
            random.Uniform(26, -1, 1));
    }

    public string Write()
    {
        FigureWriter writer = new FigureWriter().Line(Correspondences.Length, Pose.Length);
        for (int i = 0; i < Correspondences.Length; i++)
            writer.Line(Correspondences[i], Points[3 * i], Points[3 * i + 1], Points[3 * i + 2]);
        return writer.Rows(Coordinates, 2).Rows(Pose, 1).ToString();
    }

    public double[] Errors()
    {
        var errors = new double[Points.Length];
        if (IsComplicated)
        {
            Tracking.OnTriangles(
                Pose, Coordinates, Model.Parents, Model.BaseRelatives, Model.InverseBases, Model.Positions,
                Model.Weights, Model.Triangles, Correspondences, Points, errors);
        }
        else
        {
            Tracking.OnVertices(
                Pose, Model.Parents, Model.BaseRelatives, Model.InverseBases, Model.Positions, Model.Weights,
                Correspondences, Points, errors);
        }

        return errors;
    }

    /// <summary>
    /// The Jacobian by columns of 3N: for coordinates on triangles first two columns, in which each point moves on its
    /// own triangle; then one for each entry of the pose.
    /// </summary>
    public double[] Jacobian()
    {
        int rows = Points.Length, own = IsComplicated ? 2 : 0;
        var jacobian = new double[rows * (own + Pose.Length)];
        double[] errors = new double[rows], poseDot = new double[Pose.Length];
        var coordinatesDot = new double[Coordinates.Length];
        for (int column = 0; column < own + Pose.Length; column++)
        {
            Array.Clear(poseDot);
            for (int i = 0; i < coordinatesDot.Length; i++) coordinatesDot[i] = i % 2 == column ? 1 : 0;
            if (column >= own) poseDot[column - own] = 1;
            Span<double> errorsDot = jacobian.AsSpan(column * rows, rows);
            if (IsComplicated)
            {
                Tracking.OnTrianglesJvp(
                    Pose, poseDot, Coordinates, coordinatesDot, Model.Parents, Model.BaseRelatives, Model.InverseBases,
                    Model.Positions, Model.Weights, Model.Triangles, Correspondences, Points, errors, errorsDot);
            }
            else
            {
                Tracking.OnVerticesJvp(
                    Pose, poseDot, Model.Parents, Model.BaseRelatives, Model.InverseBases, Model.Positions,
                    Model.Weights, Correspondences, Points, errors, errorsDot);
            }
        }

        return jacobian;
    }
}
