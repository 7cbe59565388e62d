namespace AutoDiffDSL.AdBench.BundleAdjustment;

/// <summary>The residuals of an instance and their sparse Jacobian, row by row through the pullback.</summary>
public static class BundleJacobian
{
    private const int RowLength = BundleInstance.CameraLength + 3 + 1;

    public static (double[] Reprojection, double[] Weight) Residuals(BundleInstance instance)
    {
        int p = instance.Weights.Length;
        double[] reprojection = new double[2 * p], weight = new double[p];
        for (int i = 0; i < p; i++)
        {
            Projection.Reproject(
                instance.Camera(i),
                instance.Point(i),
                instance.Weights[i],
                instance.Features.AsSpan(2 * i, 2),
                reprojection.AsSpan(2 * i, 2));
            weight[i] = Projection.WeightError(instance.Weights[i]);
        }

        return (reprojection, weight);
    }

    /// <summary>
    /// 2p rows of 15 entries (camera, point, weight), then p rows of one; columns count cameras, points, weights.
    /// </summary>
    public static SparseRows Compute(BundleInstance instance)
    {
        int p = instance.Weights.Length;
        var jacobian = new SparseRows(
            new double[p * (2 * RowLength + 1)], new int[p * (2 * RowLength + 1)], new int[3 * p + 1]);
        int firstPoint = instance.Cameras.Length, firstWeight = firstPoint + instance.Points.Length;
        int next = 0, row = 0;
        for (int i = 0; i < p; i++)
        {
            for (int coordinate = 0; coordinate < 2; coordinate++)
            {
                Row(instance, i, coordinate, jacobian.Values.AsSpan(next, RowLength));
                int camera = i % instance.CameraCount * BundleInstance.CameraLength;
                int point = firstPoint + i % instance.PointCount * 3;
                for (int j = 0; j < BundleInstance.CameraLength; j++) jacobian.Columns[next++] = camera + j;
                for (int j = 0; j < 3; j++) jacobian.Columns[next++] = point + j;
                jacobian.Columns[next++] = firstWeight + i;
                jacobian.Starts[++row] = next;
            }
        }

        for (int i = 0; i < p; i++)
        {
            Projection.WeightErrorGradient(instance.Weights[i], out jacobian.Values[next]);
            jacobian.Columns[next++] = firstWeight + i;
            jacobian.Starts[++row] = next;
        }

        return jacobian;
    }

    private static void Row(BundleInstance instance, int observation, int coordinate, Span<double> row)
    {
        Span<double> error = stackalloc double[2], errorBar = stackalloc double[2];
        errorBar[coordinate] = 1;
        Projection.ReprojectVjp(
            instance.Camera(observation),
            instance.Point(observation),
            instance.Weights[observation],
            instance.Features.AsSpan(2 * observation, 2),
            error,
            row[..BundleInstance.CameraLength],
            row.Slice(BundleInstance.CameraLength, 3),
            ref row[RowLength - 1],
            errorBar);
    }
}
