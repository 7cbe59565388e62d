using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>Under which condition the adjoint of a value counts.</summary>
/// <param name="Condition">The condition, where the reversed block can read it.</param>
/// <param name="WhenTrue">Whether it counts where the condition holds, or where it does not.</param>
internal sealed record LateSelection(Value Condition, bool WhenTrue)
{
    /// <summary>Both this selection and one around it.</summary>
    public LateSelection Within(LateSelection? outer, BlockBuilder builder) => outer is null
        ? this
        : new LateSelection(builder.Emit(Primitive.And, outer.Holds(builder), Holds(builder)), WhenTrue: true);

    private Value Holds(BlockBuilder builder) => WhenTrue ? Condition : builder.Emit(Primitive.Not, Condition);
}
