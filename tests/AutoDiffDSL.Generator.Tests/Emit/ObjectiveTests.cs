using System.Reflection;
using AutoDiffDSL.Generator.Emit;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using AutoDiffDSL.Generator.Optimization;
using AutoDiffDSL.Generator.Transforms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>
/// The objective classes of losses: printed, compiled, and evaluated through the interfaces that optimizers see.
/// </summary>
public sealed class ObjectiveTests
{
    private static readonly double[] Rows = [1, 2, 3, -1, 0.5, 2];
    private static readonly double[] Targets = [0.25, -1];
    private static readonly double[] Point = [0.5, -0.25, 2];
    private static readonly double[] Direction = [1, 3, -2];

    [Fact]
    public void A_loss_of_one_span_passes_the_vector_through()
    {
        Type type = Compile(Samples.Regression(), perSample: false, []);
        var objective = (IHessianObjective)Create(type, new ReadOnlyMemory<double>(Rows, 0, 3), 0.25, 3);

        double error = Dot(Point, Rows[..3]) - 0.25;
        double along = Dot(Direction, Rows[..3]);
        var gradient = new double[3];
        var product = new double[3];

        Assert.Equal(3, objective.Dimension);
        Assert.Equal(0.5 * error * error, objective.Value(Point), 12);
        Assert.Equal(0.5 * error * error, objective.Gradient(Point, gradient), 12);
        Assert.Equal([.. Rows[..3].Select(x => error * x)], gradient);
        Assert.Equal(0.5 * error * error, objective.HessianProduct(Point, Direction, gradient, product), 12);
        Assert.Equal([.. Rows[..3].Select(x => along * x)], product);
    }

    [Fact]
    public void A_loss_of_one_sample_becomes_the_mean_over_the_selected_samples()
    {
        Type type = Compile(Samples.Regression(), perSample: true, [false, true, true]);
        object created = Create(type, new ReadOnlyMemory<double>(Rows), 3, new ReadOnlyMemory<double>(Targets), 3);
        var objective = (IHessianObjective)created;
        var sampled = (ISampledObjective)created;
        double[] errors = [Dot(Point, Rows[..3]) - Targets[0], Dot(Point, Rows[3..]) - Targets[1]];
        var gradient = new double[3];
        var product = new double[3];

        Assert.Equal(2, sampled.SampleCount);
        Assert.Equal(0.25 * ((errors[0] * errors[0]) + (errors[1] * errors[1])), objective.Value(Point), 12);
        objective.Gradient(Point, gradient);
        Assert.Equal(0.5 * ((errors[0] * Rows[1]) + (errors[1] * Rows[4])), gradient[1], 12);
        objective.HessianProduct(Point, Direction, gradient, product);
        Assert.Equal(0.5 * ((errors[0] * Rows[1]) + (errors[1] * Rows[4])), gradient[1], 12);
        double[] along = [Dot(Direction, Rows[..3]), Dot(Direction, Rows[3..])];
        Assert.Equal(0.5 * ((along[0] * Rows[2]) + (along[1] * Rows[5])), product[2], 12);

        sampled.SelectBatch([1, 1]);
        Assert.Equal(0.5 * errors[1] * errors[1], objective.Value(Point), 12);
        sampled.SelectAll();
        Assert.Equal(0.25 * ((errors[0] * errors[0]) + (errors[1] * errors[1])), objective.Value(Point), 12);
    }

    [Fact]
    public void Scalars_take_one_cell_each_and_samples_may_be_scalars()
    {
        Type type = Compile(Samples.Logistic(), perSample: true, [false, false, true, true]);
        var x = new ReadOnlyMemory<double>([0.5, -2]);
        var label = new ReadOnlyMemory<double>([1, -1]);
        var objective = (IHessianObjective)Create(type, x, label);
        double[] point = [0.7, -0.1];
        var gradient = new double[2];

        Assert.Equal(2, objective.Dimension);
        double first = 0.7 * 0.5 - 0.1;
        double second = -(0.7 * -2 - 0.1);
        double mean = (Math.Log(1 + Math.Exp(-first)) + Math.Log(1 + Math.Exp(-second))) / 2;
        Assert.Equal(mean, objective.Gradient(point, gradient), 12);
        double[] slopes = [-1 / (1 + Math.Exp(first)), 1 / (1 + Math.Exp(second))];
        Assert.Equal((slopes[0] * 0.5 + slopes[1] * -2) / 2, gradient[0], 12);
        Assert.Equal((slopes[0] + slopes[1]) / 2, gradient[1], 12);
    }

