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
            default:
                throw new ArgumentOutOfRangeException(nameof(mode));
        }
    }

    /// <summary>The value is the primal's, and the tangent is what differences say.</summary>
    private static void Jvp(Evaluation evaluation, Point point, Random random)
    {
        double[] direction = Point.Direction(random, evaluation.Method.InputCount);
        (double[] value, double[] tangent) = evaluation.Jvp(point, direction);
        Vectors.SameBits(evaluation.Primal(point), value, "Jvp's value");
        Differences.Agree(
            x => evaluation.Primal(point.At(x)), point.Active, direction, tangent,
            Precision.Of(evaluation.Method), "Jvp");
    }

    /// <summary>
    /// The value is the primal's, the adjoint is what differences say, it is added to what was there, and it is the
    /// transpose of the Jvp.
    /// </summary>
    private static void Vjp(Evaluation evaluation, Point point, Random random)
    {
        CorpusMethod method = evaluation.Method;
        Precision precision = Precision.Of(method);
        double[] weights = Point.Direction(random, method.OutputCount);
        double[] zero = new double[method.InputCount];
        (double[] value, double[] adjoint) = evaluation.Vjp(point, weights, zero);
        Vectors.SameBits(evaluation.Primal(point), value, "Vjp's value");
        Differences.AgreeByCoordinate(
            x => Vectors.Dot(weights, evaluation.Primal(point.At(x))), point.Active, adjoint, precision, "Vjp");

        double[] initial = Point.Direction(random, method.InputCount);
        double[] sum = Vectors.Step(adjoint, 1, AddedOnly(method, initial));
        Vectors.Close(sum, evaluation.Vjp(point, weights, initial).Adjoint, precision.Identity, "Vjp adds");

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
        Vectors.SameBits(evaluation.Primal(point), value, "Gradient's value");
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
        Vectors.SameBits(evaluation.Primal(point), value, "Hvp's value");
        Vectors.Close(evaluation.Gradient(point).Gradient, gradient, precision.Identity, "Hvp's gradient");
        Differences.Agree(
            x => evaluation.Gradient(point.At(x)).Gradient, point.Active, direction, product, precision, "Hvp");

        double[] other = Point.Direction(random, method.InputCount);
        double[] otherProduct = evaluation.Hvp(point, other).Product;
        Vectors.SameProduct(other, product, direction, otherProduct, precision.Identity, "<v, H u> against <u, H v>");
    }

    /// <summary>
    /// The cells of <paramref name="initial"/> whose adjoints are added to; those of written spans are zero.
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
