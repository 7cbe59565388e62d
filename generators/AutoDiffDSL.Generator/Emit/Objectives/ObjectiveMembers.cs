using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Syntax;

namespace AutoDiffDSL.Generator.Emit.Objectives;

/// <summary>The evaluations of an objective: value, gradient, Hessian product, third-order product.</summary>
internal static class ObjectiveMembers
{
    private const string Input = "global::System.ReadOnlySpan<double> ";
    private const string Output = "global::System.Span<double> ";
    private const string Packing = "global::AutoDiffDSL.Tape.Packing.";

    private static readonly HashSet<string> MemberNames =
    [
        "Value", "Gradient", "HessianProduct", "ThirdOrderProduct", "Dimension", "SampleCount", "SelectBatch",
        "SelectAll", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "Finalize",
    ];

    public static List<ObjectiveMember> Plan(ObjectivePlan plan)
    {
        List<ObjectiveMember> members =
        [
            Plan(plan, "Value", ["parameters"], []),
            Plan(plan, "Gradient", ["parameters"], ["gradient"]),
        ];
        if (plan.HasHvp)
        {
            members.Add(Plan(plan, "HessianProduct", ["parameters", "direction"], ["gradient", "product"]));
        }

        if (plan.HasThird)
        {
            members.Add(Plan(
                plan, "ThirdOrderProduct", ["parameters", "direction"], ["gradient", "product", "third"]));
        }

        return members;
    }

    public static void Print(CodeWriter writer, ObjectivePlan plan)
    {
        foreach (ObjectiveMember member in plan.Members)
        {
            Member(writer, plan, member);
        }
    }

    /// <summary>
    /// Samples are added up through the pullback where there is one; what has no pullback goes to a vector of its own
    /// first, a term of the sum.
    /// </summary>
    private static ObjectiveMember Plan(ObjectivePlan plan, string name, string[] inputs, string[] outputs)
    {
        bool adds = outputs.Length == 1 && (plan.IsPerSample ? plan.HasVjp : !plan.HasGradient);
        string[] targets = plan.IsPerSample && !adds ? [.. outputs.Select(output => output + "Term")] : outputs;
        return new ObjectiveMember(name, inputs, outputs, new ObjectiveCall(plan, inputs, targets, adds));
    }

    private static void Member(CodeWriter writer, ObjectivePlan plan, ObjectiveMember member)
    {
        (string name, string[] inputs, string[] outputs, ObjectiveCall call) = member;
        writer.Line("");
        writer.Line("/// <inheritdoc/>");
        string[] vectors = [.. inputs.Select(input => Input + input), .. outputs.Select(output => Output + output)];
        writer.List($"public double {name}(", vectors, ")");
        writer.Open();
        foreach (string vector in inputs.Concat(outputs))
        {
            writer.Line("global::AutoDiffDSL.Tape.Guard.SameLength("
                + $"Dimension, {vector}.Length, nameof({vector}), nameof(Dimension));");
        }

        if (plan.IsPerSample)
        {
            Sampled(writer, plan, outputs, call);
        }
        else
        {
            Whole(writer, plan, outputs, call);
        }

        writer.Close();
    }

    private static void Whole(CodeWriter writer, ObjectivePlan plan, string[] outputs, ObjectiveCall call)
    {
        OpenWorkspace(writer, call.NeedsWorkspace);
        if (call.Adds)
        {
            writer.Line(outputs[0] + ".Clear();");
        }

        Statements(writer, [.. call.Before]);
        if (call.After.Count == 0)
        {
            writer.List("return " + Callee(plan, call) + "(", call.Arguments("1.0"), ");");
            return;
        }

        writer.List("double value = " + Callee(plan, call) + "(", call.Arguments("1.0"), ");");
        Statements(writer, call.After);
        writer.Line("return value;");
    }

    /// <summary>The mean: a sum over the selected samples, in their order.</summary>
    private static void Sampled(CodeWriter writer, ObjectivePlan plan, string[] outputs, ObjectiveCall call)
    {
        bool usesTerms = outputs.Length > 0 && !call.Adds;
        OpenWorkspace(writer, call.NeedsWorkspace || usesTerms);
        foreach (string output in outputs)
        {
            writer.Line(output + ".Clear();");
            if (usesTerms)
            {
                writer.Line($"{Output}{output}Term = workspace.Uninitialized<double>(Dimension);");
            }
        }

        Statements(writer, [.. call.Before]);
        if (outputs.Length > 0)
        {
            writer.Line($"double share = 1.0 / {plan.Selection}.Count;");
        }

        writer.Line("double sum = 0;");
        writer.Line($"for (int position = 0; position < {plan.Selection}.Count; position++)");
        writer.Open();
        writer.Line($"int sample = {plan.Selection}[position];");
        ScalarPrinter.Print(writer, call.BeforeSample);
        writer.List("sum += " + Callee(plan, call) + "(", call.Arguments("share"), ");");
        if (usesTerms)
        {
            Statements(writer, call.After);
            foreach (string output in outputs)
            {
                writer.Line($"{Packing}AddScaled(share, {output}Term, {output});");
            }
        }

        writer.Close();
        writer.Line("");
        if (!usesTerms)
        {
            Statements(writer, call.After);
        }

        writer.Line($"return sum / {plan.Selection}.Count;");
    }

    /// <summary>Statements that something follows, which stands apart from a loop.</summary>
    private static void Statements(CodeWriter writer, IReadOnlyList<Statement> statements)
    {
        ScalarPrinter.Print(writer, statements);
        if (statements.LastOrDefault() is ForStatement)
        {
            writer.Line("");
        }
    }

    private static string Callee(ObjectivePlan plan, ObjectiveCall call)
    {
        string name = call.Mode.Length == 0 ? plan.Method.Primal.Name : plan.Method.GeneratedName + call.Mode;
        bool isHidden = MemberNames.Contains(name) || name == plan.Name;
        return (isHidden ? plan.TypeName + "." + name : Identifiers.Escape(name)) + plan.TypeArguments;
    }

    private static void OpenWorkspace(CodeWriter writer, bool needed)
    {
        if (needed)
        {
            writer.Line("using global::AutoDiffDSL.Tape.WorkspaceFrame workspace = "
                + "global::AutoDiffDSL.Tape.Workspace.Enter();");
        }
    }
}
