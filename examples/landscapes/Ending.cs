using AutoDiffDSL;
using AutoDiffDSL.Numerics;
using AutoDiffDSL.Optimizers;
using AutoDiffDSL.Stability;

/// <summary>Where a run ended.</summary>
/// <param name="Point">The parameters.</param>
/// <param name="Loss">The loss at every step.</param>
/// <param name="Gradient">The norm of the gradient; on spheres, of its tangent part.</param>
/// <param name="Error">The distance from what was planted.</param>
/// <param name="Lowest">The lowest eigenvalue of the Hessian, less its residual bound.</param>
/// <param name="Zeros">How many eigenvalues are zero within the tolerance.</param>
/// <param name="Next">The smallest eigenvalue that is neither zero nor negative; infinite if there is none.</param>
internal sealed record Ending(
    double[] Point, List<double> Loss, double Gradient, double Error, double Lowest, int Zeros, double Next)
{
    /// <summary>Descends from a start, and looks at the end; one that is not finite fails every check.</summary>
    public static Ending Of(Landscape landscape, double[] start)
    {
        (double[] point, List<double> loss) = landscape.Method is null
            ? ByLbfgs(landscape, start)
            : ByMethod(landscape, landscape.Method, start);
        double[] gradient = new double[point.Length];
        landscape.Objective.Gradient(point, gradient);
        landscape.Spheres?.Project(point, gradient);
        double norm = VectorMath.Norm(gradient);
        if (!double.IsFinite(norm))
        {
            return new Ending(
                point, loss, double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, 0, 0);
        }

        ISymmetricOperator hessian = landscape.Spheres is { } spheres
            ? new SphereHessian(landscape.Objective, spheres, point)
            : new HessianOperator(landscape.Objective, point);
        EigenPair lowest = Lanczos.Smallest(hessian).Pairs[0];
        double[] spectrum = DenseSpectrum.Of(hessian);
        double zero = landscape.CurvatureTolerance;
        return new Ending(
            point, loss, norm, landscape.Error(point), lowest.Value - lowest.ResidualBound,
            spectrum.Count(value => Math.Abs(value) <= zero),
            spectrum.Where(value => value > zero).DefaultIfEmpty(double.PositiveInfinity).Min());
    }

    private static (double[] Point, List<double> Loss) ByMethod(
        Landscape landscape, IUpdateTransform method, double[] start)
    {
        List<double> loss = [];
        double[] gradient = new double[start.Length];
        MinimizerRun run = new Minimizer(
            landscape.Objective, method, new() { MaxSteps = landscape.MaxSteps, GradientTolerance = -1 }).Start(start);
        foreach (StepValue step in run)
        {
            loss.Add(step.Value);
            run.Gradient.CopyTo(gradient);
            landscape.Spheres?.Project(run.Parameters, gradient);

            // Perturbed descent goes on: a small gradient is what it perturbs at.
            if (method is not PerturbedGradientDescent && VectorMath.Norm(gradient) < landscape.GradientTolerance / 10)
                break;
        }

        return (run.Parameters.ToArray(), loss);
    }

    private static (double[] Point, List<double> Loss) ByLbfgs(Landscape landscape, double[] start)
    {
        List<double> loss = [];
        var options = new SolverOptions
        {
            MaxSteps = landscape.MaxSteps,
            GradientTolerance = landscape.GradientTolerance / 10,
        };
        DescentRun<IObjective> run = new DescentSolver<IObjective>(
            landscape.Objective, new Lbfgs(), new StrongWolfe(), options).Start(start);
        foreach (StepValue step in run) loss.Add(step.Value);
        return (run.Parameters.ToArray(), loss);
    }
}
