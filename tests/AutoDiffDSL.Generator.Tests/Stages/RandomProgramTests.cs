using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Optimization;
using AutoDiffDSL.Generator.Transforms;

namespace AutoDiffDSL.Generator.Tests.Stages;

/// <summary>
/// The transforms on drawn programs, interpreted: differences see a dropped zero store, identities see the last digit.
/// </summary>
public sealed class RandomProgramTests
{
    private const int Cells = RandomPrograms.Length;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Jvp_and_vjp_of_drawn_programs_agree_with_differences_and_each_other(int quarter)
    {
        int compared = 0;
        for (int seed = quarter * 500; seed < (quarter + 1) * 500; seed++)
        {
            compared += CheckFirstOrder(seed, inOut: seed % 2 == 0) ? 1 : 0;
        }

        Assert.True(compared > 400, $"only {compared} of 500 programs were smooth enough to compare");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Hvp_of_drawn_programs_agrees_with_differences_of_gradients(int half)
    {
        int compared = 0;
        for (int seed = 10_000 + (half * 300); seed < 10_000 + ((half + 1) * 300); seed++)
        {
            compared += CheckSecondOrder(seed) ? 1 : 0;
        }

        Assert.True(compared > 240, $"only {compared} of 300 programs were smooth enough to compare");
    }

    [Fact]
    public void Third_order_of_drawn_programs_agrees_with_differences_of_products()
    {
        int compared = 0;
        for (int seed = 20_000; seed < 20_300; seed++)
        {
            compared += CheckThirdOrder(seed) ? 1 : 0;
        }

        Assert.True(compared > 240, $"only {compared} of 300 programs were smooth enough to compare");
    }

    private static bool CheckFirstOrder(int seed, bool inOut)
    {
        Function primal = RandomPrograms.Draw(seed, inOut);
        Verifier.Verify(primal);
        Function prepared = PassList.Primal(primal);
        Function jvp = Final(Derivatives.Jvp(prepared, "F"));
        Function vjp = Final(Derivatives.Vjp(prepared, "F"));
        var random = new Random(seed);
        double[] point = Draw(random, inOut);
        double[] direction = Draw(random, inOut);
        double[] weights = Draw(random, inOut: false)[..(inOut ? Cells + 1 : 1)];
        double[] value = Evaluate(primal, point, inOut);

        Assert.True(
            value.SequenceEqual(Evaluate(prepared, point, inOut)), $"seed {seed}: the passes changed the primal");

        double[] tangent = Jvp(jvp, point, direction, inOut, out double[] jvpValue);
        Assert.True(value.SequenceEqual(jvpValue), $"seed {seed}: the JVP changed the primal");
        double[] adjoint = Vjp(vjp, point, weights, inOut, out double[] vjpValue);
        Assert.True(value.SequenceEqual(vjpValue), $"seed {seed}: the VJP changed the primal");

        double forward = Dot(weights, tangent);
        double backward = Dot(adjoint, direction);
        Assert.True(Near(forward, backward, 1e-9),
            $"seed {seed}: <v, Ju> = {forward}, <J'v, u> = {backward}\n{Printer.Print(primal)}");

        double[] coarse = Difference(x => Evaluate(primal, x, inOut), point, direction, 1e-5);
        double[] fine = Difference(x => Evaluate(primal, x, inOut), point, direction, 1e-6);
        if (!coarse.Zip(fine).All(p => Near(p.First, p.Second, 1e-5)))
        {
            return false;
        }

        Assert.True(
            tangent.Zip(coarse).All(p => Near(p.First, p.Second, 1e-4)),
            $"seed {seed}: JVP {string.Join(' ', tangent)}, differences "
            + $"{string.Join(' ', coarse)}\n{Printer.Print(primal)}");
        return true;
    }

    private static bool CheckSecondOrder(int seed)
    {
        Function primal = PassList.Primal(RandomPrograms.Draw(seed, inOut: false));
        Function vjp = PassList.Derivative(Derivatives.Vjp(primal, "F"));
        Function simple = PassList.Derivative(Derivatives.Gradient(primal, vjp, "F"));
        Function gradient = Final(simple);
        Function hvp = Final(Derivatives.Hvp(primal, simple, "F"));
        var random = new Random(seed);
        double[] point = Draw(random, false);
        double[] direction = Draw(random, false);
        double[] coarse = Difference(x => Gradient(gradient, x), point, direction, 1e-5);
        double[] fine = Difference(x => Gradient(gradient, x), point, direction, 1e-6);
        if (!coarse.Zip(fine).All(p => Near(p.First, p.Second, 1e-5)))
        {
            return false;
        }

        double[] product = Hvp(hvp, point, direction, out double[] hvpGradient);
        Assert.True(
            hvpGradient.Zip(Gradient(gradient, point)).All(p => Near(p.First, p.Second, 1e-12)),
            $"seed {seed}: the HVP's gradient differs");
        Assert.True(
            product.Zip(coarse).All(p => Near(p.First, p.Second, 1e-4)),
            $"seed {seed}: HVP {string.Join(' ', product)}, differences "
            + $"{string.Join(' ', coarse)}\n{Printer.Print(primal)}");
        return true;
    }

    private static bool CheckThirdOrder(int seed)
    {
        Function primal = PassList.Primal(RandomPrograms.Draw(seed, inOut: false));
        Function vjp = PassList.Derivative(Derivatives.Vjp(primal, "F"));
        Function gradient = PassList.Derivative(Derivatives.Gradient(primal, vjp, "F"));
        Function hvp = Final(Derivatives.Hvp(primal, gradient, "F"));
        Function third = Final(Derivatives.Third(primal, gradient, "F"));
        var random = new Random(seed);
        double[] point = Draw(random, false);
        double[] direction = Draw(random, false);
        double[] coarse = Difference(x => Hvp(hvp, x, direction, out _), point, direction, 1e-5);
        double[] fine = Difference(x => Hvp(hvp, x, direction, out _), point, direction, 1e-6);
        if (!coarse.Zip(fine).All(p => Near(p.First, p.Second, 1e-5)))
        {
            return false;
        }

        double[] change = Third(third, point, direction, out double[] product);
        Assert.True(
            product.Zip(Hvp(hvp, point, direction, out _)).All(p => Near(p.First, p.Second, 1e-12)),
            $"seed {seed}: the product differs");
        Assert.True(
            change.Zip(coarse).All(p => Near(p.First, p.Second, 1e-4)),
            $"seed {seed}: third {string.Join(' ', change)}, differences "
            + $"{string.Join(' ', coarse)}\n{Printer.Print(primal)}");
        return true;
    }

    private static Function Final(Function function)
    {
        Verifier.Verify(function);
        Function simple = PassList.Derivative(function);
        Verifier.Verify(simple);
        Function final = PassList.Final(simple);
        Verifier.Verify(final);
        return final;
    }

    // A point is x[4], a, and for in-out programs y[4].
    private static double[] Draw(Random random, bool inOut) =>
        [.. Enumerable.Range(0, inOut ? (2 * Cells) + 1 : Cells + 1).Select(_ => (2 * random.NextDouble()) - 1)];

    private static readonly double[] Constants = [0.3, -0.7, 0.9, 0.2];

    private static double[] Evaluate(Function f, double[] point, bool inOut)
    {
        double[] y = inOut ? point[(Cells + 1)..] : [];
        object[] arguments = [point[..Cells], Constants.Clone(), point[Cells], 3];
        object[] result = Interpreter.Run(f, inOut ? [.. arguments, y] : arguments);
        return [(double)result[0], .. y];
    }

    private static double[] Jvp(Function f, double[] point, double[] direction, bool inOut, out double[] value)
    {
        double[] y = inOut ? point[(Cells + 1)..] : [];
        double[] yDot = inOut ? direction[(Cells + 1)..] : [];
        object[] primal = [point[..Cells], Constants.Clone(), point[Cells], 3];
        object[] tangents = [direction[..Cells], direction[Cells]];
        object[] result = Interpreter.Run(f, inOut ? [.. primal, y, .. tangents, yDot] : [.. primal, .. tangents]);
        value = [(double)result[0], .. y];
        return [(double)result[1], .. yDot];
    }

    private static double[] Vjp(Function f, double[] point, double[] weights, bool inOut, out double[] value)
    {
        double[] y = inOut ? point[(Cells + 1)..] : [];
        double[] yBar = inOut ? weights[1..] : [];
        double[] xBar = new double[Cells];
        object[] primal = [point[..Cells], Constants.Clone(), point[Cells], 3];
        object[] result = inOut
            ? Interpreter.Run(f, [.. primal, y, weights[0], xBar, 0.0, yBar])
            : Interpreter.Run(f, [.. primal, weights[0], xBar, 0.0]);
        value = [(double)result[0], .. y];
        return [.. xBar, (double)result[1], .. yBar];
    }

    private static double[] Gradient(Function f, double[] point)
    {
        double[] x = [9, 9, 9, 9];
        object[] result = Interpreter.Run(f, point[..Cells], Constants.Clone(), point[Cells], 3, x);
        return [.. x, (double)result[1]];
    }

    private static double[] Hvp(Function f, double[] point, double[] direction, out double[] gradient)
    {
        double[] x = [9, 9, 9, 9];
        double[] product = [9, 9, 9, 9];
        object[] result = Interpreter.Run(
            f, point[..Cells], Constants.Clone(), point[Cells], 3, x, direction[..Cells], direction[Cells], product);
        gradient = [.. x, (double)result[1]];
        return [.. product, (double)result[2]];
    }

    private static double[] Third(Function f, double[] point, double[] direction, out double[] product)
    {
        double[] x = [9, 9, 9, 9], xHvp = [9, 9, 9, 9], xThird = [9, 9, 9, 9];
        object[] result = Interpreter.Run(
            f,
            point[..Cells],
            Constants.Clone(),
            point[Cells],
            3,
            x,
            direction[..Cells],
            direction[Cells],
            xHvp,
            xThird);
        product = [.. xHvp, (double)result[2]];
        return [.. xThird, (double)result[3]];
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
