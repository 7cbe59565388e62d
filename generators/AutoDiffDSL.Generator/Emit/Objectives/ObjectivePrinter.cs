using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Objectives;

/// <summary>
/// The class that binds a loss to its data and shows optimizers one function of one vector: fields, constructor,
/// members.
/// </summary>
internal static class ObjectivePrinter
{
    private const string Guard = "global::AutoDiffDSL.Tape.Guard.";
    private const string Selection = "global::AutoDiffDSL.Tape.SampleSelection";

    public static void Print(CodeWriter writer, ObjectivePlan plan)
    {
        string see = $"<see cref=\"{plan.Method.Cref}\"/>";
        string what = plan.IsPerSample ? $"The mean of {see} over samples" : see + " with its data";
        Documentation.Summary(writer, what + ", as a function of one vector of parameters.");
        string? number = plan.NumberType is null ? null : $"The type parameter is {plan.NumberType} here.";
        if (string.Join(" ", new[] { number, plan.Order }.Where(t => t is not null)) is { Length: > 0 } order)
        {
            Documentation.Remarks(writer, order);
        }

        writer.Line(MethodPrinter.GeneratedCode);
        string head = (plan.Method.Accessibility + " sealed class " + plan.Name).TrimStart();
        writer.List(head + " : ", Interfaces(plan), "");
        writer.Open();
        PrintFields(writer, plan);
        PrintConstructor(writer, plan);
        PrintDimension(writer, plan);
        ObjectiveMembers.Print(writer, plan);
        writer.Close();
    }

    private static List<string> Interfaces(ObjectivePlan plan)
    {
        string capability = plan.HasThird ? "IThirdOrderObjective" : plan.HasHvp ? "IHessianObjective" : "IObjective";
        List<string> interfaces = ["global::AutoDiffDSL." + capability];
        if (plan.IsPerSample)
        {
            interfaces.Add("global::AutoDiffDSL.ISampledObjective");
        }

        return interfaces;
    }

    private static void PrintFields(CodeWriter writer, ObjectivePlan plan)
    {
        foreach (ObjectiveParameter parameter in plan.Parameters)
        {
            if (parameter.IsGiven)
            {
                writer.Line($"private readonly {parameter.DataType} {parameter.Field};");
            }

            foreach (string length in LengthsOf(parameter))
            {
                writer.Line($"private readonly int _{length};");
            }
        }

        foreach ((string field, string type, _) in plan.Arrays)
        {
            writer.Line($"private readonly {type} {field};");
        }

        if (plan.IsPerSample)
        {
            writer.Line($"private readonly {Selection} {plan.Selection};");
        }
    }

    private static void PrintConstructor(CodeWriter writer, ObjectivePlan plan)
    {
        writer.Line("");
        writer.Line("/// <summary>Binds the data and the lengths of the parameters.</summary>");
        List<string> parameters = [];
        foreach (ObjectiveParameter parameter in plan.Parameters.Where(p => p.IsGiven))
        {
            Document(writer, parameter.Name, DataText(parameter));
            parameters.Add(parameter.DataType + " " + Identifiers.Escape(parameter.Name));
            foreach (string length in parameter.IsTensor ? [] : LengthsOf(parameter))
            {
                Document(writer, length, "The length of one row.");
                parameters.Add("int " + length);
            }
        }

        foreach (ObjectiveParameter parameter in plan.Active.Where(p => !p.IsTensor))
        {
            foreach ((Parameter leaf, string length) in parameter.Lengths.GroupBy(l => l.Name).Select(g => g.First()))
            {
                Document(writer, length, LengthText(parameter, leaf, length));
                parameters.Add("int " + length);
            }
        }

        writer.List("public " + plan.Name + "(", parameters, ")");
        writer.Open();
        PrintChecks(writer, plan);
        PrintAssignments(writer, plan);
        writer.Close();
    }

    private static string DataText(ObjectiveParameter parameter) => parameter.Kind switch
    {
        ParameterKind.Sample when parameter.IsSequence => "The rows of all samples, one after the other.",
        ParameterKind.Sample => "One element for each sample.",
        ParameterKind.Active when parameter.IsTensor => "Says the lengths; its numbers do not matter.",
        ParameterKind.Active => "Says what is no parameter in it; its numbers with a derivative do not matter.",
        _ => "Passed on at every evaluation.",
    };