    [Fact]
    public void Arrays_and_single_precision_are_converted_from_the_vector_and_back()
    {
        Type type = Compile(Mixed(), perSample: false, []);
        var objective = (IHessianObjective)Create(type, new double[] { 2, 3 }, 2, 2);
        double[] point = [1.5, -2, 0.5, 0.25, 3];
        var gradient = new double[5];
        var product = new double[5];

        // a[0] * f[0] * data[1] + a[1] * f[1] * s, at a = (1.5, -2), f = (0.5, 0.25), s = 3
        Assert.Equal((1.5 * 0.5 * 3) + (-2 * 0.25 * 3), objective.Value(point), 6);
        objective.Gradient(point, gradient);
        Assert.Equal([0.5 * 3, 0.25 * 3, 1.5 * 3, -2 * 3, -2 * 0.25], gradient);
        objective.HessianProduct(point, [1, 0, 0, 0, 1], gradient, product);
        Assert.Equal([0.5 * 3, 0.25 * 3, 1.5 * 3, -2 * 3, -2 * 0.25], gradient);
        Assert.Equal([0, 0.25, 3, -2, 0], product);
    }

    [Fact]
    public void Wrong_data_and_vectors_are_refused_with_the_parameter_named()
    {
        Type type = Compile(Samples.Regression(), perSample: true, [false, true, true]);
        object Bind(double[] x, int xLength, double[] y, int wLength) =>
            Create(type, new ReadOnlyMemory<double>(x), xLength, new ReadOnlyMemory<double>(y), wLength);
        static void Refuses<T>(string parameter, Action action)
            where T : ArgumentException => Assert.Equal(parameter, Assert.Throws<T>(action).ParamName);

        Refuses<ArgumentException>("x", () => Bind([1, 2, 3, 4], 3, [1], 3));
        Refuses<ArgumentException>("y", () => Bind([1, 2, 3], 3, [1, 2], 3));
        Refuses<ArgumentOutOfRangeException>("xLength", () => Bind([1, 2, 3], 0, [1], 3));
        Refuses<ArgumentOutOfRangeException>("wLength", () => Bind([1, 2, 3], 3, [1], -1));
        Refuses<ArgumentException>("x", () => Bind([], 3, [], 3));

        var objective = (ISampledObjective)Bind(Rows, 3, Targets, 3);
        Refuses<ArgumentException>("parameters", () => objective.Value([1, 2]));
        Refuses<ArgumentException>("gradient", () => objective.Gradient([1, 2, 3], []));
        Refuses<ArgumentException>("samples", () => objective.SelectBatch([]));
        Refuses<ArgumentOutOfRangeException>("samples", () => objective.SelectBatch([2]));
    }

    /// <summary>A loss with an active array, constant array, active floats and an active scalar.</summary>
    private static Function Mixed()
    {
        var sketch = new Sketch("Loss");
        Value a = sketch.Parameter("a", IrType.Buffer(ScalarKind.Float64, false), passing: Passing.Array);
        Value data = sketch.Parameter("data", IrType.Buffer(ScalarKind.Float64, false), isActive: false, Passing.Array);
        Value f = sketch.Parameter("f", IrType.Buffer(ScalarKind.Float32, false));
        Value s = sketch.Parameter("s", IrType.Float64);
        BlockBuilder b = sketch.Body;
        Value zero = b.Constant(0);
        Value one = b.Constant(1);
        Value At(Value buffer, Value index) => b.Convert(b.Load(buffer, index), ScalarKind.Float64);
        Value first = b.Emit(Primitive.Multiply, b.Emit(Primitive.Multiply, At(a, zero), At(f, zero)), At(data, one));
        Value second = b.Emit(Primitive.Multiply, b.Emit(Primitive.Multiply, At(a, one), At(f, one)), s);
        return sketch.Return(b.Emit(Primitive.Add, first, second));
    }

    private static Type Compile(Function primal, bool perSample, bool[] isSample)
    {
        Function prepared = PassList.Primal(primal);
        Function vjp = PassList.Derivative(Derivatives.Vjp(prepared, primal.Name));
        Function gradient = PassList.Derivative(Derivatives.Gradient(prepared, vjp, primal.Name));
        Function hvp = PassList.Derivative(Derivatives.Hvp(prepared, gradient, primal.Name));
        var method = new MethodModel(
            new TypeModel("Example", ["public static partial class Losses"]),
            "public",
            primal.Name,
            primal.Name,
            "Losses",
            DerivativeModes.Vjp | DerivativeModes.Gradient | DerivativeModes.Hvp,
            primal,
            new LossModel(perSample, isSample));
        DerivedFunction[] functions =
        [
            new(primal, "The loss."),
            new(PassList.Final(vjp), Documentation.Vjp(method)),
            new(PassList.Final(gradient), Documentation.Gradient(method)),
            new(PassList.Final(hvp), Documentation.Hvp(method)),
        ];
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose);
        string text = SourceFile.Print(method, functions);
        string user = "namespace Example;\n/// <summary>The user's.</summary>\npublic static partial class Losses;\n";
        Assembly assembly = EmittedAssembly.Load(
            [CSharpSyntaxTree.ParseText(text, options), CSharpSyntaxTree.ParseText(user, options)]);
        return assembly.GetType("Example.Losses+LossObjective")!;
    }

    private static object Create(Type type, params object[] arguments)
    {
        try
        {
            return Activator.CreateInstance(type, arguments)!;
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();
}
