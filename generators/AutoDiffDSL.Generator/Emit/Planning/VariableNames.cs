using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Transforms;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>What a variable should be called: the user's name for it, or what its operation computes.</summary>
internal static class VariableNames
{
    public static string Wanted(Outline outline, Variable variable, string resultName)
    {
        string? given = variable.Members.Select(member => member.Value.Name).FirstOrDefault(name => name.Length > 0);
        ValueFacts first = variable.Members.OrderBy(member => member.Position).ThenBy(m => m.Value.Id).First();
        if (variable.Members.Any(member => member.IsFlag))
        {
            return "again";
        }

        if (first.Value.Type.IsSlot)
        {
            return Tape(given, outline, first);
        }

        if (given is not null)
        {
            return given;
        }

        if (IsResult(outline, variable) && resultName.Length > 0)
        {
            return resultName;
        }

        string? hint = variable.Members.Select(member => member.Value.Hint).FirstOrDefault(text => text.Length > 0);
        return hint ?? Described(outline, variable, first);
    }

    private static bool IsResult(Outline outline, Variable variable) => outline.Function.ReturnOutput >= 0
        && ReferenceEquals(outline[outline.Function.Body.Yields[outline.Function.ReturnOutput]].Variable, variable);

    private static string Described(Outline outline, Variable variable, ValueFacts first)
    {
        if (first.IsIndex)
        {
            return "i";
        }

        ValueFacts? computed = variable.Members
            .Where(member => member.Definition is { IsRegion: false, Op: not Primitive.Constant })
            .OrderBy(member => member.Position)
            .FirstOrDefault();
        return computed is not null ? Operation(outline, computed.Definition!)
            : variable.Type == IrType.Boolean ? "condition"
            : variable.Type.IsBuffer ? "buffer"
            : first.Is(Primitive.Constant) ? "constant"
            : "value";
    }

    private static string Tape(string? given, Outline outline, ValueFacts slot)
    {
        string stem = given ?? Pushed(outline, slot);
        return stem.EndsWith("Tape", System.StringComparison.Ordinal) ? stem : stem + "Tape";
    }

    private static string Pushed(Outline outline, ValueFacts slot)
    {
        foreach (Use use in slot.Uses)
        {
            if (use.Node is { Op: Primitive.Push } push)
            {
                return Name(outline, push.Instruction.Operands[1]);
            }
        }

        return "value";
    }

    private static string Name(Outline outline, Value value)
    {
        ValueFacts facts = outline[value];
        return value.Name.Length > 0 ? value.Name
            : value.Hint.Length > 0 ? value.Hint
            : facts.Variable is { Name.Length: > 0 } variable ? variable.Name.TrimStart('@')
            : facts.Definition is { IsRegion: false, Op: not Primitive.Constant } node ? Operation(outline, node)
            : value.Type == IrType.Boolean ? "condition"
            : "value";
    }

    private static string Operation(Outline outline, Node node) => node.Op switch
    {
        Primitive.Add or Primitive.AddChecked => "sum",
        Primitive.Subtract or Primitive.SubtractChecked => "difference",
        Primitive.MultiplyChecked => "product",
        Primitive.NegateChecked => "negative",
        Primitive.Multiply => IsSquare(node.Instruction) ? "square" : "product",
        Primitive.Divide => "quotient",
        Primitive.Negate => "negative",
        Primitive.Less or Primitive.LessEqual => "isLess",
        Primitive.Greater or Primitive.GreaterEqual => "isGreater",
        Primitive.Equal => "isEqual",
        Primitive.NotEqual => "differs",
        Primitive.And or Primitive.Or or Primitive.Xor or Primitive.Not =>
            node.Instruction.Result.Type == IrType.Boolean ? "condition" : "bits",
        Primitive.ShiftLeft or Primitive.ShiftRight or Primitive.UnsignedShiftRight => "shifted",
        Primitive.Load => Name(outline, node.Instruction.Operands[0]) + "Element",
        Primitive.Convert or Primitive.ConvertChecked => Name(outline, node.Instruction.Operands[0]),
        Primitive.Select => "choice",
        Primitive.Allocate or Primitive.AllocateTape => "buffer",
        Primitive.Copy => Name(outline, node.Instruction.Operands[0]) + "Copy",
        Primitive.Slice => Name(outline, node.Instruction.Operands[0]) + "Slice",
        Primitive.Length => Name(outline, node.Instruction.Operands[0]) + node.Instruction.Operands[0].Type.LengthName,
        Primitive.Call => ShadowNaming.Called(node.Instruction.Callee!.Method),
        Primitive.Pop => PoppedName(Name(outline, node.Instruction.Operands[0])),
        _ => Identifiers.Camel(node.Op.ToString()),
    };

    private static bool IsSquare(Instruction product) => ReferenceEquals(product.Operands[0], product.Operands[1]);

    private static string PoppedName(string tape) =>
        tape.Length > 4 && tape.EndsWith("Tape", System.StringComparison.Ordinal)
            ? tape.Substring(0, tape.Length - 4)
            : tape;
}
