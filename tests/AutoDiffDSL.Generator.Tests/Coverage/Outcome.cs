using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>What a program gave: numbers, or an exception.</summary>
internal static class Outcome
{
    /// <summary>
    /// Whether two runs gave the same but for rounding: functions that .NET computes of several numbers at once round
    /// otherwise than those of one.
    /// </summary>
    public static bool AreSame(object first, object second) =>
        first is Exception || second is Exception
            ? first is Exception && second is Exception
            : Numbers(first).Count() == Numbers(second).Count()
                && Numbers(first).Zip(Numbers(second)).All(p => AreClose(p.First, p.Second));

    public static string Show(object outcome) =>
        outcome is Exception error ? error.Message : string.Join(" ", Numbers(outcome));

    private static bool AreClose(double first, double second) =>
        first.Equals(second) || Math.Abs(first - second) <= 1e-6 * (1 + Math.Abs(first));

    private static IEnumerable<double> Numbers(object value) => value switch
    {
        double number => [number],
        float number => [number],
        Complex complex => [complex.Real, complex.Imaginary],
        Vector2 vector => [vector.X, vector.Y],
        Vector3 vector => [vector.X, vector.Y, vector.Z],
        Vector4 vector => [vector.X, vector.Y, vector.Z, vector.W],
        Quaternion q => [q.X, q.Y, q.Z, q.W],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Numbers(tuple[i]!)),
        IEnumerable list => list.Cast<object>().SelectMany(Numbers),
        _ => [Convert.ToDouble(value, null)],
    };
}
