using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Frontend.Tensors;

/// <summary>
/// The lengths of tensors' dimensions. How many there are is known at run time only: a parameter that is indexed is
/// checked once, where the method begins.
/// </summary>
internal sealed class TensorShapes(MethodLowering method)
{
    private const string Guard = "global::AutoDiffDSL.Tape.Guard.";

    private readonly Dictionary<int, Value[]> created = [];
    private readonly Dictionary<int, string> inputs = [];
    private readonly Dictionary<int, int> ranks = [];
    private readonly HashSet<int> asked = [];
    private readonly HashSet<int> read = [];
    private readonly Dictionary<(int Lengths, int Dimension), Value> loaded = [];
    private readonly Dictionary<int, Value> cells = [];
    private readonly List<Instruction> checks = [];

    /// <summary>What checks the parameters and reads their lengths; it stands before everything else.</summary>
    public IReadOnlyList<Instruction> Checks => checks;

    /// <summary>Tells that a value is a leaf of a parameter.</summary>
    public void AddInput(Value leaf, string parameter) => inputs[leaf.Id] = parameter;

    /// <summary>A tensor of memory and lengths, which are ints and fit the memory.</summary>
    public Value[] Tensor(Value cells, Value[] lengths)
    {
        IrType number = IrType.Scalar(ScalarKind.NativeInt);
        Value buffer = method.Buffers.Allocate(
            number.Element, method.Builder.Constant(lengths.Length), ValueFactory.HintMark + "lengths");
        for (int i = 0; i < lengths.Length; i++)
        {
            Value length = method.Known.Of(lengths[i]) is { } known
                ? method.Builder.Constant(number, known)
                : method.Builder.Convert(lengths[i], number.Element);
            method.Builder.Store(buffer, method.Builder.Constant(i), length);
        }

        created[buffer.Id] = lengths;
        return [cells, buffer];
    }

    /// <summary>The lengths of a tensor where the method itself says how many there are; null elsewhere.</summary>
    public Value[]? Known(Value lengths) => created.TryGetValue(lengths.Id, out Value[] known) ? known : null;

    /// <summary>The number of dimensions.</summary>
    public Value Rank(Value lengths)
    {
        Ask(lengths);
        return method.Buffers.Length(lengths);
    }

    /// <summary>Notes that the method asks how long a buffer is, which may be the lengths of a tensor.</summary>
    public void Ask(Value buffer) => asked.Add(buffer.Id);

    /// <summary>The elements of a tensor that has these lengths; null for other memory.</summary>
    public Value? CellsOf(Value lengths) => cells.TryGetValue(lengths.Id, out Value known) ? known : null;

    /// <summary>The lengths of a tensor as the memory that they lie in.</summary>
    public Value Lengths(Value[] tensor)
    {
        cells[tensor[1].Id] = tensor[0];
        return Lengths(tensor[1]);
    }

    private Value Lengths(Value lengths)
    {
        method.Narrowing.SetLengths(
            lengths, inputs.ContainsKey(lengths.Id) ? Interval.ArrayLengths : Interval.Lengths);
        read.Add(lengths.Id);
        return lengths;
    }

    /// <summary>The length of a dimension as an int.</summary>
    public Value Length(Value lengths, int dimension)
    {
        if (Known(lengths) is { } known)
        {
            return known[dimension];
        }

        return ranks.ContainsKey(lengths.Id)
            ? LengthOfInput(lengths, dimension)
            : method.Narrowing.Narrow(Load(method.Builder, lengths, dimension))!;
    }

    /// <summary>The length of a parameter of known rank, which is read once, where the method begins.</summary>
    private Value LengthOfInput(Value lengths, int dimension)
    {
        if (!loaded.TryGetValue((lengths.Id, dimension), out Value length))
        {
            var builder = new BlockBuilder(method.Builder.Values);
            Value element = Load(builder, lengths, dimension);
            length = builder.Emit(Primitive.Convert, IrType.Int32, element.Label, element);
            checks.AddRange(builder.Instructions);
            method.Narrowing.SetLength(length, Interval.ArrayLengths);
            loaded.Add((lengths.Id, dimension), length);
        }

        return length;
    }

    private Value Load(BlockBuilder builder, Value lengths, int dimension) =>
        builder.Load(Lengths(lengths), builder.Constant(dimension), Name(lengths, dimension));

    /// <summary>What to call an element of a buffer that is a length: <c>wLength1</c>; nothing for another.</summary>
    public string Hint(Value buffer, Value index) =>
        read.Contains(buffer.Id) && method.Known.Of(index) is >= 0 and long number ? Name(buffer, number) : "";

    private static string Name(Value lengths, long dimension) => lengths.Name.Length < 2
        ? ""
        : ValueFactory.HintMark + lengths.Name.Substring(0, lengths.Name.Length - 1)
            + dimension.ToString(CultureInfo.InvariantCulture);

    /// <summary>The lengths of a tensor that is known to have so many.</summary>
    public Value[] All(Value lengths, int rank) =>
        Known(lengths) ?? [.. Enumerable.Range(0, rank).Select(k => Length(lengths, k))];

    /// <summary>
    /// Checks that a tensor has as many dimensions as it is indexed with. A method that asks for the number first
    /// may use several, so that each use is checked where it stands; false for a second number without asking.
    /// </summary>
    public bool RequireRank(Value lengths, int rank)
    {
        bool isKnown = ranks.TryGetValue(lengths.Id, out int before);
        if (Known(lengths)?.Length == rank || (isKnown && before == rank))
        {
            return true;
        }

        if (isKnown && !asked.Contains(lengths.Id))
        {
            return false;
        }

        if (!inputs.TryGetValue(lengths.Id, out string parameter) || asked.Contains(lengths.Id))
        {
            Check(method.Builder, lengths, rank, parameter);
        }
        else
        {
            ranks[lengths.Id] = rank;
            var builder = new BlockBuilder(method.Builder.Values);
            Check(builder, lengths, rank, parameter);
            checks.AddRange(builder.Instructions);
        }

        return true;
    }

    /// <summary>Checks an index by which no element is read at once.</summary>
    public void RequireInside(Value index, Value length) => method.Builder.Guard(
        Primitive.Guard, $"{Guard}Index({Instruction.Hole}, {Instruction.Hole})", [index, length]);

    /// <summary>Checks that two tensors have the same lengths.</summary>
    public void RequireSame(Value lengths, Value others)
    {
        if (lengths.Id != others.Id)
        {
            method.Builder.Guard(
                Primitive.Guard, $"{Guard}SameLengths({Instruction.Hole}, {Instruction.Hole})", [lengths, others]);
        }
    }

    private static void Check(BlockBuilder builder, Value lengths, int rank, string? parameter)
    {
        string name = parameter is null ? "null" : "\"" + parameter + "\"";
        string count = rank.ToString(CultureInfo.InvariantCulture);
        builder.Guard(Primitive.Guard, $"{Guard}Rank({Instruction.Hole}, {count}, {name})", [lengths]);
    }
}
