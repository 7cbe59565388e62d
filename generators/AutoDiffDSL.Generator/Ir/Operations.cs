using System.Collections.Generic;
using System.Linq;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>Facts about operations that several stages ask for.</summary>
internal static class Operations
{
    /// <summary>Whether the operation is a function of its scalar operands alone.</summary>
    public static bool IsScalarFunction(this Primitive op) =>
        op >= Primitive.Add || op is Primitive.Constant or Primitive.Convert or Primitive.Select;

    /// <summary>Whether the operation has regions.</summary>
    public static bool IsRegion(this Primitive op) => op is Primitive.If or Primitive.For or Primitive.While;

    /// <summary>Whether the instruction changes memory or a tape.</summary>
    public static bool IsEffect(this Instruction instruction) =>
        instruction.Op.IsEffect() || instruction.Callee is { WritesMemory: true };

    /// <summary>The buffers whose elements the instruction itself writes.</summary>
    public static IEnumerable<Value> WrittenBuffers(this Instruction instruction)
    {
        if (instruction.Op.WritesBuffer())
        {
            return [instruction.Operands[0]];
        }

        return instruction.Callee is { } callee
            ? instruction.Operands.Where((o, i) => callee.InputParameter(i).Type.Shape == TypeShape.Buffer)
            : [];
    }

    /// <summary>The buffers whose elements the instruction itself reads.</summary>
    public static IEnumerable<Value> ReadBuffers(this Instruction instruction) => instruction.Op switch
    {
        Primitive.Load or Primitive.Copy => [instruction.Operands[0]],
        Primitive.Axpy => [instruction.Operands[2]],
        Primitive.Push when instruction.Operands[0].Type.Shape == TypeShape.SnapshotSlot => [instruction.Operands[1]],
        Primitive.Call or Primitive.Guard => instruction.Operands.Where(o => o.Type.IsBuffer),
        _ => [],
    };

    /// <summary>Whether the operation changes memory or a tape, or may end the method.</summary>
    public static bool IsEffect(this Primitive op) =>
        op is Primitive.Store or Primitive.Accumulate or Primitive.Clear or Primitive.Axpy
            or Primitive.Push or Primitive.Pop || op.IsGuard();

    /// <summary>Whether the operation checks what the user wants checked: it stays wherever it stands.</summary>
    public static bool IsGuard(this Primitive op) => op is Primitive.Throw or Primitive.Guard;

    /// <summary>Whether the operation writes the elements of its first operand, a buffer.</summary>
    public static bool WritesBuffer(this Primitive op) =>
        op is Primitive.Store or Primitive.Accumulate or Primitive.Clear or Primitive.Axpy;

    /// <summary>Whether a block or anything in it holds an operation.</summary>
    public static bool Contains(this Block block, Primitive op)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction.Op == op)
            {
                return true;
            }

            foreach (Block inner in instruction.Blocks)
            {
                if (inner.Contains(op))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The calls of methods in a block and all that is in it.</summary>
    public static IEnumerable<Instruction> Calls(this Block block) => block.Instructions.SelectMany(i =>
        i.Op == Primitive.Call ? [i] : i.Blocks.SelectMany(Calls));

    /// <summary>
    /// Integer division, checked arithmetic and some functions may throw, so they must not run where the source did
    /// not run them: <c>Clamp</c> where its bounds cross, <c>Sign</c> of NaN, <c>Round</c> to too many digits,
    /// <c>Abs</c> of the smallest integer.
    /// </summary>
    public static bool MayThrow(this Instruction instruction) =>
        instruction.Op is Primitive.Load or Primitive.Slice
            or Primitive.Clamp or Primitive.Sign or Primitive.RoundDigits
        || instruction.Op.IsChecked()
        || (instruction.Op == Primitive.Abs && !instruction.Result.Type.IsFloating)
        || (instruction.Op is Primitive.Divide or Primitive.Remainder && !instruction.Result.Type.IsFloating);

    /// <summary>Whether the operation throws where its result does not fit its type.</summary>
    public static bool IsChecked(this Primitive op) => op is >= Primitive.AddChecked and <= Primitive.ConvertChecked;

    /// <summary>Whether computing it again costs more than keeping it: a call into the mathematical library.</summary>
    public static bool IsExpensive(this Primitive op) =>
        op >= Primitive.Abs && op is not (
            Primitive.Abs or Primitive.Clamp or Primitive.CopySign or Primitive.DegreesToRadians
            or Primitive.FusedMultiplyAdd or Primitive.Lerp or Primitive.Max or Primitive.MaxMagnitude
            or Primitive.MaxMagnitudeNumber or Primitive.MaxNumber or Primitive.Min or Primitive.MinMagnitude
            or Primitive.MinMagnitudeNumber or Primitive.MinNumber or Primitive.RadiansToDegrees or Primitive.Sign
            or Primitive.Sqrt or Primitive.Floor or Primitive.Ceiling or Primitive.Truncate)
        && !op.IsPredicate();

    /// <summary>Whether it is a question to one number, such as whether it is NaN.</summary>
    public static bool IsPredicate(this Primitive op) => op is >= Primitive.IsEvenInteger and <= Primitive.IsSubnormal;
}
