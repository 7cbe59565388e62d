using System.Reflection;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// Where a corpus method is evaluated: its active cells packed in parameter order, and the constants beside them.
/// Points are drawn from the method's name and the point's number alone, so every run sees the same ones.
/// </summary>
public sealed class Point
{
    private Point(double[] active, IReadOnlyDictionary<string, double[]> constants)
    {
        Active = active;
        Constants = constants;
    }

    public double[] Active { get; }

    public IReadOnlyDictionary<string, double[]> Constants { get; }

    public static Point Draw(CorpusMethod method, int number)
    {
        Random random = Randomness(method, number);
        var active = new List<double>();
        var constants = new Dictionary<string, double[]>();
        foreach (Parameter parameter in method.Parameters.Where(p => p.Passing != Passing.Out))
        {
            if (parameter is { IsActive: false, IsComposite: true } && !parameter.Element.IsEnum) continue;
            double[] cells = DrawCells(method, parameter, random);
            if (parameter.IsActive) active.AddRange(cells);
            else constants.Add(parameter.Name, cells);
        }

        return new Point([.. active], constants);
    }

    /// <summary>The same constants under other active cells.</summary>
    public Point At(double[] active) => new(active, Constants);

    /// <summary>A generator that depends on the method's name and the number only (FNV-1a).</summary>
    public static Random Randomness(CorpusMethod method, int number)
    {
        uint hash = 2166136261;
        foreach (char letter in method.Name + "#" + number) hash = (hash ^ letter) * 16777619;
        return new Random(unchecked((int)hash));
    }

    /// <summary>A direction or weight vector with cells in [-1, 1], representable in single precision.</summary>
    public static double[] Direction(Random random, int length)
    {
        var cells = new double[length];
        for (int i = 0; i < length; i++) cells[i] = (float)(2 * random.NextDouble() - 1);
        return cells;
    }

    private static double[] DrawCells(CorpusMethod method, Parameter parameter, Random random)
    {
        ValueAttribute? value = method.Info.GetCustomAttributes<ValueAttribute>()
            .SingleOrDefault(v => v.Parameter == parameter.Name);
        if (value is not null) return [.. value.Values];
        if (!parameter.IsActive && parameter.Item != typeof(double) && parameter.Item != typeof(float))
            throw new InvalidOperationException($"{method.Name} states no [Value] for {parameter.Name}");

        DomainAttribute? domain = method.Info.GetCustomAttributes<DomainAttribute>()
            .SingleOrDefault(d => d.Parameter == parameter.Name);
        (double low, double high) = domain is null ? (-1, 1) : (domain.Low, domain.High);
        var cells = new double[parameter.Length];
        for (int i = 0; i < cells.Length; i++) cells[i] = (float)(low + (high - low) * random.NextDouble());
        return cells;
    }
}
