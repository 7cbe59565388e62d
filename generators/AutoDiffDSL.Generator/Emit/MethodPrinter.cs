using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Planning;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>One generated method: documentation, signature, body.</summary>
internal static class MethodPrinter
{
    public const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"AutoDiffDSL\", \"0.1.0\")]";

    public static void Print(CodeWriter writer, MethodModel method, DerivedFunction derived)
    {
        Function function = derived.Function;
        Documentation.Print(writer, method, derived);
        writer.Line(GeneratedCode);
        string result = function.ReturnOutput < 0 ? "void" : TypeNames.Of(function.Body.Yields[function.ReturnOutput].Type);
        string head = method.Accessibility + " static " + result + " " + function.Name;
        PrintSignature(writer, head.TrimStart(), [.. function.Signature.Select(Declare)]);
        writer.Open();
        ScalarPrinter.Print(writer, BodyPlan.Plan(function, Identifiers.Camel(method.GeneratedName)));
        writer.Close();
    }

    /// <summary>A member's head with its parameters, one a line where they do not fit.</summary>
    public static void PrintSignature(CodeWriter writer, string head, IReadOnlyList<string> parameters)
    {
        string line = head + "(" + string.Join(", ", parameters) + ")";
        if (writer.Indentation + line.Length <= CodeWriter.Columns)
        {
            writer.Line(line);
            return;
        }

        writer.Line(head + "(");
        writer.Indent();
        for (int i = 0; i < parameters.Count; i++)
        {
            writer.Line(parameters[i] + (i + 1 < parameters.Count ? "," : ")"));
        }

        writer.Unindent();
    }

    private static string Declare(Parameter parameter) =>
        TypeNames.Of(parameter) + " " + Identifiers.Escape(parameter.Name);
}
