using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Optimization;

/// <summary>
/// A counted loop that does nothing but accumulate multiples of one run of cells into another is the vector operation
/// y += a * x (Lawson et al. 1979, BLAS level 1), which runs in lanes. The reverse of every matrix-vector product
/// consists of such loops. Each sum is rounded as in the loop; terms that enter one cell may be added in another order.
/// </summary>
internal sealed class RaiseAxpy
{
    private const int ShortestTrip = 8;

    private readonly Function function;
    private readonly Structure structure;
    private readonly Aliases aliases;
    private readonly ValueFactory values;

    private RaiseAxpy(Function function)
    {
        this.function = function;
        structure = new Structure(function);
        aliases = new Aliases(function);
        values = new ValueFactory(function.NextId);
    }

    public static Function Run(Function function)
    {
        if (!function.Body.Contains(Primitive.Accumulate))
        {
            return function;
        }

        var pass = new RaiseAxpy(function);
        Block body = pass.Visit(function.Body);
        return function with { Body = body, NextId = pass.values.NextId };
    }

    private Block Visit(Block block)
    {
        var output = new List<Instruction>(block.Instructions.Count);
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction.Op == Primitive.For && Raise(instruction) is { } raised)
            {
                output.AddRange(raised);
            }
            else
            {
                output.Add(instruction with { Blocks = instruction.Blocks.Map(Visit) });
            }
        }

        return block with { Instructions = output.ToArray() };
    }

    private List<Instruction>? Raise(Instruction loop)
    {
        Block body = loop.Blocks[0];
        bool isCandidate = loop.Results.Count == 0
            && loop.Immediate == 1
            && Constant(loop.Operands[0]) == 0
            && !(Constant(loop.Operands[1]) < ShortestTrip)
            && body.Instructions.All(i => i.Op is Primitive.Accumulate or Primitive.Load || IsPlain(i));
        Instruction[] sums = body.Instructions.Where(i => i.Op == Primitive.Accumulate).ToArray();
        if (!isCandidate || sums.Length == 0)
        {
            return null;
        }

        var written = new HashSet<int>(sums.Select(s => aliases.Class(s.Operands[0]).Id));
        bool readsWhatItWrites = body.Instructions
            .Any(i => i.Op == Primitive.Load && written.Contains(aliases.Class(i.Operands[0]).Id));
        var terms = new List<Axpy>();
        if (readsWhatItWrites || !sums.All(s => Collect(s, body, terms)))
        {
            return null;
        }

        var builder = new BlockBuilder(values);
        var moved = new Invariants(body, structure, builder);
        foreach (Axpy term in terms)
        {
            builder.Origin = term.Origin;
            Value factor = moved.Bring(term.Factor);
            Value source = Run(term.Source, moved, loop.Operands[1], builder);
            Value target = Run(term.Target, moved, loop.Operands[1], builder);
            builder.Effect(Primitive.Axpy, target, factor, source);
        }

        return builder.Instructions.ToList();
    }

    /// <summary>Splits what an accumulation adds into multiples of cells.</summary>
    private bool Collect(Instruction sum, Block body, List<Axpy> terms)
    {
        if (sum.Operands[2].Type != IrType.Float64 || CellOf(sum.Operands[0], sum.Operands[1], body) is not { } target)
        {
            return false;
        }

        return Split(sum.Operands[2]);

        bool Split(Value value)
        {
            Instruction? definition = structure[value].Definition;
            if (definition is null || !ReferenceEquals(structure[value].Block, body))
            {
                return false;
            }

            switch (definition.Op)
            {
                case Primitive.Add:
                    return Split(definition.Operands[0]) && Split(definition.Operands[1]);
                case Primitive.Multiply:
                    return Term(definition.Operands[0], definition.Operands[1], definition)
                        || Term(definition.Operands[1], definition.Operands[0], definition);
                default:
                    return false;
            }
        }

        bool Term(Value factor, Value element, Instruction product)
        {
            if (!IsInvariant(factor, body)
                || structure[element].Definition is not { Op: Primitive.Load } load
                || load.Operands[0].Type.IsList
                || !ReferenceEquals(structure[element].Block, body)
                || CellOf(load.Operands[0], load.Operands[1], body) is not { } source)
            {
                return false;
            }

            terms.Add(new Axpy(factor, source, target, product.Origin));
            return true;
        }
    }

    /// <summary>A cell that moves on by one with the loop: its buffer, and its offset from the loop's index.</summary>
    private Cell? CellOf(Value buffer, Value index, Block body)
    {
        if (structure.Encloses(body, structure[buffer].Block))
        {
            return null;
        }

        int loopIndex = body.Parameters[0].Id;
        if (index.Id == loopIndex)
        {
            return new Cell(buffer, null);
        }

        return structure[index].Definition is { Op: Primitive.Add } sum
            ? sum.Operands[0].Id == loopIndex && IsInvariant(sum.Operands[1], body)
                ? new Cell(buffer, sum.Operands[1])
                : sum.Operands[1].Id == loopIndex && IsInvariant(sum.Operands[0], body)
                    ? new Cell(buffer, sum.Operands[0])
                    : null
            : null;
    }

    private bool IsInvariant(Value value, Block body) =>
        !ReferenceEquals(structure[value].Block, body)
        || (structure[value].Definition is { } definition
            && IsPlain(definition)
            && definition.Operands.All(o => IsInvariant(o, body)));

    private static bool IsPlain(Instruction instruction) =>
        (instruction.Op.IsScalarFunction() || instruction.Op == Primitive.Length) && !instruction.MayThrow();

    /// <summary>The run of cells that the loop goes over.</summary>
    private Value Run(Cell cell, Invariants moved, Value count, BlockBuilder builder)
    {
        if (cell.Offset is null && LengthOf(cell.Buffer) == KeyOf(count))
        {
            return cell.Buffer;
        }

        Value length = structure.IsNonNegative(count) ? count : builder.Emit(Primitive.Max, count, builder.Constant(0));
        Value offset = cell.Offset is null ? builder.Constant(0) : moved.Bring(cell.Offset);
        return builder.Emit(Primitive.Slice, cell.Buffer.Type, "", cell.Buffer, offset, length);
    }

    private long? Constant(Value value) =>
        structure[value].Definition is { Op: Primitive.Constant } constant ? constant.Immediate : null;

    /// <summary>A text that is equal for values that are surely equal.</summary>
    private string KeyOf(Value value) => structure[value].Definition switch
    {
        { Op: Primitive.Constant } constant => "constant " + constant.Immediate,
        { Op: Primitive.Length } length => LengthOf(length.Operands[0]),
        _ => "value " + value.Id,
    };

    /// <summary>
    /// The length of a buffer; a derivative's parameter is as long as the primal's that it belongs to.
    /// </summary>
    private string LengthOf(Value buffer)
    {
        switch (structure[buffer].Definition)
        {
            case { Op: Primitive.Allocate or Primitive.AllocateTape } allocation:
                return KeyOf(allocation.Operands[0]);
            case { Op: Primitive.Slice } slice:
                return KeyOf(slice.Operands[2]);
            case { Op: Primitive.Copy } copy:
                return LengthOf(copy.Operands[0]);
        }

        for (int i = 0; i < function.Signature.Count; i++)
        {
            Parameter parameter = function.Signature[i];
            if (parameter.Input >= 0 && function.Body.Parameters[parameter.Input].Id == buffer.Id)
            {
                return "parameter " + (parameter.Role == ParameterRole.Primal ? i : PrimalPosition(parameter.Primal));
            }
        }

        return "buffer " + buffer.Id;
    }

    /// <summary>Where the primal's parameter of a given number stands in this function's signature.</summary>
    private int PrimalPosition(int primal)
    {
        int position = -1;
        for (int i = 0; i < function.Signature.Count; i++)
        {
            if (function.Signature[i].Role == ParameterRole.Primal && primal-- == 0)
            {
                position = i;
            }
        }

        return position;
    }

    private sealed record Cell(Value Buffer, Value? Offset);

    private sealed record Axpy(Value Factor, Cell Source, Cell Target, Origin Origin);

    /// <summary>Brings expressions that do not change in a loop to before it.</summary>
    private sealed class Invariants(Block body, Structure structure, BlockBuilder builder)
    {
        private readonly HashSet<int> brought = [];

        public Value Bring(Value value)
        {
            if (ReferenceEquals(structure[value].Block, body) && brought.Add(value.Id))
            {
                Instruction definition = structure[value].Definition!;
                foreach (Value operand in definition.Operands)
                {
                    Bring(operand);
                }

                builder.Add(definition);
            }

            return value;
        }
    }
}
