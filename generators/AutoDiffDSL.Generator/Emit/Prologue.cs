using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Planning;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>
/// The checks at the start of a method: what belongs to a buffer has its length, and what is written overlaps nothing.
/// </summary>
internal static class Prologue
{
    private const string Guard = "global::AutoDiffDSL.Tape.Guard.";

    public static List<Statement> Plan(Function function, BufferGroups buffers)
    {
        List<Parameter> spans = [.. function.Signature.Where(parameter => parameter.Type.IsBuffer)];
        List<Statement> checks = [];
        foreach (Parameter span in spans.Where(span => span.Role != ParameterRole.Primal))
        {
            Parameter? primal = spans.Find(other => other.Role == ParameterRole.Primal && other.Primal == span.Primal);
            if (primal is not null)
            {
                checks.Add(SameLength(primal, span));
            }
        }

        for (int i = 0; i < spans.Count; i++)
        {
            for (int j = i + 1; j < spans.Count; j++)
            {
                AddDisjoint(checks, function, buffers, spans[i], spans[j]);
            }
        }

        checks.AddRange(ReferenceChecks.Plan(function, parameter => IsWritten(function, buffers, parameter)));
        return checks;
    }

    private static void AddDisjoint(
        List<Statement> checks, Function function, BufferGroups buffers, Parameter first, Parameter second)
    {
        bool firstIsWritten = IsWritten(function, buffers, first);
        if (first.Type.Element == second.Type.Element && (firstIsWritten || IsWritten(function, buffers, second)))
        {
            checks.Add(firstIsWritten ? Disjoint(first, second) : Disjoint(second, first));
        }
    }

    private static bool IsWritten(Function function, BufferGroups buffers, Parameter parameter) =>
        (parameter.Passing == Passing.Value && parameter.Type.Shape == TypeShape.Buffer)
        || buffers.IsWritten(function.Body.Parameters[parameter.Input]);

    private static Statement SameLength(Parameter primal, Parameter other) => Check(
        "SameLength", Length(primal), Length(other), NameOf(other), NameOf(primal));

    private static Statement Disjoint(Parameter written, Parameter other) => Check(
        "Disjoint<" + TypeNames.Of(written.Type.Element) + ">",
        Name(written),
        Name(other),
        NameOf(written),
        NameOf(other));

    private static Statement Check(string method, params Expression[] arguments) =>
        new ExpressionStatement(new CallExpression(new NameExpression(Guard + method), arguments) { KeepsLine = true });

    private static Expression Name(Parameter parameter) => new NameExpression(Identifiers.Escape(parameter.Name));

    private static Expression Length(Parameter parameter) => new MemberExpression(Name(parameter), "Length");

    private static Expression NameOf(Parameter parameter) =>
        new CallExpression(new NameExpression("nameof"), new[] { Name(parameter) });
}
