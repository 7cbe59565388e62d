namespace AutoDiffDSL.Optimizers.Tests.Published;

/// <summary>Runs an optimizer beside a scalar reference of its published update.</summary>
internal static class PublishedUpdate
{
    /// <summary>One step of a reference: from the number of steps before, the value and gradient, to the next point.
    /// </summary>
    public delegate void Reference(int step, double value, double[] gradient, double[] theta);

    /// <summary>Each step of the optimizer gives the reference's point: bit for bit, or to a tolerance.</summary>
    public static void Agrees(
        IUpdateTransform optimizer,
        Reference reference,
        IObjective? objective = null,
        double[]? initial = null,
        int steps = 60,
        double tolerance = 0)
    {
        objective ??= new Quadratic(3, 0.7, 11);
        double[] parameters = initial is null ? [1, -2, 0.5] : [.. initial];
        double[] theta = [.. parameters];
        double[] gradient = new double[theta.Length];
        OptimizerState state = optimizer.Init(parameters);
        for (int step = 0; step < steps; step++)
        {
            double value = objective.Gradient(theta, gradient);
            reference(step, value, gradient, theta);
            value = objective.Gradient(parameters, gradient);
            optimizer.Step(state, parameters, value, gradient);
            if (tolerance == 0)
            {
                Assert.Equal(theta, parameters);
                continue;
            }

            for (int i = 0; i < theta.Length; i++)
                Assert.Equal(theta[i], parameters[i], tolerance);
        }

        Assert.Equal(steps, state.Step);
    }
}
