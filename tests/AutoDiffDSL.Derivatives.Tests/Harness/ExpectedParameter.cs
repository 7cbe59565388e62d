namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>
/// One parameter of a primal or generated method as the signature contract states it. <see cref="Of"/> is the primal
/// parameter that it belongs to, null for what belongs to the result.
/// </summary>
public sealed record ExpectedParameter(string Name, Type Type, Type Element, int Length, Role Role, Parameter? Of)
{
    /// <summary>An array with memory for what is passed.</summary>
    public Array NewStorage() => Of?.NewStorage() ?? Cells.New(Element, Length, Name, _ => [0, 0]);
}
