using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Planning;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>
/// The checks at the start of a method: what belongs to a buffer has its length, and what is written overlaps nothing.
/// </summary>
internal sealed class Prologue
{
    private const string Guard = "global::AutoDiffDSL.Tape.Guard.";

    private readonly Function function;
    private readonly BufferGroups buffers;
    private readonly ParameterNames names;
    private readonly HashSet<(string Written, string Other)> compared = [];

    private Prologue(Function function, BufferGroups buffers, ParameterNames names)
    {
        this.function = function;
        this.buffers = buffers;
        this.names = names;
    }

    public static List<Statement> Plan(Function function, BufferGroups buffers, ParameterNames names) =>
        [.. names.Declarations, .. new Prologue(function, buffers, names).Checks()];

    private List<Statement> Checks()
    {
        List<Parameter> spans = [.. function.Signature.Where(p => p is { Type.IsBuffer: true, Input: >= 0 })];
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
                AddDisjoint(checks, spans[i], spans[j]);
            }
        }

        checks.AddRange(ReferenceChecks.Plan(function, IsWritten, names));
        checks.AddRange(FieldChecks(spans));
        return [.. checks.Distinct()];
    }

    /// <summary>What is written overlaps no static array either, which the body reads as a constant.</summary>
    private IEnumerable<Statement> FieldChecks(List<Parameter> spans)
    {
        foreach (Instruction field in function.Body.Instructions
            .Where(i => i.Op == Primitive.Field && i.Result.Type.IsBuffer))
        {
            Expression[] array = [ParameterNames.Span(field.Result.Type, field.Text), NameOfField(field)];
            foreach (Parameter span in spans.Where(p => p.Type.Element == field.Result.Type.Element && IsWritten(p)))
            {
                bool isGathered = ParameterNames.IsGathered(span);
                yield return Check(
                    "Disjoint<" + (isGathered ? "byte" : TypeNames.Of(span.Type.Element)) + ">",
                    new NameExpression(isGathered ? ParameterNames.Bytes(span) : names[span]),
                    isGathered
                        ? new NameExpression(ParameterNames.Bytes(
                            TypeNames.Of(span.Type.Element), ExpressionText.Print(array[0])))
                        : array[0],
                    NameOf(span),
                    array[1]);
            }

            foreach (Parameter variable in function.Signature.Where(p => p.Part is null && p.Passing == Passing.Ref
                && p.Type.IsScalar && p.Type.Element == field.Result.Type.Element))
            {
                yield return Check(
                    "Apart<" + TypeNames.Of(variable.Type.Element) + ">",
                    new NameExpression("in " + Identifiers.Escape(variable.Name)),
                    array[0],
                    NameOf(variable),
                    array[1]);
            }
        }
    }

    private static Expression NameOfField(Instruction field) =>
        new LiteralExpression("\"" + field.Text.Substring(field.Text.LastIndexOf('.') + 1).TrimEnd(')') + "\"");

    private void AddDisjoint(List<Statement> checks, Parameter first, Parameter second)
    {
        if (ParameterNames.IsGathered(first) || ParameterNames.IsGathered(second))
        {
            // Several of its leaves may ask for the same check.
            (string one, string other) = (ParameterNames.Memory(first), ParameterNames.Memory(second));
            if (one == other || compared.Contains((other, one)))
            {
                return;
            }
        }

        bool firstIsWritten = ParameterNames.SameMemory(function, first).Any(IsWritten);
        bool secondIsWritten = ParameterNames.SameMemory(function, second).Any(IsWritten);
        if (first.Type.Element == second.Type.Element && (firstIsWritten || secondIsWritten))
        {
            (Parameter written, Parameter read) = firstIsWritten ? (first, second) : (second, first);
            compared.Add((ParameterNames.Memory(written), ParameterNames.Memory(read)));
            checks.Add(Disjoint(written, read));
        }
    }

    private bool IsWritten(Parameter parameter) =>
        (parameter.Passing == Passing.Value && parameter.Type.Shape == TypeShape.Buffer)
        || buffers.IsWritten(function.Body.Parameters[parameter.Input]);

    private static Statement SameLength(Parameter primal, Parameter other)
    {
        Expression[] both = [Memory(primal), Memory(other), NameOf(other), NameOf(primal)];
        return other.Part is { } part
            ? LeafPath.Of(part).Type.Form switch
            {
                CompositeForm.Tensor => Check($"SameShape<{TypeNames.Of(primal.Type.Element)}>", both),
                CompositeForm.Matrix => Check("SameShape", both),
                _ => SameNumber(),
            }
            : SameNumber();

        Statement SameNumber() =>
            Check("SameLength", Length(primal), Length(other), NameOf(other), NameOf(primal));
    }

    private Statement Disjoint(Parameter written, Parameter other)
    {
        bool isGathered = ParameterNames.IsGathered(written) || ParameterNames.IsGathered(other);
        return Check(
            "Disjoint<" + (isGathered ? "byte" : TypeNames.Of(written.Type.Element)) + ">",
            isGathered ? new NameExpression(ParameterNames.Bytes(written)) : names.Span(written),
            isGathered ? new NameExpression(ParameterNames.Bytes(other)) : names.Span(other),
            NameOf(written),
            NameOf(other));
    }

    private static Statement Check(string method, params Expression[] arguments) =>
        new ExpressionStatement(new CallExpression(new NameExpression(Guard + method), arguments) { KeepsLine = true });

    private static Expression Length(Parameter parameter) => new MemberExpression(Memory(parameter), "Length");

    /// <summary>The span, array or matrix itself.</summary>
    private static Expression Memory(Parameter parameter) => new NameExpression(parameter.Part is { } part
        ? LeafPath.Of(part).Text
        : Identifiers.Escape(parameter.Name));

    private static Expression NameOf(Parameter parameter) => new CallExpression(
        new NameExpression("nameof"),
        new Expression[]
        {
            new NameExpression(parameter.Part is { Passing: Passing.Instance } own
                ? LeafPath.Of(own).Text
                : Identifiers.Escape(parameter.Part?.Whole ?? parameter.Name)),
        });
}
