using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Analysis;

/// <summary>
/// Whether a function is linear in some of its inputs: what depends on them goes through linear instructions only, and
/// never decides a branch, an index or a trip count. A constant zero counts as linear, any other constant does not.
/// </summary>
internal sealed class Linearity
{
    private readonly Activity activity;
    private readonly Structure structure;

    private Linearity(Function function)
    {
        var tangents = function.Signature.Where(p => p.Role == ParameterRole.Tangent);
        activity = new Activity(
            function, new Aliases(function), tangents.Select(p => function.Body.Parameters[p.Input]));
        structure = new Structure(function);
    }

    /// <summary>
    /// The statement that is not linear in the tangents, or null if the function is; empty where none is at fault
    /// alone.
    /// </summary>
    public static string? Violation(Function function)
    {
        var check = new Linearity(function);
        if (check.Find(function.Body) is { } instruction)
        {
            return instruction.Origin.Statement;
        }

        bool isMixed = function.Signature.Any(p =>
            p.Role == ParameterRole.Primal && check.activity.Varies(function.Body.Parameters[p.Input]));
        return isMixed || !function.Body.Yields.All(check.IsLinear) ? "" : null;
    }

    private bool Varies(Value value) => activity.Varies(value);

    private bool IsLinear(Value value) =>
        Varies(value) || structure[value].Definition is { Op: Primitive.Constant, Immediate: 0 };

    private Instruction? Find(Block block)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction.Blocks.Select(Find).FirstOrDefault(i => i is not null) is { } inner)
            {
                return inner;
            }

            if (!IsLinear(instruction))
            {
                return instruction;
            }
        }

        return null;
    }

    private bool IsLinear(Instruction instruction)
    {
        EquatableArray<Value> operands = instruction.Operands;
        switch (instruction.Op)
        {
            case Primitive.If:
                return instruction.Blocks.All(b => AllLinear(instruction.Results, b.Yields, 0));
            case Primitive.For:
                return AllLinear(instruction.Results, operands, 2)
                    && AllLinear(instruction.Results, instruction.Blocks[0].Yields, 0);
            case Primitive.While:
                return AllLinear(instruction.Results, operands, 1)
                    && AllLinear(instruction.Results, instruction.Blocks[0].Yields, 1);
            case Primitive.Load or Primitive.Slice or Primitive.Length or Primitive.Clear or Primitive.Copy:
                return true;
            case Primitive.Store or Primitive.Accumulate:
                return !Varies(operands[0]) || IsLinear(operands[2]);
        }

        if (!operands.Any(Varies))
        {
            return true;
        }

        return instruction.Op switch
        {
            Primitive.Add or Primitive.Subtract => operands.All(IsLinear),
            Primitive.Negate => true,
            Primitive.Convert => instruction.Result.Type.IsFloating,
            Primitive.Multiply => !operands.All(Varies),
            Primitive.Divide => !Varies(operands[1]),
            Primitive.Select => IsLinear(operands[1]) && IsLinear(operands[2]),
            Primitive.FusedMultiplyAdd => IsLinear(operands[2]) && !(Varies(operands[0]) && Varies(operands[1])),
            _ => false,
        };
    }

    private bool AllLinear(EquatableArray<Value> results, EquatableArray<Value> sources, int offset) =>
        results.Select((r, i) => !r.Type.IsFloating || !Varies(r) || r.Type.IsBuffer || IsLinear(sources[i + offset]))
            .All(holds => holds);
}
