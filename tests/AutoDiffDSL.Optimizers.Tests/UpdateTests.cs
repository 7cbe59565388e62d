using System.Text.Json;
using AutoDiffDSL.Testing;

namespace AutoDiffDSL.Optimizers.Tests;

public sealed class UpdateTests
{
    private static readonly double[] s_initial = [1, -2, 0.5];

    private static readonly Dictionary<string, Func<IUpdateTransform>> s_optimizers = new()
    {
        ["descent"] = () => new GradientDescent(0.1),
        ["polyak"] = () => new PolyakMomentum(0.1, 0.9),
        ["nesterov"] = () => new NesterovMomentum(0.1, 0.9),
        ["decay"] = () => new Chain(new Trace(0.9), new WeightDecay(0.01), new Scale(-0.1)),
        ["adam"] = () => new Adam(0.1),
        ["adamw"] = () => new AdamW(0.1, weightDecay: 0.02),
        ["adagrad"] = () => new AdaGrad(0.1),
        ["rmsprop"] = () => new RmsProp(0.1),
        ["rprop"] = () => new RProp(),
        ["quickprop"] = () => new QuickProp(0.01, 1.75, addGradient: true),
        ["clipped"] = () => new Chain(new ClipByNorm(2), new ClipByValue(1), new GradientDescent(0.1)),
        ["polyak step"] = () => new PolyakStep(0),
        ["subgradient"] = () => new Chain(new KeepBest(), new SubgradientMethod(new InverseSquareRootDecay(0.1))),
        ["perturbed"] = () => new PerturbedGradientDescent(0.1, 0.1, 1, 5, 0.1),
        ["coordinates"] = () => new CoordinateDescent(0.1, CoordinateOrder.Random),
        ["averaged"] = () => new Chain(new WeightAveraging(3, 2), new GradientDescent(0.1)),
        ["plateau"] = () => new Chain(new GradientDescent(0.1), new PlateauDecay(2)),
        ["scheduled"] = () => new Chain(new Adam(1), new ScaleBySchedule(new WarmUp(5, new CosineDecay(0.1, 9)))),
        ["sphere"] = () => new ManifoldDescent(new Sphere(), 0.1),
        ["stiefel"] = () => new ManifoldDescent(new Stiefel(3, 1), 0.1),
    };

    public static TheoryData<string> Optimizers => [.. s_optimizers.Keys];

    [Fact]
    public void Gradient_descent_agrees_bit_for_bit_with_its_published_update() =>
        Follows(new GradientDescent(0.1), (theta, g, _) => (theta + -0.1 * g, 0));

    [Fact]
    public void Polyak_momentum_agrees_bit_for_bit_with_its_published_update() =>
        Follows(new PolyakMomentum(0.1, 0.9), (theta, g, v) =>
        {
            v = 0.9 * v + g;
            return (theta + -0.1 * v, v);
        });

    [Fact]
    public void Nesterov_momentum_agrees_bit_for_bit_with_its_published_update() =>
        Follows(new NesterovMomentum(0.1, 0.9), (theta, g, v) =>
        {
            v = 0.9 * v + g;
            return (theta + -0.1 * (g + 0.9 * v), v);
        });

    [Fact]
    public void Decoupled_weight_decay_agrees_bit_for_bit_with_its_published_update() =>
        Follows(Make("decay"), (theta, g, v) =>
        {
            v = 0.9 * v + g;
            return (theta + -0.1 * (v + 0.01 * theta), v);
        });

