using AutoDiffDSL.Derivatives.Tests.Harness;
using Xunit.Sdk;

namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>Finds a point of a random program where differences can be trusted in every direction.</summary>
public static class SmoothPoint
{
    private const int Attempts = 6;

    /// <summary>The number of such a point for <see cref="Point.Draw"/>, or null where none was found.</summary>
    public static int? Find(CorpusMethod method)
    {
        for (int number = 0; number < Attempts; number++)
            if (IsSmooth(method, number))
                return number;
        return null;
    }

    private static bool IsSmooth(CorpusMethod method, int number)
    {
        var evaluation = new Evaluation(method);
        Point point = Point.Draw(method, number);
        Precision strict = Precision.Double with { Difference = Precision.Double.Difference / 10 };
        Random random = Point.Randomness(method, number);
        try
        {
            for (int i = 0; i < method.InputCount + 4; i++)
            {
                double[] direction = new double[method.InputCount];
                if (i < direction.Length) direction[i] = 1;
                else direction = Point.Direction(random, direction.Length);
                Smoothness.Holds(x => evaluation.Primal(point.At(x)), point.Active, direction, strict);
            }

            return true;
        }
        catch (TrueException)
        {
            return false;
        }
    }
}
