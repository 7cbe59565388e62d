using System.Globalization;

namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>Writes random expressions over what is in scope.</summary>
public sealed class ExpressionWriter(
    Random random, IReadOnlyList<string> scalars, IReadOnlyList<Buffer> buffers, IReadOnlyList<string> integers)
{
    /// <summary>An expression whose value is at most about two.</summary>
    public string Bounded() => random.Next(5) switch
    {
        0 => $"Math.Sin({Any(2)})",
        1 => $"Math.Tanh({Any(2)})",
        2 => $"{Operand()} / (1.5 + {Square()})",
        3 => $"Math.Exp(-{Square()})",
        _ => $"Math.Cos({Any(1)}) * 0.75",
    };

    public string Condition() => random.Next(4) switch
    {
        0 when integers.Count > 0 => $"{Pick(integers)} % 2 == {random.Next(2)}",
        1 => $"({Operand()} < {Constant()} || {Operand()} > 0.4)",
        _ => $"{Operand()} {(random.Next(2) == 0 ? "<" : ">")} {Constant()}",
    };

    /// <summary>An integer expression between zero and <paramref name="limit"/> exclusive.</summary>
    public string Integer(int limit) => random.Next(4) switch
    {
        0 => $"(int)(2.3 * Math.Abs({Pick(scalars)})) % {limit}",
        1 or 2 when integers.Count > 0 => $"({Pick(integers)} + {random.Next(3)}) % {limit}",
        _ => random.Next(limit).ToString(CultureInfo.InvariantCulture),
    };

    public string Cell(Buffer buffer) => $"{buffer.Name}[{Integer(buffer.Length)}]";

    public string Constant() => (random.Next(-15, 16) * 0.1).ToString("0.0", CultureInfo.InvariantCulture);

    private string Any(int depth) => random.Next(depth == 0 ? 1 : 5) switch
    {
        0 => Operand(),
        1 => $"({Any(depth - 1)} + {Any(depth - 1)})",
        2 => $"({Any(depth - 1)} - {Operand()})",
        3 => $"{Operand()} * {Any(depth - 1)}",
        _ => $"({Condition()} ? {Operand()} : {Any(depth - 1)})",
    };

    private string Operand() => random.Next(5) switch
    {
        0 => Constant(),
        1 or 2 => Pick(scalars),
        _ => Cell(Pick(buffers)),
    };

    private string Square()
    {
        string operand = random.Next(2) == 0 ? Pick(scalars) : Cell(Pick(buffers));
        return $"{operand} * {operand}";
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
