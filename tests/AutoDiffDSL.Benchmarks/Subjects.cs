using AutoDiffDSL.Benchmarks.Programs;

namespace AutoDiffDSL.Benchmarks;

/// <summary>The measured programs on fixed, seeded data.</summary>
public static class Subjects
{
    /// <summary>
    /// A zero from the optical digits of Alpaydin and Kaynak (1998, UCI repository), 8 by 8, cells 0 to 16.
    /// </summary>
    private static readonly double[] Digit =
    [
        0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0, 0, 3, 15, 2, 0, 11, 8, 0, 0, 4, 12, 0, 0, 8, 8, 0,
        0, 5, 8, 0, 0, 9, 8, 0, 0, 4, 11, 0, 1, 12, 7, 0, 0, 2, 14, 5, 10, 12, 0, 0, 0, 0, 6, 13, 10, 0, 0, 0,
    ];

    public static IReadOnlyList<Subject> All { get; } = [Logistic(), Network(), Orbit(), Classifier()];

    private static Subject Logistic()
    {
        const int Dimension = 100, Samples = 1000;
        var random = new Random(1);
        double[] x = Draw(random, Dimension * Samples, 1);
        double[] label = [.. Enumerable.Range(0, Samples).Select(_ => random.Next(2) * 2 - 1.0)];
        return new Subject(
            "logistic regression, d=100, n=1000",
            LogisticRegression.Loss,
            LogisticRegression.LossGradient,
            LogisticRegression.LossHvp,
            LogisticRegression.LossByHand,
            Draw(random, Dimension, 0.1), x, label,
            Samples * sizeof(double), 3);
    }

    private static Subject Network()
    {
        const int Hidden = 100, Points = 20;
        var random = new Random(2);
        double[] x = [.. Enumerable.Range(0, Points).Select(i => -1 + 2.0 * i / (Points - 1))];
        double[] y = [.. x.Select(at => Math.Sin(3 * at))];
        return new Subject(
            "tanh network 1-100-1, 20 points",
            TanhNetwork.Loss,
            TanhNetwork.LossGradient,
            TanhNetwork.LossHvp,
            TanhNetwork.LossByHand,
            Draw(random, 3 * Hidden + 1, 1), x, y,
            Points * (Hidden + 1) * sizeof(double), 3);
    }

    private static Subject Orbit() => new(
        "Runge-Kutta, Lotka-Volterra, 1000 steps",
        LotkaVolterra.Loss,
        LotkaVolterra.LossGradient,
        LotkaVolterra.LossHvp,
        LotkaVolterra.LossByHand,
        [1.1, 0.4, 0.1, 0.4], [10, 5], [8, 3],
        1000 * 8 * sizeof(double), 3);

    private static Subject Classifier()
    {
        var random = new Random(3);
        return new Subject(
            "tanh network 64-64-64-10, one digit",
            DigitClassifier.Loss,
            DigitClassifier.LossGradient,
            DigitClassifier.LossHvp,
            DigitClassifier.LossByHand,
            Draw(random, DigitClassifier.ParameterCount, 0.2),
            [.. Digit.Select(cell => cell / 16)],
            [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            (64 + 64 + 10) * sizeof(double), 2);
    }

    private static double[] Draw(Random random, int count, double size) =>
        [.. Enumerable.Range(0, count).Select(_ => size * (2 * random.NextDouble() - 1))];
}
