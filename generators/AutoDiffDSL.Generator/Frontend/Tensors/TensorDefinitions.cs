using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Rules;

namespace AutoDiffDSL.Generator.Frontend.Tensors;

/// <summary>
/// What the methods of <c>TensorPrimitives</c> compute, as its documentation defines them: functions of the elements at
/// one place, and sums and products over all places. All derivatives follow from these definitions.
/// </summary>
internal static class TensorDefinitions
{
    private delegate Term OfElement(Term[] x);

    private delegate Term Step(Term sofar, Term[] x);

    private static readonly Dictionary<(string Name, int Arity), OfElement> Elements = new()
    {
        [("Add", 2)] = x => x[0] + x[1],
        [("Subtract", 2)] = x => x[0] - x[1],
        [("Multiply", 2)] = x => x[0] * x[1],
        [("Divide", 2)] = x => x[0] / x[1],
        [("Remainder", 2)] = x => x[0].Apply(Primitive.Remainder, x[1]),
        [("Negate", 1)] = x => -x[0],
        [("Increment", 1)] = x => x[0] + 1,
        [("Decrement", 1)] = x => x[0] - 1,
        [("AddMultiply", 3)] = x => (x[0] + x[1]) * x[2],
        [("MultiplyAdd", 3)] = x => (x[0] * x[1]) + x[2],
        [("Clamp", 3)] = x => x[0].Apply(Primitive.Max, x[1]).Apply(Primitive.Min, x[2]),
        [("Sigmoid", 1)] = x => 1 / (1 + (-x[0]).Apply(Primitive.Exp)),
        [("Reciprocal", 1)] = x => 1 / x[0],
        [("ReciprocalSqrt", 1)] = x => 1 / x[0].Apply(Primitive.Sqrt),
    };

    private static readonly Dictionary<(string Name, int Arity), (double Start, Step Step)> Folds = new()
    {
        [("Sum", 1)] = (0, (s, x) => s + x[0]),
        [("SumOfSquares", 1)] = (0, (s, x) => s + (x[0] * x[0])),
        [("SumOfMagnitudes", 1)] = (0, (s, x) => s + x[0].Apply(Primitive.Abs)),
        [("Dot", 2)] = (0, (s, x) => s + (x[0] * x[1])),
        [("SumOfSquaredDifferences", 2)] = (0, (s, x) => s + ((x[0] - x[1]) * (x[0] - x[1]))),
        [("Product", 1)] = (1, (p, x) => p * x[0]),
        [("ProductOfSums", 2)] = (1, (p, x) => p * (x[0] + x[1])),
        [("ProductOfDifferences", 2)] = (1, (p, x) => p * (x[0] - x[1])),
        [("SumOfExponentials", 1)] = (0, (s, x) => s + x[0].Apply(Primitive.Exp)),
    };

    /// <summary>Reductions that start with the first element, and ask for one.</summary>
    public static readonly IReadOnlyDictionary<string, Primitive> Extremes = new Dictionary<string, Primitive>
    {
        ["Max"] = Primitive.Max,
        ["Min"] = Primitive.Min,
        ["MaxMagnitude"] = Primitive.MaxMagnitude,
        ["MinMagnitude"] = Primitive.MinMagnitude,
        ["MaxNumber"] = Primitive.MaxNumber,
        ["MinNumber"] = Primitive.MinNumber,
        ["MaxMagnitudeNumber"] = Primitive.MaxMagnitudeNumber,
        ["MinMagnitudeNumber"] = Primitive.MinMagnitudeNumber,
    };

    /// <summary>Functions of two elements that give a <c>bool</c>.</summary>
    public static readonly IReadOnlyDictionary<string, Primitive> Comparisons = new Dictionary<string, Primitive>
    {
        ["Equals"] = Primitive.Equal,
        ["GreaterThan"] = Primitive.Greater,
        ["GreaterThanOrEqual"] = Primitive.GreaterEqual,
        ["LessThan"] = Primitive.Less,
        ["LessThanOrEqual"] = Primitive.LessEqual,
    };

    /// <summary>Whether there is a function of that name of elements of some types.</summary>
    public static bool HasElement(string name, IReadOnlyList<IrType> types) =>
        Elements.ContainsKey((name, types.Count)) || IsComparison(name, types)
        || FunctionTable.Find(name, types) is not null;

    public static bool IsComparison(string name, IReadOnlyList<IrType> types) =>
        types.Count == 2 && types[0] == types[1] && Comparisons.ContainsKey(name);

    public static bool HasFold(string name, int arity) => Folds.ContainsKey((name, arity));

    /// <summary>The function of the elements at one place.</summary>
    public static Value Element(BlockBuilder builder, string name, IrType result, Value[] elements) =>
        Elements.TryGetValue((name, elements.Length), out OfElement definition)
            ? definition(Terms(builder, elements)).Value
            : Comparisons.TryGetValue(name, out Primitive comparison)
            ? builder.Compare(comparison, elements[0], elements[1])
            : builder.Emit(FunctionTable.Find(name, [.. elements.Select(e => e.Type)])!.Value, result, "", elements);

    public static double Start(string name, int arity) => Folds[(name, arity)].Start;

    /// <summary>One step of a sum or product.</summary>
    public static Value Next(BlockBuilder builder, string name, Value sofar, Value[] elements) =>
        Folds[(name, elements.Length)].Step(new Term(builder, sofar), Terms(builder, elements)).Value;

    private static Term[] Terms(BlockBuilder builder, Value[] values) => [.. values.Select(v => new Term(builder, v))];
}
