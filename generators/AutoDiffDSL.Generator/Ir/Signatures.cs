using System.Linq;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>Operand, result and region shapes of each <see cref="Primitive"/>.</summary>
internal static class Signatures
{
    /// <summary>What is wrong with the shape of <paramref name="instruction"/>, or null.</summary>
    public static string? Check(Instruction instruction)
    {
        EquatableArray<Value> o = instruction.Operands;
        EquatableArray<Value> r = instruction.Results;
        return instruction.Op switch
        {
            Primitive.If => CheckIf(instruction),
            Primitive.For => CheckLoop(instruction, inits: 2, parameters: 1, yields: 0),
            Primitive.While => CheckLoop(instruction, inits: 1, parameters: 0, yields: 1),
            _ when instruction.Blocks.Count != 0 => "takes no blocks",
            Primitive.Store or Primitive.Accumulate => r.Count == 0 && o.Count == 3
                ? First(
                    (o[0].Type.Shape == TypeShape.Buffer, "writes no writable buffer"),
                    (o[1].Type == IrType.Int32, "index is no int"),
                    (o[2].Type == o[0].Type.ElementType, "writes a value of another type"))
                : "takes three operands and gives nothing",
            Primitive.Axpy => r.Count == 0 && o.Count == 3 && o[1].Type == o[0].Type.ElementType
                && o[2].Type is { IsBuffer: true, IsList: false }
                && o[0].Type.Shape == TypeShape.Buffer ? null : "takes a target, a factor and a source",
            Primitive.Clear =>
                r.Count == 0 && o.Count == 1 && o[0].Type.Shape == TypeShape.Buffer ? null : "clears no buffer",
            Primitive.Throw or Primitive.Guard => r.Count == 0 && o.All(v => v.Type.IsScalar || v.Type.IsBuffer)
                && instruction.Text.Count(c => c == Instruction.Hole) == o.Count
                    ? null
                    : "takes a number or buffer for each hole",
            Primitive.Push =>
                r.Count == 0 && o.Count == 2 && SlotAccepts(o[0].Type, o[1].Type) ? null : "wrong slot or value",
            Primitive.Call => CheckCall(instruction),
            _ when r.Count != 1 => "gives one result",
            Primitive.Pop => o.Count == 1 && SlotAccepts(o[0].Type, r[0].Type) ? null : "wrong slot or result",
            Primitive.NewSlot => o.Count == 0 && r[0].Type.IsSlot ? null : "gives no slot",
            Primitive.Constant => o.Count == 0 && r[0].Type.IsScalar ? null : "is no scalar",
            Primitive.Field =>
                o.Count == 0 && (r[0].Type.Shape is TypeShape.Scalar or TypeShape.ReadOnlyBuffer || r[0].Type.IsList)
                ? null
                : "reads nothing",
            Primitive.ConvertChecked when !r[0].Type.Element.IsInteger() => "gives no integer",
            Primitive.Convert or Primitive.ConvertChecked =>
                o.Count == 1 && o[0].Type.IsScalar && r[0].Type.IsScalar ? null : "is no cast of scalars",
            Primitive.Select =>
                o.Count == 3 && o[0].Type == IrType.Boolean && o[1].Type == r[0].Type && o[2].Type == r[0].Type
                ? null
                : "takes a bool and two values of the result's type",
            Primitive.Load =>
                o.Count == 2 && o[0].Type.IsBuffer && o[1].Type == IrType.Int32 && r[0].Type == o[0].Type.ElementType
                ? null
                : "takes a buffer and an int and gives an element",
            Primitive.Allocate or Primitive.AllocateTape =>
                o.Count == 1 && o[0].Type == IrType.Int32 && r[0].Type.Shape == TypeShape.Buffer ? null
                    : "takes an int length",
            Primitive.Slice =>
                o.Count == 3 && o[0].Type is { IsBuffer: true, IsList: false }
                && o[1].Type == IrType.Int32 && o[2].Type == IrType.Int32
                && Verifier.Accepts(r[0].Type, o[0].Type)
                ? null
                : "takes a buffer, an offset and a length",
            Primitive.Detach =>
                o.Count == 1 && Verifier.Accepts(r[0].Type, o[0].Type) ? null : "gives what it takes",
            Primitive.Copy =>
                o.Count == 1 && o[0].Type is { IsBuffer: true, IsList: false } && r[0].Type.Shape == TypeShape.Buffer
                ? null
                : "takes a buffer",
            Primitive.Length =>
                o.Count == 1 && o[0].Type.IsBuffer && r[0].Type == IrType.Int32 ? null : "takes a buffer",
            _ => CheckScalar(instruction),
        };
    }

