using AutoDiffDSL.Optimizers.Tests.Objectives;

namespace AutoDiffDSL.Optimizers.Tests;

/// <summary>The optimizers and objectives of the table that <see cref="OptimizerTableTests"/> runs.</summary>
internal static class OptimizerTable
{
    private const int Steps = 20_000;

    /// <summary>The objectives: a fresh one, a starting point, and the value at the minimum.</summary>
    public static IReadOnlyDictionary<string, (Func<IHessianObjective> Make, double[] Start, double Minimum)> Objectives
    {
        get;
    } = new Dictionary<string, (Func<IHessianObjective>, double[], double)>
    {
        ["quadratic"] = (() => new TestLosses.IllConditionedObjective(4), [2, -1, 0.5, 3], 0),
        ["rosenbrock"] = (() => new TestLosses.RosenbrockObjective(), [-1.2, 1], 0),
        ["beale"] = (() => new TestLosses.BealeObjective(), [1, 0.8], 0),
        ["himmelblau"] = (() => new TestLosses.HimmelblauObjective(), [0, 0], 0),
        ["logistic"] = (Logistic, [0, 0, 0], MinimumOfLogistic()),
    };

    /// <summary>
    /// The optimizers: a name, and what runs it to the end from a start; the step size, where it has one, is given for
    /// each objective.
    /// </summary>
    public static IReadOnlyDictionary<string, Func<string, IHessianObjective, double[], Outcome?>> Optimizers { get; } =
        new Dictionary<string, Func<string, IHessianObjective, double[], Outcome?>>
        {
            ["gradient descent"] = First((_, eta) => new GradientDescent(eta)),
            ["Polyak momentum"] = First((_, eta) => new PolyakMomentum(eta, 0.9)),
            ["Nesterov momentum"] = First((_, eta) => new NesterovMomentum(eta, 0.9)),
            ["clipped by value"] = First((_, eta) => new Chain(new ClipByValue(5), new GradientDescent(eta))),
            ["clipped by norm"] = First((_, eta) => new Chain(new ClipByNorm(5), new GradientDescent(eta))),
            ["decoupled weight decay 1e-9"] = First((_, eta) => new Chain(
                new Trace(0.9), new WeightDecay(1e-9), new Scale(-eta))),
            ["RProp"] = First((_, _) => new RProp(0.01)),
            ["QuickProp"] = First((_, eta) => new QuickProp(0.1 * eta, 1.75, addGradient: true)),
            ["AdaGrad"] = First((_, _) => new AdaGrad(0.5)),
            ["RMSProp, cosine"] = First((_, _) => new Chain(
                new RmsProp(1), new ScaleBySchedule(new CosineDecay(0.01, Steps)))),
            ["Adam, cosine"] = First((_, _) => new Chain(
                new Adam(1), new ScaleBySchedule(new CosineDecay(0.02, Steps)))),
            ["AdamW, warm-up, cosine"] = First((_, _) => new Chain(
                new AdamW(1, 1e-9), new ScaleBySchedule(new WarmUp(100, new CosineDecay(0.02, Steps - 100))))),
            ["Polyak step"] = First((minimum, _) => new PolyakStep(minimum)),
            ["subgradient, exponential"] = First((_, _) => new Chain(
                new SubgradientMethod(new ConstantSchedule(0.3)), new ScaleBySchedule(
                    new ExponentialDecay(1, 5e-4)))),
            ["SGD, batches of 8, step decay"] = (_, objective, start) => objective is ISampledObjective sampled
                ? Stochastic(sampled, start)
                : null,
            ["SGD averaged over the second half"] = (_, objective, start) => objective is ISampledObjective sampled
                ? Averaged(sampled, start)
                : null,
            ["perturbed gradient descent"] = First((_, eta) => new PerturbedGradientDescent(
                eta, 1e-6, 1e-7, 100, 1e-12)),
            ["cyclic coordinates"] = First((_, eta) => new CoordinateDescent(eta)),
            ["greedy coordinates"] = First((_, eta) => new CoordinateDescent(eta, CoordinateOrder.Greedy)),
            ["random coordinates"] = First((_, eta) => new CoordinateDescent(eta, CoordinateOrder.Random)),
            ["steepest descent x Armijo"] = Second(new SteepestDescent(), new Armijo()),
            ["damped Newton x Armijo"] = Second(new DampedNewton(), new Armijo()),
            ["damped Newton x strong Wolfe"] = Second(new DampedNewton(), new StrongWolfe()),
            ["Newton-CG x Armijo"] = Second(new NewtonCg(), new Armijo()),
            ["Newton-CG x strong Wolfe"] = Second(new NewtonCg(), new StrongWolfe()),
            ["Steihaug-CG x trust region"] = Second(new SteihaugCg(), new TrustRegion()),
            ["BFGS x Armijo"] = Second(new Bfgs(), new Armijo()),
            ["BFGS x strong Wolfe"] = Second(new Bfgs(), new StrongWolfe()),
            ["L-BFGS x strong Wolfe"] = Second(new Lbfgs(5), new StrongWolfe()),
            ["L-BFGS x Armijo"] = Second(new Lbfgs(5), new Armijo()),
            ["Gauss-Newton x Armijo"] = Squares(new GaussNewton(), new Armijo()),
            ["Levenberg-Marquardt x Nielsen"] = Squares(new LevenbergMarquardt(), new NielsenDamping(1)),
            ["Levenberg-Marquardt x trust region"] = Squares(new LevenbergMarquardt(), new TrustRegion()),
            ["ADMM, l1 of weight 0"] = (_, objective, start) =>
                new Admm(objective, new L1Norm(0), 2, new AdmmOptions { MaxSteps = 3000 }).Run(start).Outcome!,
        };

