using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using AutoDiffDSL.Generator.Optimization;
using AutoDiffDSL.Generator.Transforms;

namespace AutoDiffDSL.Generator.Tests.Stages;

/// <summary>
/// Drawn programs that call drawn methods, interpreted: the derivatives call the derivatives of what is called, and
/// they must agree with differences.
/// </summary>
public sealed class RandomCallTests
{
    private const int Cells = RandomPrograms.Length;

    private static readonly double[] Constants = [0.3, -0.7, 0.9, 0.2];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Derivatives_of_drawn_programs_with_calls_agree_with_differences_and_each_other(int third)
    {
        int compared = 0;
        for (int seed = 20_000 + (third * 100); seed < 20_000 + ((third + 1) * 100); seed++)
        {
            compared += Check(seed) ? 1 : 0;
        }

        Assert.True(compared > 60, $"only {compared} of 100 programs were smooth enough to compare");
    }

    private static bool Check(int seed)
    {
        var methods = new Dictionary<string, Function>();
        Callee[] callees =
            [Add("Reads", seed + 1, inOut: false, methods), Add("Writes", seed + 2, inOut: true, methods)];
        Function primal = PassList.Primal(RandomPrograms.Draw(seed, inOut: false, callees));
        Function vjp = PassList.Derivative(Derivatives.Vjp(primal, "F"));
        Function simple = PassList.Derivative(Derivatives.Gradient(primal, vjp, "F"));
        Function jvp = Final(Derivatives.Jvp(primal, "F"));
        Function gradient = Final(simple);
        Function hvp = Final(Derivatives.Hvp(primal, simple, "F"));
        string text = $"seed {seed}\n{Printer.Print(primal)}";

        var random = new Random(seed);
        double[] point = Draw(random);
        double[] direction = Draw(random);
        double value = Evaluate(primal, methods, point);
        double[] slope = Gradient(gradient, methods, point, out double sameValue);
        double tangent = Jvp(jvp, methods, point, direction, out double jvpValue);
        Assert.True(value.Equals(sameValue) && value.Equals(jvpValue), text);
        Assert.True(Near(tangent, Dot(slope, direction), 1e-9), $"{tangent} and {Dot(slope, direction)}: {text}");

        double[] product = Hvp(hvp, methods, point, direction, out double[] hvpGradient);
        Assert.True(hvpGradient.Zip(slope).All(p => Near(p.First, p.Second, 1e-12)), text);

        double[] F(double[] x) => [Evaluate(primal, methods, x), .. Gradient(gradient, methods, x, out _)];
        double[] coarse = Difference(F, point, direction, 1e-5);
        double[] fine = Difference(F, point, direction, 1e-6);
        if (!coarse.Zip(fine).All(p => Near(p.First, p.Second, 1e-5)))
        {
            return false;
        }

        double[] expected = [tangent, .. product];
        Assert.True(
            expected.Zip(coarse).All(p => Near(p.First, p.Second, 1e-4)),
            $"{string.Join(' ', expected)}, differences {string.Join(' ', coarse)}: {text}");
        return true;
    }

    /// <summary>A drawn method with the derivatives that generated code calls.</summary>
    private static Callee Add(string name, int seed, bool inOut, Dictionary<string, Function> methods)
    {
        Function primal = PassList.Primal(RandomPrograms.Draw(seed, inOut)) with { Name = name };
        primal = primal with { Signature = primal.Signature.Map(p => p with { IsActive = p.Type.IsFloating }) };
        Function vjp = PassList.Derivative(Derivatives.Vjp(primal, name));
        Function[] all =
        [
            primal,
            Derivatives.Jvp(primal, name),
            vjp,
            PassList.Derivative(Derivatives.Jvp(DerivedCallees.AsPrimal(vjp), vjp.Name)),
        ];
        foreach (Function function in all)
        {
            methods.Add(function.Name, function == primal ? primal : Final(function));
        }

        return new Callee(
            name,
            primal.Signature,
            primal.ReturnOutput,
            primal.Body.Yields.Map(y => y.Type),
            DerivativeSource.Generated,
            name,
            name,
            null);
    }

    private static Function Final(Function function)
    {
        Function final = PassList.Final(PassList.Derivative(Verifier.Verify(function)));
        return Verifier.Verify(final);
    }

    // A point is x[4], a.
    private static double[] Draw(Random random) =>
        [.. Enumerable.Range(0, Cells + 1).Select(_ => (2 * random.NextDouble()) - 1)];

    private static double Evaluate(Function f, Dictionary<string, Function> methods, double[] point) =>
        (double)Interpreter.Run(f, methods, point[..Cells], Constants.Clone(), point[Cells], 3)[0];

    private static double Jvp(
        Function f, Dictionary<string, Function> methods, double[] point, double[] direction, out double value)
    {
        object[] result = Interpreter.Run(
            f, methods, point[..Cells], Constants.Clone(), point[Cells], 3, direction[..Cells], direction[Cells]);
        value = (double)result[0];
        return (double)result[1];
    }

    private static double[] Gradient(
        Function f, Dictionary<string, Function> methods, double[] point, out double value)
    {
        double[] x = [9, 9, 9, 9];
        object[] result = Interpreter.Run(f, methods, point[..Cells], Constants.Clone(), point[Cells], 3, x);
        value = (double)result[0];
        return [.. x, (double)result[1]];
    }

    private static double[] Hvp(
        Function f, Dictionary<string, Function> methods, double[] point, double[] direction, out double[] gradient)
    {
        double[] x = [9, 9, 9, 9];
        double[] product = [9, 9, 9, 9];
        object[] result = Interpreter.Run(
            f,
            methods,
            point[..Cells],
            Constants.Clone(),
            point[Cells],
            3,
            x,
            direction[..Cells],
            direction[Cells],
            product);
        gradient = [.. x, (double)result[1]];
        return [.. product, (double)result[2]];
    }

    private static double[] Difference(Func<double[], double[]> f, double[] point, double[] direction, double step)
    {
        double[] up = f([.. point.Zip(direction, (p, d) => p + (step * d))]);
        double[] down = f([.. point.Zip(direction, (p, d) => p - (step * d))]);
        return [.. up.Zip(down, (u, d) => (u - d) / (2 * step))];
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static bool Near(double a, double b, double tolerance) =>
        Math.Abs(a - b) <= tolerance * (1 + Math.Abs(a) + Math.Abs(b));
}