    [Fact]
    public void AdamW_agrees_bit_for_bit_with_its_published_update()
    {
        const double Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8, Decay = 0.02;
        var objective = new Quadratic(3, 0.7, 11);
        IUpdateTransform optimizer = new AdamW(0.1, Decay, Beta1, Beta2, Epsilon);
        double[] parameters = [.. s_initial], theta = [.. s_initial];
        double[] m = new double[3], v = new double[3], g = new double[3], diagonal = new double[3];
        OptimizerState state = optimizer.Init(parameters);
        Assert.Throws<InvalidOperationException>(() => optimizer.Preconditioner(state, diagonal));
        for (int t = 1; t <= 50; t++)
        {
            objective.Gradient(theta, g);
            Steps(optimizer, objective, state, parameters, 1);
            optimizer.Preconditioner(state, diagonal);
            for (int i = 0; i < 3; i++)
            {
                m[i] = Beta1 * m[i] + (1 - Beta1) * g[i];
                v[i] = Beta2 * v[i] + (1 - Beta2) * g[i] * g[i];
                double mHat = m[i] / (1 - Math.Pow(Beta1, t));
                double vHat = v[i] / (1 - Math.Pow(Beta2, t));
                theta[i] += -0.1 * (mHat / (Math.Sqrt(vHat) + Epsilon) + Decay * theta[i]);
                double preconditioner = (1 - Math.Pow(Beta1, t)) * (Math.Sqrt(vHat) + Epsilon);
                Assert.Equal(1, diagonal[i] / preconditioner, 1e-14);
            }

            Assert.Equal(theta, parameters);
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_state_that_went_through_json_goes_on_with_the_same_bits(string name)
    {
        IUpdateTransform optimizer = Make(name);
        var objective = new Quadratic(3, 0.7, 11);
        double[] straight = [.. s_initial];
        OptimizerState state = optimizer.Init(straight);
        Steps(optimizer, objective, state, straight, 7);
        double[] resumed = [.. straight];
        OptimizerState restored = JsonSerializer.Deserialize<OptimizerState>(JsonSerializer.Serialize(state))!;
        Assert.Equal(state, restored);
        Assert.Equal(7, restored.Step);

        Steps(optimizer, objective, state, straight, 9);
        Assert.NotEqual(state, restored);
        Steps(optimizer, objective, restored, resumed, 9);
        Assert.Equal(straight, resumed);
        Assert.Equal(state, restored);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_step_allocates_nothing(string name)
    {
        IUpdateTransform optimizer = Make(name);
        var objective = new Quadratic(3, 0.7, 11);
        double[] parameters = [.. s_initial];
        OptimizerState state = optimizer.Init(parameters);
        double[] gradient = new double[3];
        Run(10);
        Assert.Equal(0, Allocations.Of(() => Run(100)));

        void Run(int count)
        {
            for (int i = 0; i < count; i++)
            {
                double value = objective.Gradient(parameters, gradient);
                optimizer.Step(state, parameters, value, gradient);
            }
        }
    }

    [Fact]
    public void The_preconditioner_of_momentum_is_the_identity()
    {
        var optimizer = new PolyakMomentum(0.1, 0.9);
        var diagonal = new double[3];
        optimizer.Preconditioner(optimizer.Init(s_initial), diagonal);
        Assert.Equal([1, 1, 1], diagonal);
    }

    [Fact]
    public void A_chain_multiplies_the_preconditioners_and_a_link_without_a_response_claims_no_threshold()
    {
        var chain = new Chain(new SignOfGradient(), new Trace(0.5), new SignOfGradient(), new Scale(-0.1));
        OptimizerState state = chain.Init(s_initial);
        Assert.Equal([9, 9, 9, 0, 0, 0, 9, 9, 9], state.Memory);
        var diagonal = new double[3];
        chain.Preconditioner(state, diagonal);
        Assert.Equal([4, 4, 4], diagonal);
        Assert.Null(chain.StabilityPolynomial());
    }

    [Fact]
    public void A_third_partys_optimizer_is_one_class()
    {
        double[] parameters = [.. s_initial];
        var optimizer = new Chain(new SignOfGradient(), new Scale(-0.25));
        OptimizerState state = optimizer.Init(parameters);
        Steps(optimizer, new Quadratic(1, 1, 1), state, parameters, 1);
        Assert.Equal([0.75, -1.75, 0.25], parameters);
        Assert.Equal("sign > scale(-0.25)", optimizer.Name);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientDescent(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientDescent(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolyakMomentum(0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NesterovMomentum(0.1, -0.1));
    }

    [Fact]
    public void A_state_or_gradient_of_the_wrong_length_is_refused()
    {
        var optimizer = new PolyakMomentum(0.1, 0.9);
        OptimizerState state = optimizer.Init(new double[2]);
        Assert.Throws<ArgumentException>(() => optimizer.Step(state, new double[3], 0, new double[3]));
        Assert.Throws<ArgumentException>(() => optimizer.Step(state, new double[2], 0, new double[3]));
    }

    private static IUpdateTransform Make(string name) => s_optimizers[name]();

    private static void Steps(
        IUpdateTransform optimizer, IObjective objective, OptimizerState state, double[] parameters, int count)
    {
        var gradient = new double[parameters.Length];
        for (int i = 0; i < count; i++)
        {
            double value = objective.Gradient(parameters, gradient);
            optimizer.Step(state, parameters, value, gradient);
        }
    }

    private static void Follows(
        IUpdateTransform optimizer, Func<double, double, double, (double Theta, double Velocity)> reference)
    {
        var objective = new Quadratic(3, 0.7, 11);
        double[] parameters = [.. s_initial];
        OptimizerState state = optimizer.Init(parameters);
        double[] expected = [.. s_initial];
        double[] velocity = new double[3];
        double[] gradient = new double[3];
        for (int step = 0; step < 50; step++)
        {
            objective.Gradient(expected, gradient);
            for (int i = 0; i < 3; i++)
                (expected[i], velocity[i]) = reference(expected[i], gradient[i], velocity[i]);
            Steps(optimizer, objective, state, parameters, 1);
            Assert.Equal(expected, parameters);
        }

        Assert.Equal(50, state.Step);
    }

    private sealed class SignOfGradient : IUpdateTransform
    {
        public string Name => "sign";

        public bool HasPreconditioner => true;

        public int StateLength(int dimension) => dimension;

        public void Initialize(ReadOnlySpan<double> parameters, Span<double> state) => state.Fill(9);

        public void Update(in UpdateContext context, Span<double> update, Span<double> state)
        {
            for (int i = 0; i < update.Length; i++)
                update[i] = Math.Sign(update[i]);
        }

        public void MultiplyPreconditioner(long step, ReadOnlySpan<double> state, Span<double> diagonal)
        {
            for (int i = 0; i < diagonal.Length; i++)
                diagonal[i] *= 2;
        }
    }
}
