using AutoDiffDSL.Tape;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// What must hold of each generated method at one point. Every check fails with the numbers that disagree.
/// </summary>
public static class Checks
{
    public static void At(CorpusMethod method, Mode mode, int number)
    {
        var evaluation = new Evaluation(method);
        Point point = Point.Draw(method, number);
        Random random = Point.Randomness(method, number + 1000);

        // What generated code reads from the workspace before it has written it is NaN.
        Workspace.Current.PoisonsUninitialized = true;
        switch (mode)
        {
            case Mode.Jvp:
                Jvp(evaluation, point, random);
                break;
            case Mode.Vjp:
                Vjp(evaluation, point, random);
                break;
            case Mode.Gradient:
                Gradient(evaluation, point);
                break;
            case Mode.Hvp:
                Hvp(evaluation, point, random);
                break;
            case Mode.Jacobian:
                Jacobian(evaluation, point, random);
                break;
            case Mode.Hessian:
                Hessian(evaluation, point, random);
                break;
            case Mode.Third:
                Third(evaluation, point, random);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mode));
        }
    }

    /// <summary>The value is the primal's, and the tangent is what differences say.</summary>
    private static void Jvp(Evaluation evaluation, Point point, Random random)
    {
        double[] direction = Point.Direction(random, evaluation.Method.InputCount);
        (double[] value, double[] tangent) = evaluation.Jvp(point, direction);
        SameValue(evaluation, point, value, "Jvp's value");
        Differences.Agree(
            x => evaluation.Primal(point.At(x)), point.Active, direction, tangent,
            Precision.Of(evaluation.Method), "Jvp");
    }

    /// <summary>
    /// The value is the primal's, the adjoint is what differences say, it is added to what was there, and it is the
    /// transpose of the Jvp if there is one.
    /// </summary>
    private static void Vjp(Evaluation evaluation, Point point, Random random)
    {
        CorpusMethod method = evaluation.Method;
        Precision precision = Precision.Of(method);
        double[] weights = Point.Direction(random, method.OutputCount);
        double[] zero = new double[method.InputCount];
        (double[] value, double[] adjoint) = evaluation.Vjp(point, weights, zero);
        SameValue(evaluation, point, value, "Vjp's value");
        Differences.AgreeByCoordinate(
            x => Vectors.Dot(weights, evaluation.Primal(point.At(x))), point.Active, adjoint, precision, "Vjp");

        double[] initial = Point.Direction(random, method.InputCount);
        double[] sum = Vectors.Step(adjoint, 1, AddedOnly(method, initial));
        Vectors.Close(sum, evaluation.Vjp(point, weights, initial).Adjoint, precision.Identity, "Vjp adds");

        if (!method.Modes.Contains(Mode.Jvp)) return;
        double[] direction = Point.Direction(random, method.InputCount);
        double[] tangent = evaluation.Jvp(point, direction).Tangent;
        Vectors.SameProduct(weights, tangent, adjoint, direction, precision.Identity, "<v, J u> against <J' v, u>");
    }

    /// <summary>
    /// The value is the primal's, every cell is overwritten, and the gradient is what differences say.
    /// </summary>
    private static void Gradient(Evaluation evaluation, Point point)
    {
        (double[] value, double[] gradient) = evaluation.Gradient(point);
        SameValue(evaluation, point, value, "Gradient's value");
        Differences.AgreeByCoordinate(
            x => evaluation.Primal(point.At(x))[0], point.Active, gradient,
            Precision.Of(evaluation.Method), "Gradient");
    }

    /// <summary>
    /// Value and gradient are those of the other methods, the product is what differences of the gradient say, and the
    /// Hessian is symmetric.
    /// </summary>
    private static void Hvp(Evaluation evaluation, Point point, Random random)
    {
        CorpusMethod method = evaluation.Method;
        Precision precision = Precision.Of(method);
        double[] direction = Point.Direction(random, method.InputCount);
        (double[] value, double[] gradient, double[] product) = evaluation.Hvp(point, direction);
        SameValue(evaluation, point, value, "Hvp's value");
        Vectors.Close(evaluation.Gradient(point).Gradient, gradient, precision.Identity, "Hvp's gradient");
        Differences.Agree(
            x => evaluation.Gradient(point.At(x)).Gradient, point.Active, direction, product, precision, "Hvp");

        double[] other = Point.Direction(random, method.InputCount);
        double[] otherProduct = evaluation.Hvp(point, other).Product;
        Vectors.SameProduct(
            other, product, direction, otherProduct, precision.Identity, "<v, H u> against <u, H v>", gradient);
    }

    /// <summary>
    /// The value is the primal's, each column is the Jvp along that coordinate if there is one, and each row pulls back one output.
    /// </summary>
    private static void Jacobian(Evaluation evaluation, Point point, Random random)
    {
        CorpusMethod method = evaluation.Method;
        Precision precision = Precision.Of(method);
        (double[] value, double[] jacobian) = evaluation.Jacobian(point);
        SameValue(evaluation, point, value, "Jacobian's value");
        for (int column = 0; column < method.InputCount && method.Modes.Contains(Mode.Jvp); column++)
        {
            double[] tangent = evaluation.Jvp(point, Vectors.Unit(method.InputCount, column)).Tangent;
            double[] cells = [.. jacobian.Where((_, i) => i % method.InputCount == column)];
            Vectors.Close(tangent, cells, precision.Identity, $"Jacobian, column {column}", jacobian);
        }

        double[] weights = Point.Direction(random, method.OutputCount);
        double[] adjoint = evaluation.Vjp(point, weights, new double[method.InputCount]).Adjoint;
        double[] sum = new double[method.InputCount];
        for (int i = 0; i < jacobian.Length; i++)
            sum[i % method.InputCount] += weights[i / method.InputCount] * jacobian[i];
        Vectors.Close(adjoint, sum, precision.Identity, "Jacobian's rows", jacobian);
    }

    /// <summary>
    /// Value and gradient are those of the other methods, each column is the product along that coordinate, and the
    /// matrix is symmetric to the bit.
    /// </summary>
    private static void Hessian(Evaluation evaluation, Point point, Random random)
    {
        CorpusMethod method = evaluation.Method;
        int count = method.InputCount;
        Precision precision = Precision.Of(method);
        (double[] value, double[] gradient, double[] hessian) = evaluation.Hessian(point);
        SameValue(evaluation, point, value, "Hessian's value");
        Vectors.Close(evaluation.Gradient(point).Gradient, gradient, precision.Identity, "Hessian's gradient");
        double[] transposed = [.. hessian.Select((_, i) => hessian[i % count * count + i / count])];
        Vectors.SameBits(transposed, hessian, "Hessian's other half");
        double[] direction = Point.Direction(random, count);
        double[] product = new double[count];
        double[] whole = [.. hessian, .. gradient];
        for (int i = 0; i < hessian.Length; i++) product[i / count] += hessian[i] * direction[i % count];
        Vectors.Close(
            evaluation.Hvp(point, direction).Product, product, precision.Identity, "Hessian times a direction", whole);
        for (int column = 0; column < count; column++)
        {
            double[] expected = evaluation.Hvp(point, Vectors.Unit(count, column)).Product;
            double[] cells = [.. hessian.Where((_, i) => i % count == column)];
            Vectors.Close(expected, cells, precision.Identity, $"Hessian, column {column}", whole);
        }
    }

    /// <summary>
    /// Value, gradient and product are those of the other methods, and what is new is what differences of the product
    /// along the same direction say.
    /// </summary>
    private static void Third(Evaluation evaluation, Point point, Random random)
    {
        CorpusMethod method = evaluation.Method;
        Precision precision = Precision.Of(method);
        double[] direction = Point.Direction(random, method.InputCount);
        (double[] value, double[] gradient, double[] product, double[] third) = evaluation.Third(point, direction);
        SameValue(evaluation, point, value, "Third's value");
        Vectors.Close(evaluation.Gradient(point).Gradient, gradient, precision.Identity, "Third's gradient");
        Vectors.Close(
            evaluation.Hvp(point, direction).Product, product, precision.Identity, "Third's product", gradient);

        // The fifth derivative of the product is the seventh of the method: a smaller step keeps it small.
        Differences.Agree(
            x => evaluation.Hvp(point.At(x), direction).Product, point.Active, direction, third,
            precision with { Step = precision.Step / 2 }, "Third",
            gradient.Concat(product).Select(Math.Abs).DefaultIfEmpty().Max());
    }

    private static void SameValue(Evaluation evaluation, Point point, double[] value, string what)
    {
        double[] expected = evaluation.Primal(point);
        if (evaluation.Method.IsRounded) Vectors.Close(expected, value, Precision.Of(evaluation.Method).Identity, what);
        else Vectors.SameBits(expected, value, what);
    }

    /// <summary>
    /// The cells of <paramref name="initial"/> whose adjoints are added to; those of what is changed in place are zero.
    /// </summary>
    private static double[] AddedOnly(CorpusMethod method, double[] initial)
    {
        double[] added = [.. initial];
        int input = 0;
        foreach (Parameter active in method.Active)
        {
            if (active.IsInOut) added.AsSpan(input, active.Length).Clear();
            input += active.Length;
        }

        return added;
    }
}