    private static Func<string, IHessianObjective, double[], Outcome?> First(
        Func<double, double, IUpdateTransform> make) => (name, objective, start) =>
        new Minimizer(objective, make(Objectives[name].Minimum, StepSizeFor(name)), new MinimizerOptions
        {
            MaxSteps = Steps,
            GradientTolerance = 1e-10,
        }).Run(start).Outcome!;

    private static Func<string, IHessianObjective, double[], Outcome?> Second(
        IDescent<IHessianObjective> descent, ISearch search) => (_, objective, start) =>
        new DescentSolver<IHessianObjective>(
            objective, descent, search, new SolverOptions { MaxSteps = Steps }).Run(start).Outcome!;

    private static Func<string, IHessianObjective, double[], Outcome?> Squares(
        IDescent<IResidualObjective> descent, ISearch search) => (name, _, start) =>
        TestResiduals.Objective(name) is { } objective
            ? new DescentSolver<IResidualObjective>(objective, descent, search).Run(start).Outcome
            : null;

    private static MinimizerOptions Batched => new() { MaxSteps = Steps };

    private static Outcome Stochastic(ISampledObjective objective, double[] start)
    {
        var chain = new Chain(new GradientDescent(0.2), new ScaleBySchedule(new StepDecay(1, Steps / 8, 0.25)));
        MinimizerRun run = new Minimizer(objective, chain, new MiniBatches(8), Batched).Run(start);
        return run.Outcome! with { Value = objective.Value(run.Parameters) };
    }

    private static Outcome Averaged(ISampledObjective objective, double[] start)
    {
        var averaging = new WeightAveraging(Steps / 2);
        var chain = new Chain(averaging, new GradientDescent(0.2));
        MinimizerRun run = new Minimizer(objective, chain, new MiniBatches(8), Batched).Run(start);
        return run.Outcome! with
        {
            Value = objective.Value(WeightAveraging.Average(chain.StateOf(averaging, run.State, start.Length))),
        };
    }

    /// <summary>Half to nine tenths of the largest stable step at the minimum or on the way.</summary>
    private static double StepSizeFor(string objective) => objective switch
    {
        "quadratic" => 1e-3,
        "rosenbrock" => 1e-3,
        "beale" => 0.01,
        "himmelblau" => 0.01,
        _ => 0.2,
    };

    private static TestLosses.LogisticObjective Logistic()
    {
        var random = new Random(11);
        double[] rows = new double[120], targets = new double[40];
        for (int i = 0; i < 40; i++)
        {
            rows[3 * i] = 2 * random.NextDouble() - 1;
            rows[3 * i + 1] = 4 * random.NextDouble() - 2;
            rows[3 * i + 2] = 1;
            double noise = 0.6 * (random.NextDouble() - 0.5);
            targets[i] = rows[3 * i] - 0.5 * rows[3 * i + 1] + 0.2 + noise > 0 ? 1 : -1;
        }

        return new TestLosses.LogisticObjective(rows, 3, targets, 3);
    }

    private static double MinimumOfLogistic() => new DescentSolver<IHessianObjective>(
        Logistic(), new Newton(), new FixedStep(), new SolverOptions { GradientTolerance = 1e-14, MaxSteps = 50 })
        .Run([0, 0, 0]).Outcome!.Value;
}
