using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>The documentation of generated methods: the standard sentences and their printing.</summary>
internal static class Documentation
{
    public static string Jvp(MethodModel method) =>
        $"Value of {See(method)}, and its derivative along the tangents of {Active(method)}.";

    public static string Vjp(MethodModel method) =>
        $"Value of {See(method)}; adds its pullback into the adjoints of {Active(method)}.";

    public static string Gradient(MethodModel method) =>
        $"Value of {See(method)}, and its gradient with respect to {Active(method)}.";

    public static string Hvp(MethodModel method) =>
        $"Value of {See(method)}, its gradient, and its Hessian times the tangents of {Active(method)}, exactly.";

    public static string Third(MethodModel method) =>
        $"Value of {See(method)}, its gradient, its Hessian H times the tangents v of {Active(method)}, "
        + "and the gradient of v'Hv.";

    public static string Hessian(MethodModel method) =>
        $"Value of {See(method)}, its gradient, and its Hessian by rows, "
        + $"over the cells of {Active(method)} in this order.";

    public static string Jacobian(MethodModel method) =>
        $"Value of {See(method)}, and its Jacobian by rows: outputs in order, over the cells of {Active(method)}.";

    /// <summary>The documentation of what other derivatives call.</summary>
    public static string Demanded(MethodModel method, string chain) => chain switch
    {
        "Jvp" => Jvp(method),
        "Vjp" => Vjp(method),
        "JvpJvp" =>
            $"Value and derivative of {See(method)}, with their derivatives along the tangents of all that goes in.",
        "VjpJvpJvp" => $"Value and pullback of {See(method)}, with their second derivatives along all that goes in.",
        _ => $"Value and pullback of {See(method)}, with their derivatives along the tangents of all that goes in.",
    };

    /// <summary>A summary on one line, or on lines of its own where it is long.</summary>
    public static void Summary(CodeWriter writer, string text) => Element(writer, "summary", text);

    /// <summary>What is said besides, likewise.</summary>
    public static void Remarks(CodeWriter writer, string text) => Element(writer, "remarks", text);

    private static void Element(CodeWriter writer, string name, string text)
    {
        if (writer.Indentation + text.Length + 24 <= CodeWriter.Columns)
        {
            writer.Line($"/// <{name}>{text}</{name}>");
            return;
        }

        writer.Line($"/// <{name}>");
        foreach (string line in Wrapped(text, CodeWriter.Columns - writer.Indentation - 4))
        {
            writer.Line("/// " + line);
        }

        writer.Line($"/// </{name}>");
    }

    private static IEnumerable<string> Wrapped(string text, int columns)
    {
        while (text.Length > columns)
        {
            int space = LastSpaceOutsideTags(text, columns);
            if (space < 0)
            {
                break;
            }

            yield return text.Substring(0, space);
            text = text.Substring(space + 1);
        }

        yield return text;
    }

    private static int LastSpaceOutsideTags(string text, int columns)
    {
        int found = -1;
        bool inTag = false;
        for (int i = 0; i < text.Length && (i <= columns || found < 0); i++)
        {
            inTag = text[i] == '<' || (inTag && text[i] != '>');
            if (text[i] == ' ' && !inTag)
            {
                found = i;
            }
        }

        return found;
    }

    private static string See(MethodModel method) => $"<see cref=\"{method.Cref}\"/>";

    private static string Active(MethodModel method)
    {
        List<string> names = [.. method.Primal.Signature
            .Where(p => p.IsActive && !p.IsReturned)
            .Select(p => p.Part?.Whole ?? p.Name)
            .Distinct()];
        return names.Count switch
        {
            0 => "nothing",
            1 => names[0],
            _ => string.Join(", ", names.Take(names.Count - 1)) + " and " + names[names.Count - 1],
        };
    }
}
