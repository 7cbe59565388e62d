#:project ../src/AutoDiffDSL/AutoDiffDSL.csproj
#:project ../src/AutoDiffDSL.Optimizers/AutoDiffDSL.Optimizers.csproj
#:project ../src/AutoDiffDSL.Experiments/AutoDiffDSL.Experiments.csproj

// Gradient descent on a squared error is not the perceptron rule: on (1, 0)+, (0, 1)+, (-1, 0)- and (0, -t)+, which a
// line separates for every t, a logistic unit that fits the first three well hardly feels the fourth, and the
// less the farther it is on the wrong side. Rosenblatt's rule (1958) separates them always. The gradient is generated.
//
//   dotnet run examples/separation.cs

using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;
using AutoDiffDSL.Optimizers;

return CheckTable.Print(Separation.Checks(), Console.Out) ? 0 : 1;

/// <summary>Squared error may leave separable points unseparated; the perceptron never does.</summary>
internal static class Separation
{
    public static List<Check> Checks()
    {
        double u = Math.Log(99);
        double[] gradient = new double[3];
        Objective(5).Gradient([u, u, 0], gradient);
        List<Check> checks =
        [
            Check.Relative(
                "gradient norm at the start, t = 5", 1.06e-9, Math.Sqrt(gradient.Sum(entry => entry * entry)), 0.005),
        ];
        foreach (double t in (double[])[1, 2, 5, 10])
        {
            MinimizerRun run = new Minimizer(
                Objective(t), new GradientDescent(0.5), new MinimizerOptions { MaxSteps = 200_000 }).Run([u, u, 0]);
            checks.Add(Is(
                $"squared error separates within 200,000 steps, t = {t}", t <= 2, Separates(run.Parameters, t)));
            checks.Add(Is($"the perceptron separates, t = {t}", true, Separates(Perceptron(t), t)));
        }

        return checks;
    }

    private static double[] Points(double t) => [1, 0, 0, 1, -1, 0, 0, -t];

    private static Losses.UnitObjective Objective(double t) => new(Points(t), (double[])[0.99, 0.99, 0.01, 0.99], 3);

    private static bool Separates(ReadOnlySpan<double> w, double t)
    {
        double[] points = Points(t), signs = [1, 1, -1, 1];
        bool all = true;
        for (int i = 0; i < 4; i++) all &= signs[i] * (w[0] * points[2 * i] + w[1] * points[2 * i + 1] + w[2]) > 0;
        return all;
    }

    /// <summary>Rosenblatt's rule (1958): add what is on the wrong side, until nothing is.</summary>
    private static double[] Perceptron(double t)
    {
        double[] points = Points(t), signs = [1, 1, -1, 1], w = [0, 0, 0];
        for (int round = 0; round < 1000 && !Separates(w, t); round++)
        {
            for (int i = 0; i < 4; i++)
            {
                if (signs[i] * (w[0] * points[2 * i] + w[1] * points[2 * i + 1] + w[2]) > 0) continue;
                w[0] += signs[i] * points[2 * i];
                w[1] += signs[i] * points[2 * i + 1];
                w[2] += signs[i];
            }
        }

        return w;
    }

    private static Check Is(string name, bool expected, bool found) =>
        new(name, expected ? "yes" : "no", found ? "yes" : "no", found == expected);
}

/// <summary>The loss; its gradient is generated.</summary>
public static partial class Losses
{
    /// <summary>The squared errors, without a half, of one logistic unit with a bias.</summary>
    [Loss]
    public static double Unit(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> points, [NoDerivative] ReadOnlySpan<double> targets)
    {
        double sum = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            double z = w[0] * points[2 * i] + w[1] * points[2 * i + 1] + w[2];
            double error = 1 / (1 + Math.Exp(-z)) - targets[i];
            sum += error * error;
        }

        return sum;
    }
}
