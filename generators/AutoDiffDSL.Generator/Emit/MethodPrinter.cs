using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Planning;
using AutoDiffDSL.Generator.Emit.Syntax;
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
        Documentation.Summary(writer, derived.Summary);
        writer.Line(GeneratedCode);
        string head = method.Head + TypeNames.Result(function) + " " + function.Name + method.OpenType?.Parameters;
        writer.Head(head, [.. DeclaredParameter.Of(function).Select(Declare)], method.OpenType?.Where);
        writer.Open();
        IReadOnlyList<Statement> body = BodyPlan.Plan(function, Identifiers.Camel(method.GeneratedName));
        if (method.IsCheckedByDefault)
        {
            // What the source checks, the body checks by itself.
            writer.Line("unchecked");
            writer.Open();
            ScalarPrinter.Print(writer, body);
            writer.Close();
        }
        else
        {
            ScalarPrinter.Print(writer, body);
        }

        writer.Close();
    }

    /// <summary>A parameter as C# declares it.</summary>
    public static string Declare(DeclaredParameter parameter) =>
        TypeNames.Of(parameter) + " " + Identifiers.Escape(parameter.Name);
}
