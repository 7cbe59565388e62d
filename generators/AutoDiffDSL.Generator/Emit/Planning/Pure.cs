using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Which operations may be evaluated elsewhere, as part of a larger expression.</summary>
internal static class Pure
{
    /// <summary>
    /// One result, no effect, and nothing read but the operands. A load is pure as long as nothing writes its buffer in
    /// between.
    /// </summary>
    public static bool IsPure(Instruction instruction) => instruction.Op == Primitive.Call
        ? instruction.Callee!.IsScalarFunction
        : IsPure(instruction.Op);

    private static bool IsPure(Primitive op) => op switch
    {
        Primitive.Store or Primitive.Accumulate or Primitive.Clear or Primitive.Axpy => false,
        Primitive.Allocate or Primitive.AllocateTape or Primitive.Copy or Primitive.Slice => false,
        Primitive.NewSlot or Primitive.Push or Primitive.Pop => false,
        Primitive.Field or Primitive.Throw or Primitive.Guard => false,
        Primitive.If or Primitive.For or Primitive.While => false,
        _ => true,
    };
}
