using System.Linq;
using System.Text;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>Prints the intermediate form as text, for tests and inspection.</summary>
internal static class Printer
{
    public static string Print(Function function)
    {
        var text = new StringBuilder();
        string parameters = string.Join(", ", function.Body.Parameters.Select(p => p + ": " + p.Type));
        text.Append("function ").Append(function.Name).Append('(').Append(parameters).Append(")\n");
        PrintBlock(text, function.Body, "  ");
        return text.ToString();
    }

    private static void PrintBlock(StringBuilder text, Block block, string indent)
    {
        foreach (Instruction instruction in block.Instructions)
        {
            text.Append(indent);
            if (instruction.Results.Count > 0)
            {
                text.Append(List(instruction.Results)).Append(" = ");
            }

            text.Append(instruction.Op.ToString());
            if (instruction.Op == Primitive.Constant)
            {
                text.Append(' ').Append(Literal.Text(instruction.Result.Type.Element, instruction.Immediate));
            }
            else if (instruction.Text.Length > 0)
            {
                text.Append(' ').Append(instruction.Text.Replace(Instruction.Hole.ToString(), "{}"));
            }
            else if (instruction.Op == Primitive.For)
            {
                text.Append(instruction.Reversed ? " reversed step " : " step ").Append(instruction.Immediate);
            }

            else if (instruction.Callee is { } callee)
            {
                text.Append(' ').Append(callee.Method);
            }

            text.Append(instruction.Operands.Count > 0 ? " " : "").Append(List(instruction.Operands)).Append('\n');
            foreach (Block inner in instruction.Blocks)
            {
                text.Append(indent).Append("  {").Append(List(inner.Parameters)).Append("}\n");
                PrintBlock(text, inner, indent + "    ");
            }
        }

        text.Append(indent).Append("yield ").Append(List(block.Yields)).Append('\n');
    }

    private static string List(EquatableArray<Value> values) => string.Join(", ", values);
}
