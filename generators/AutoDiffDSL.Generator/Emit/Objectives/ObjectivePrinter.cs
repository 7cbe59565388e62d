using System.Collections.Generic;
using System.Linq;

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
            if (parameter.Kind != ParameterKind.Active)
            {
                writer.Line($"private readonly {parameter.DataType} {parameter.Field};");
            }

            if (parameter.LengthName.Length > 0)
            {
                writer.Line($"private readonly int {parameter.LengthField};");
            }

            if (parameter.NeedsArray)
            {
                writer.Line($"private readonly {parameter.Element}[] {parameter.ArrayField};");
            }
        }

        if (plan.IsPerSample)
        {
            writer.Line($"private readonly {Selection} _selection;");
        }
    }

    private static void PrintConstructor(CodeWriter writer, ObjectivePlan plan)
    {
        writer.Line("");
        writer.Line("/// <summary>Binds the data and the lengths of the parameters.</summary>");
        List<string> parameters = [];
        foreach (ObjectiveParameter parameter in plan.Data)
        {
            Document(writer, parameter.Name, DataText(parameter));
            parameters.Add(parameter.DataType + " " + Identifiers.Escape(parameter.Name));
            if (parameter.LengthName.Length > 0)
            {
                Document(writer, parameter.LengthName, "The length of one row.");
                parameters.Add("int " + parameter.LengthName);
            }
        }

        foreach (ObjectiveParameter parameter in plan.Active.Where(p => !p.IsScalar))
        {
            Document(writer, parameter.LengthName, $"The length of {parameter.Name}, a part of the vector.");
            parameters.Add("int " + parameter.LengthName);
        }

        writer.List("public " + plan.Name + "(", parameters, ")");
        writer.Open();
        PrintChecks(writer, plan);
        PrintAssignments(writer, plan);
        writer.Close();
    }

    private static string DataText(ObjectiveParameter parameter) => parameter.Kind switch
    {
        ParameterKind.Sample when !parameter.IsScalar => "The rows of all samples, one after the other.",
        ParameterKind.Sample => "One element for each sample.",
        _ => "Passed on at every evaluation.",
    };

    private static void Document(CodeWriter writer, string name, string text) =>
        writer.Line($"/// <param name=\"{name}\">{text}</param>");

    private static void PrintChecks(CodeWriter writer, ObjectivePlan plan)
    {
        foreach (ObjectiveParameter parameter in plan.Parameters)
        {
            string name = Identifiers.Escape(parameter.Name);
            if (parameter.IsHeld)
            {
                writer.Line($"global::System.ArgumentNullException.ThrowIfNull({name});");
            }
            else if (parameter is { Kind: ParameterKind.Active, IsScalar: false })
            {
                writer.Line($"{Guard}NonNegativeLength({parameter.LengthName}, nameof({parameter.LengthName}));");
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
                writer.Line($"_selection = new {Selection}({CountOf(parameter)}, nameof({name}));");
            }
            else
            {
                writer.List(
                    Selection + ".SameCount(",
                    ["_selection.SampleCount", CountOf(parameter), NameOf(first!), NameOf(parameter)],
                    ");");
            }
        }
    }

    private static string CountOf(ObjectiveParameter parameter)
    {
        string length = Identifiers.Escape(parameter.Name) + ".Length";
        return parameter.IsScalar
            ? length
            : $"{Selection}.CountRows({length}, {parameter.LengthName}, "
                + $"{NameOf(parameter)}, nameof({parameter.LengthName}))";
    }

    private static string NameOf(ObjectiveParameter parameter) => "nameof(" + Identifiers.Escape(parameter.Name) + ")";

    private static void PrintAssignments(CodeWriter writer, ObjectivePlan plan)
    {
        foreach (ObjectiveParameter parameter in plan.Parameters)
        {
            if (parameter.Kind != ParameterKind.Active)
            {
                writer.Line($"{parameter.Field} = {Identifiers.Escape(parameter.Name)};");
            }

            if (parameter.LengthName.Length > 0)
            {
                writer.Line($"{parameter.LengthField} = {parameter.LengthName};");
            }

            if (parameter.NeedsArray)
            {
                writer.Line($"{parameter.ArrayField} = new {parameter.Element}[{parameter.LengthName}];");
            }
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
        writer.Line("public int SampleCount => _selection.SampleCount;");
        writer.Line("");
        writer.Line("/// <inheritdoc/>");
        writer.Line("public void SelectBatch(global::System.ReadOnlySpan<int> samples) => _selection.Select(samples);");
        writer.Line("");
        writer.Line("/// <inheritdoc/>");
        writer.Line("public void SelectAll() => _selection.SelectAll();");
    }
}
