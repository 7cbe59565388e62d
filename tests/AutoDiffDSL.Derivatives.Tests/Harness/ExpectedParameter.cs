namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// One parameter of a primal or generated method as the signature contract states it. <see cref="Of"/> is the primal
/// parameter that it belongs to, null for what belongs to the result.
/// </summary>
public sealed record ExpectedParameter(string Name, Type Type, Type Element, int Length, Role Role, Parameter? Of)
{
    /// <summary>
    /// Whether a generated parameter may have that type: the stated one, and for a primal tensor that the method takes
    /// by <c>in</c> also the same by value, which differs in nothing for its callers.
    /// </summary>
    public bool Accepts(Type type) => type == Type
        || (Role == Role.Primal && Of!.Passing == Passing.Tensor && Type.IsByRef && type == Type.GetElementType());

    /// <summary>An array with memory for what is passed.</summary>
    public Array NewStorage() => Of?.NewStorage() ?? Cells.New(Element, Length, Name, _ => [0, 0]);
}
