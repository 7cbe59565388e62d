using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Optimization;
using AutoDiffDSL.Generator.Rules;
using AutoDiffDSL.Generator.Transforms;

namespace AutoDiffDSL.Generator.Tests.Rules;

/// <summary>
/// Every row of the table on its domain, in both modes and in second order, against differences at two steps.
/// </summary>
public sealed class DerivativeRulesTests
{
    private const int Samples = 12;

    public static TheoryData<string> Rows()
    {
        var data = new TheoryData<string>();
        foreach (RuleRow row in DerivativeRules.All.Where(row => !row.IsZero))
        {
            data.Add(row.Op.ToString());
        }

        return data;
    }

    [Fact]
    public void Every_function_of_scalars_has_a_row()
    {
        IEnumerable<Primitive> functions = Enum.GetValues<Primitive>()
            .Where(op => op.IsScalarFunction() && op is not (Primitive.Constant or Primitive.Convert));
        Assert.All(functions, op => Assert.NotNull(DerivativeRules.Find(op)));
    }

    [Theory]
    [InlineData("Floor")]
    [InlineData("Ceiling")]
    [InlineData("Round")]
    [InlineData("Truncate")]
    public void A_step_function_has_the_gradient_zero(string name)
    {
        RuleRow row = DerivativeRules.Find(Enum.Parse<Primitive>(name))!;
        Function step = Call(row, [IrType.Float64]);
        Function gradient = PassList.Final(Derivatives.Gradient(step, Derivatives.Vjp(step, "F"), "F"));
        Assert.Equal([0.0], Gradient(gradient, [1.3], [IrType.Float64]));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_agrees_with_differences_in_both_modes_and_in_second_order(string name)
    {
        RuleRow row = DerivativeRules.Find(Enum.Parse<Primitive>(name))!;
        IrType[] types = ArgumentTypes(row);
        Function f = PassList.Primal(Call(row, types));
        Verifier.Verify(f);
        Function vjp = PassList.Derivative(Derivatives.Vjp(f, "F"));
        Function gradient = PassList.Derivative(Derivatives.Gradient(f, vjp, "F"));
        Function jvp = PassList.Final(Derivatives.Jvp(f, "F"));
        Function hvp = PassList.Final(Derivatives.Hvp(f, gradient, "F"));
        Function final = PassList.Final(gradient);
        var random = new Random(7);
        for (int sample = 0; sample < Samples; sample++)
        {
            double[] point = [.. types.Select(_ => Draw(row.Domain, random))];
            if (row.Op == Primitive.Clamp)
            {
                point = [point[0], -0.5 - (0.1 * point[1]), 0.5 + (0.1 * point[2])];
            }

            double[] direction = [.. types.Select(_ => (2 * random.NextDouble()) - 1)];
            double expected = Difference(x => Value(f, types, x), point, direction, types);
            double[] forward = Run(jvp, types, point, direction);
            Assert.Equal(Value(f, types, point), forward[0]);
            AssertNear(expected, forward[1], name + " JVP");
            double[] slopes = Gradient(final, point, types);
            double dot = slopes.Zip(direction.Where((_, i) => types[i].IsFloating), (s, d) => s * d).Sum();
            AssertNear(forward[1], dot, name + " gradient", 1e-12);
            double[] second = Run(hvp, types, point, direction);
            int active = types.Count(t => t.IsFloating);
            for (int i = 0; i < active; i++)
            {
                int component = i;
                double curvature = Difference(x => Gradient(final, x, types)[component], point, direction, types);
                AssertNear(curvature, second[1 + active + i], name + " HVP");
            }
        }
    }

    private static IrType[] ArgumentTypes(RuleRow row) => row.Op switch
    {
        Primitive.Select => [IrType.Boolean, IrType.Float64, IrType.Float64],
        Primitive.RootN or Primitive.ScaleB => [IrType.Float64, IrType.Int32],
        Primitive.FusedMultiplyAdd or Primitive.Lerp or Primitive.Clamp =>
            [IrType.Float64, IrType.Float64, IrType.Float64],
        _ => row.Partials!([Dummy(), Dummy(), Dummy()], Dummy()).Select(_ => IrType.Float64).ToArray(),
    };

    private static Term Dummy()
    {
        var builder = new BlockBuilder(new ValueFactory());
        return new Term(builder, builder.Number(IrType.Float64, 1));
    }

    private static Function Call(RuleRow row, IrType[] types)
    {
        var values = new ValueFactory();
        var builder = new BlockBuilder(values);
        Value[] arguments = [.. types.Select((t, i) => values.New(t, "x" + i))];
        Value result = builder.Emit(row.Op, IrType.Float64, "", arguments);
        return Wrap(row, arguments, builder.Build(arguments, [result]), values);
    }

    private static Function Wrap(RuleRow row, Value[] arguments, Block body, ValueFactory values) => new(
        row.Op.ToString(),
        arguments.Select((a, i) => new Parameter(
            a.Name, a.Type, Passing.Value, i, -1, ParameterRole.Primal, i, a.Type.IsFloating)).ToArray(),
        0,
        body,
        values.NextId);

    private static object[] Arguments(IrType[] types, double[] point) =>
        [.. point.Select((x, i) => types[i].Element switch
        {
            ScalarKind.Boolean => (object)(x > 0),
            ScalarKind.Int32 => 3,
            _ => x,
        })];

    private static double Value(Function f, IrType[] types, double[] point) =>
        (double)Interpreter.Run(f, Arguments(types, point))[0];

    private static double[] Run(Function f, IrType[] types, double[] point, double[] direction) =>
        [.. Interpreter.Run(
            f, [.. Arguments(types, point), .. direction.Where((_, i) => types[i].IsFloating).Cast<object>()])
            .Cast<double>()];

    private static double[] Gradient(Function gradient, double[] point, IrType[] types) =>
        [.. Interpreter.Run(gradient, Arguments(types, point)).Skip(1).Cast<double>()];

    private static double Difference(Func<double[], double> f, double[] point, double[] direction, IrType[] types)
    {
        double coarse = Central(2e-4);
        double fine = Central(1e-4);
        return fine + ((fine - coarse) / 3);

        double Central(double step) =>
            (f([.. point.Zip(direction, (p, d) => p + (step * d))])
                - f([.. point.Zip(direction, (p, d) => p - (step * d))]))
            / (2 * step);
    }

    private static double Draw(Domain domain, Random random)
    {
        double u = random.NextDouble();
        double sign = random.Next(2) == 0 ? -1 : 1;
        return domain switch
        {
            Domain.Positive => 0.3 + (2 * u),
            Domain.AboveOne => 1.2 + u,
            Domain.UnitInterval => 0.9 * ((2 * u) - 1),
            Domain.AboveMinusOne => -0.7 + (2 * u),
            Domain.NonZero => sign * (0.4 + u),
            Domain.QuarterInterval => 0.2 * ((2 * u) - 1),
            _ => 4 * (u - 0.5),
        };
    }

    private static void AssertNear(double expected, double actual, string what, double tolerance = 1e-7) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)),
        $"{what}: expected {expected}, got {actual}");
}
