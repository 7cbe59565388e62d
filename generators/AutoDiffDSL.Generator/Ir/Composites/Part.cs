namespace AutoDiffDSL.Generator.Ir.Composites;

/// <summary>
/// Which leaf of which C# parameter a parameter of the intermediate form is, where the C# one is of a composite type.
/// Parameters of one signature with the same <paramref name="Whole"/> are one in C#.
/// </summary>
/// <param name="Whole">The name of the C# parameter; empty for what the method returns.</param>
/// <param name="Type">The type of the C# parameter.</param>
/// <param name="Leaf">The position among the type's leaves.</param>
/// <param name="Passing">How the C# parameter is declared.</param>
internal sealed record Part(string Whole, CompositeType Type, int Leaf, Passing Passing)
{
    /// <summary>The C# parameter of the primal that it is, or that it is the tangent or adjoint of.</summary>
    public string Root { get; init; } = Whole;

    /// <summary>Whether it belongs to a parameter of the primal, and is none itself.</summary>
    public bool IsShadow => Root != Whole;

    /// <summary>What has the leaf, as C#: <c>layer.Weights</c>.</summary>
    public string Text => Passing == Passing.Instance ? Type.Along("this", Leaf).Text : Type.Along(Whole, Leaf).Text;

    /// <summary>Whether generated code can assign the leaf where it stands.</summary>
    public bool CanAssign => Passing is Passing.Value or Passing.Ref && CanAssignIn(Type, Leaf);

    /// <summary>The same leaf of a tangent, adjoint or gradient of the parameter.</summary>
    /// <param name="whole">The name of that one.</param>
    /// <param name="passing">How it is declared, unless it is memory, which goes by value always.</param>
    public Part Of(string whole, Passing passing) =>
        this with { Whole = whole, Passing = Type.IsMemory ? Passing.Value : passing };

    /// <summary>Whether a leaf of a variable can be assigned where it stands.</summary>
    public static bool CanAssignIn(CompositeType type, int leaf)
    {
        switch (type.Form)
        {
            case CompositeForm.Leaf or CompositeForm.Interleaved or CompositeForm.Gathered or CompositeForm.Parallel:
                return true;
            case CompositeForm.Enumeration:
                return false;
            case CompositeForm.Matrix or CompositeForm.Tensor:
                return leaf == 0;
            default:
                CompositeMember member = type.MemberOf(leaf);
                return member.Access switch
                {
                    MemberAccess.Variable => CanAssignIn(member.Type, leaf - member.Offset),
                    MemberAccess.Set => member.Type.Form == CompositeForm.Leaf,
                    _ => false,
                };
        }
    }
}