    /// <summary>The number of scalars that an arithmetic operation or function takes.</summary>
    public static int Arity(Primitive op) => op switch
    {
        Primitive.Clamp or Primitive.FusedMultiplyAdd or Primitive.Lerp => 3,
        Primitive.Negate or Primitive.Not or Primitive.NegateChecked => 1,
        < Primitive.Abs => 2,
        Primitive.Atan2 or Primitive.Atan2Pi or Primitive.CopySign or Primitive.Hypot or Primitive.Ieee754Remainder
            or Primitive.LogBase or Primitive.Max or Primitive.MaxMagnitude or Primitive.MaxMagnitudeNumber
            or Primitive.MaxNumber or Primitive.Min or Primitive.MinMagnitude or Primitive.MinMagnitudeNumber
            or Primitive.MinNumber or Primitive.Pow or Primitive.RootN or Primitive.RoundDigits
            or Primitive.ScaleB => 2,
        _ => 1,
    };

    private static string? CheckScalar(Instruction instruction)
    {
        EquatableArray<Value> o = instruction.Operands;
        IrType result = instruction.Result.Type;
        if (o.Count != Arity(instruction.Op) || o.Any(v => !v.Type.IsScalar) || !result.IsScalar)
        {
            return "takes " + Arity(instruction.Op) + " scalars and gives one";
        }

        bool lastIsInt = instruction.Op is Primitive.RootN or Primitive.RoundDigits or Primitive.ScaleB
            or Primitive.ShiftLeft or Primitive.ShiftRight or Primitive.UnsignedShiftRight;
        int alike = lastIsInt ? o.Count - 1 : o.Count;
        if (o.Take(alike).Any(v => v.Type != o[0].Type) || (lastIsInt && o[o.Count - 1].Type != IrType.Int32))
        {
            return "operands differ in type";
        }

        IrType expected = instruction.Op switch
        {
            >= Primitive.Less and <= Primitive.NotEqual => IrType.Boolean,
            _ when instruction.Op.IsPredicate() => IrType.Boolean,
            Primitive.Sign or Primitive.ILogB => IrType.Int32,
            _ => o[0].Type,
        };
        return result == expected ? null : "gives " + expected;
    }

    private static string? CheckIf(Instruction instruction)
    {
        if (instruction.Operands.Count != 1 || instruction.Operands[0].Type != IrType.Boolean
            || instruction.Blocks.Count != 2)
        {
            return "takes a bool and two blocks";
        }

        foreach (Block block in instruction.Blocks)
        {
            if (block.Parameters.Count != 0 || !AcceptsAll(instruction.Results, block.Yields, 0))
            {
                return "a branch yields something else than the results";
            }
        }

        return null;
    }

    private static string? CheckLoop(Instruction loop, int inits, int parameters, int yields)
    {
        if (loop.Blocks.Count != 1 || loop.Operands.Count != inits + loop.Results.Count)
        {
            return "takes one block and an initial value for each result";
        }

        Block body = loop.Blocks[0];
        IrType head = parameters == 1 ? IrType.Int32 : IrType.Boolean;
        if (loop.Operands.Take(inits).Any(v => v.Type != head)
            || body.Parameters.Take(parameters).Any(v => v.Type != head)
            || body.Yields.Take(yields).Any(v => v.Type != head))
        {
            return "bounds, index or condition of another type";
        }

        if (body.Parameters.Count != parameters + loop.Results.Count || (parameters == 1 && loop.Immediate == 0))
        {
            return "carried values or step are missing";
        }

        Value[] carried = body.Parameters.Skip(parameters).ToArray();
        bool matches = AcceptsAll(carried, loop.Operands, inits)
            && AcceptsAll(carried, body.Yields, yields)
            && AcceptsAll(loop.Results, carried, 0);
        return matches ? null : "initial, carried and yielded values differ in type";
    }

    private static string? CheckCall(Instruction call)
    {
        if (call.Callee is not { } callee || call.Operands.Count != callee.InputCount)
        {
            return "takes the inputs of its method";
        }

        bool matches = callee.Inputs.Zip(call.Operands, (input, operand) => Verifier.Accepts(input, operand.Type))
            .All(m => m)
            && callee.Outputs.SequenceEqual(call.Results.Select(r => r.Type));
        return matches ? null : "inputs or outputs differ in type from those of " + callee.Method;
    }

    private static bool AcceptsAll(EquatableArray<Value> targets, EquatableArray<Value> sources, int offset)
    {
        if (sources.Count != targets.Count + offset)
        {
            return false;
        }

        for (int i = 0; i < targets.Count; i++)
        {
            if (!Verifier.Accepts(targets[i].Type, sources[i + offset].Type))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SlotAccepts(IrType slot, IrType value) => slot.Element == value.Element && slot.Shape switch
    {
        TypeShape.Slot => value.IsScalar,
        TypeShape.HandleSlot or TypeShape.SnapshotSlot => value.IsBuffer,
        _ => false,
    };

    private static string? First(params (bool Holds, string Error)[] conditions) =>
        conditions.FirstOrDefault(c => !c.Holds).Error;
}

