using System.Globalization;
using System.Numerics;

namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>Values to run programs on, as C#.</summary>
internal static class Samples
{
    /// <summary>A value of a type, another one for each of the names <c>p0</c>, <c>p1</c>, ...</summary>
    public static string Of(Type type, string name)
    {
        int number = name[0] == 'p' ? name[1] - '0' : 5;
        if (Spelling.ElementOf(type) is { } element)
        {
            IEnumerable<string> elements = Enumerable.Range(0, 6).Select(i => Of(element, number, (i * 5) % 6));
            string array = $"new {Spelling.Of(element)}[] {{ {string.Join(", ", elements)} }}";
            return Spelling.IsTensor(type) ? $"Tensor.Create({array}, [2, 3])" : array;
        }

        return Of(type, number, 0);
    }

    private static string Of(Type type, int number, int place)
    {
        if (type == typeof(bool)) return "true";
        if (type == typeof(float)) return Number(number, place) + "f";
        if (type == typeof(double)) return Number(number, place);
        if (Spelling.IsInteger(type)) return "1";
        int count = type == typeof(Complex) || type == typeof(Vector2) ? 2 : type == typeof(Vector3) ? 3 : 4;
        string suffix = type == typeof(Complex) ? "" : "f";
        IEnumerable<string> parts = Enumerable.Range(place, count).Select(i => Number(number, i) + suffix);
        return $"new {Spelling.Of(type)}({string.Join(", ", parts)})";
    }

    /// <summary>Below one, where every function is defined, and increasing with the number of the parameter.</summary>
    private static string Number(int number, int place) =>
        (0.21 + (0.19 * number) + (0.07 * place) - (place % 3 == 2 ? 0.6 : 0)).ToString("0.####", CultureInfo.InvariantCulture);
}