    private static IEnumerable<string> LengthsOf(ObjectiveParameter parameter) =>
        parameter.Lengths.Select(l => l.Name).Distinct();

    private static string LengthText(ObjectiveParameter parameter, Parameter leaf, string length)
    {
        string what = leaf.Part is { } part && !parameter.IsSequence ? LeafPath.Of(part).Text : parameter.Name;
        bool isMatrix = parameter.Lengths.Count(l => l.Leaf == leaf) > 1;
        return !isMatrix ? $"The length of {what}, a part of the vector."
            : length == parameter.Lengths.First(l => l.Leaf == leaf).Name
                ? $"The number of rows of {what}, a part of the vector."
                : $"The number of columns of {what}.";
    }

    private static void Document(CodeWriter writer, string name, string text) =>
        writer.Line($"/// <param name=\"{name}\">{text}</param>");

    private static void PrintChecks(CodeWriter writer, ObjectivePlan plan)
    {
        foreach (ObjectiveParameter parameter in plan.Parameters)
        {
            string name = Identifiers.Escape(parameter.Name);
            if (parameter.IsReference)
            {
                writer.Line($"global::System.ArgumentNullException.ThrowIfNull({name});");
            }

            foreach (string length in parameter.Kind == ParameterKind.Active ? LengthsOf(parameter) : [])
            {
                writer.Line(parameter.IsTensor
                    ? $"int {length} = {LeafPath.Of(parameter.Name, parameter.Declared.Type!, 0).Shape};"
                    : $"{Guard}NonNegativeLength({length}, nameof({length}));");
            }
        }

        if (plan.IsPerSample)
        {
            PrintSampleChecks(writer, plan);
        }
    }

    private static void PrintSampleChecks(CodeWriter writer, ObjectivePlan plan)
    {
        ObjectiveParameter? first = plan.Samples.FirstOrDefault();
        foreach (ObjectiveParameter parameter in plan.Samples)
        {
            if (ReferenceEquals(parameter, first))
            {
                string name = Identifiers.Escape(parameter.Name);
                writer.Line($"{plan.Selection} = new {Selection}({CountOf(parameter)}, nameof({name}));");
            }
            else
            {
                writer.List(
                    Selection + ".SameCount(",
                    [plan.Selection + ".SampleCount", CountOf(parameter), NameOf(first!), NameOf(parameter)],
                    ");");
            }
        }
    }

    private static string CountOf(ObjectiveParameter parameter)
    {
        string length = Identifiers.Escape(parameter.Name) + ".Length";
        return !parameter.IsSequence
            ? length
            : $"{Selection}.CountRows({length}, {parameter.Lengths[0].Name}, "
                + $"{NameOf(parameter)}, nameof({parameter.Lengths[0].Name}))";
    }

    private static string NameOf(ObjectiveParameter parameter) => "nameof(" + Identifiers.Escape(parameter.Name) + ")";

    private static void PrintAssignments(CodeWriter writer, ObjectivePlan plan)
    {
        foreach (ObjectiveParameter parameter in plan.Parameters)
        {
            if (parameter.IsGiven)
            {
                writer.Line($"{parameter.Field} = {Identifiers.Escape(parameter.Name)};");
            }

            foreach (string length in LengthsOf(parameter))
            {
                writer.Line($"_{length} = {length};");
            }
        }

        foreach ((string field, _, string made) in plan.Arrays)
        {
            writer.Line($"{field} = {made};");
        }

        writer.Line($"Dimension = {plan.Dimension};");
    }

    private static void PrintDimension(CodeWriter writer, ObjectivePlan plan)
    {
        writer.Line("");
        writer.Line("/// <inheritdoc/>");
        writer.Line("public int Dimension { get; }");
        if (!plan.IsPerSample)
        {
            return;
        }

        writer.Line("");
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public int SampleCount => {plan.Selection}.SampleCount;");
        writer.Line("");
        writer.Line("/// <inheritdoc/>");
        writer.Line(
            $"public void SelectBatch(global::System.ReadOnlySpan<int> samples) => {plan.Selection}.Select(samples);");
        writer.Line("");
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public void SelectAll() => {plan.Selection}.SelectAll();");
    }
}
