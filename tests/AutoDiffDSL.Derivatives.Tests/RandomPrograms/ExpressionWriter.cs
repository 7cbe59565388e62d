using System.Globalization;

namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>Writes random expressions over what is in scope.</summary>
public sealed class ExpressionWriter(Random random, Scope scope)
{
    /// <summary>An expression whose value is at most about two.</summary>
    public string Bounded() => random.Next(8) switch
    {
        0 => $"Math.Sin({Any(2)})",
        1 => $"Math.Tanh({Any(2)})",
        2 => $"{Operand()} / (1.5 + {Square()})",
        3 => $"Math.Exp(-{Square()})",
        4 => Call(),
        5 => $"Math.Clamp({Any(1)}, -1.1, 1.2)",
        _ => $"Math.Cos({Any(1)}) * 0.75",
    };

    public string Condition() => random.Next(4) switch
    {
        0 when scope.Integers.Count > 0 => $"{Pick(scope.Integers)} % 2 == {random.Next(2)}",
        1 => $"({Operand()} < {Constant()} || {Operand()} > 0.4)",
        _ => $"{Operand()} {(random.Next(2) == 0 ? "<" : ">")} {Constant()}",
    };

    /// <summary>An integer expression between zero and <paramref name="limit"/> exclusive.</summary>
    public string Integer(int limit) => random.Next(4) switch
    {
        0 => $"(int)(2.3 * Math.Abs({Scalar()})) % {limit}",
        1 or 2 when scope.Integers.Count > 0 => $"({Pick(scope.Integers)} + {random.Next(3)}) % {limit}",
        _ => random.Next(limit).ToString(CultureInfo.InvariantCulture),
    };

    public string Cell(Buffer buffer) => $"{buffer.Name}[{Integer(buffer.Length)}]";

    /// <summary>An entry of a two by two matrix.</summary>
    public string Entry(string matrix) => $"{matrix}[{Integer(2)}, {Integer(2)}]";

    public string Constant() => (random.Next(-15, 16) * 0.1).ToString("0.0", CultureInfo.InvariantCulture);

    private string Any(int depth) => random.Next(depth == 0 ? 1 : 5) switch
    {
        0 => Operand(),
        1 => $"({Any(depth - 1)} + {Any(depth - 1)})",
        2 => $"({Any(depth - 1)} - {Operand()})",
        3 => $"{Operand()} * {Any(depth - 1)}",
        _ => $"({Condition()} ? {Operand()} : {Any(depth - 1)})",
    };

    private string Call() => random.Next(6) switch
    {
        0 when scope.Functions.Count > 0 => $"Math.Tanh({Pick(scope.Functions)}({Operand()}))",
        1 when scope.Pairs.Count > 0 => $"Math.Sin({Pick(scope.Pairs)}.Norm())",
        2 => $"Math.Tanh(Helpers.Twice(v => Math.Sin(v) + 0.25 * v, {Operand()}))",
        3 => $"Math.Sin(Helpers.Power<double>({Scalar()}, {Integer(3)}))",
        4 => $"Math.Sin(TensorPrimitives.Sum<double>({Pick(scope.Buffers).Name}))",
        _ => $"Math.Max({Operand()}, Math.Sin({Operand()}))",
    };

    private string Operand() => random.Next(6) switch
    {
        0 => Constant(),
        5 when scope.Matrices.Count > 0 => Entry(Pick(scope.Matrices)),
        1 or 2 => Scalar(),
        _ => Cell(Pick(scope.Buffers)),
    };

    private string Square()
    {
        string operand = random.Next(2) == 0 ? Scalar() : Cell(Pick(scope.Buffers));
        return $"{operand} * {operand}";
    }

    private string Scalar()
    {
        int choice = random.Next(scope.Scalars.Count + scope.Values.Count);
        return choice < scope.Scalars.Count ? scope.Scalars[choice] : scope.Values[choice - scope.Scalars.Count];
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
