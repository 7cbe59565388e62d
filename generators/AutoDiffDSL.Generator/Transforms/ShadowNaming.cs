using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// Whether shadows are read as tangents or will be turned round into adjoints: decides names and writability.
/// </summary>
/// <param name="Suffix">
/// <c>Dot</c> for tangents, <c>Prime</c> for those along a second direction, <c>Bar</c> for adjoints.
/// </param>
/// <param name="AlwaysWritable">Adjoints are accumulated into, also where the primal is only read.</param>
internal sealed record ShadowNaming(string Suffix, bool AlwaysWritable)
{
    public static readonly ShadowNaming Tangent = new("Dot", false);
    public static readonly ShadowNaming SecondTangent = new("Prime", false);
    public static readonly ShadowNaming Adjoint = new("Bar", true);

    /// <summary>Whether what is named is the linear part of a function that will be transposed.</summary>
    public bool IsTurnedRound => AlwaysWritable;

    public string Name(Value primal) => primal.Label.Length == 0 ? "" : primal.Label + Suffix;

    /// <summary>
    /// The label of the shadow of an instruction's result; an unnamed one is called after its operation.
    /// </summary>
    public string Name(Instruction instruction)
    {
        string label = instruction.Result.Label;
        return (label.Length > 0 ? label : ValueFactory.HintMark + OperationName(instruction)) + Suffix;
    }

    /// <summary>The last part of a qualified name, as a local is called.</summary>
    public static string Called(string method)
    {
        string name = method.Substring(method.LastIndexOf('.') + 1).TrimStart('@');
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    public IrType Type(Value primal) => AlwaysWritable && primal.Type.Shape == TypeShape.ReadOnlyBuffer
        ? IrType.Buffer(primal.Type.Element, writable: true)
        : primal.Type;

    /// <summary>
    /// What to call the result of an operation: <c>exp</c>, <c>sum</c>, <c>product</c>, the buffer's name for a load.
    /// </summary>
    public static string OperationName(Instruction instruction) => instruction.Op switch
    {
        Primitive.Add => "sum",
        Primitive.Subtract => "difference",
        Primitive.Multiply =>
            instruction.Operands[0].Id == instruction.Operands[1].Id ? "square" : "product",
        Primitive.Divide => "quotient",
        Primitive.Negate => "negative",
        Primitive.Load when instruction.Operands[0].Name.Length > 0 => instruction.Operands[0].Name + "Element",
        Primitive.Load => "element",
        Primitive.Select or Primitive.If => "choice",
        Primitive.Convert => "converted",
        Primitive.Call => Called(instruction.Callee!.Method),
        _ => char.ToLowerInvariant(instruction.Op.ToString()[0]) + string.Concat(instruction.Op.ToString().Skip(1)),
    };
}
