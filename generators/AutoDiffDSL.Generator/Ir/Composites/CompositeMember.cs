namespace AutoDiffDSL.Generator.Ir.Composites;

/// <summary>A field, automatic property or tuple element.</summary>
/// <param name="Name">The name as C# spells it behind the dot.</param>
/// <param name="Type">The type.</param>
/// <param name="Offset">The position of its first leaf among those of the whole.</param>
/// <param name="Access">What may be done with it.</param>
internal sealed record CompositeMember(string Name, CompositeType Type, int Offset, MemberAccess Access);
