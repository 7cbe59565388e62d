using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Dense;

/// <summary>
/// Parameters packed one after the other into the columns of a dense matrix: spans and arrays cell by cell, in order.
/// </summary>
/// <param name="parameters">The parameters.</param>
/// <param name="before">The number of cells before the first one.</param>
internal sealed class DenseCells(IEnumerable<Parameter> parameters, int before = 0)
{
    private readonly Parameter[] parameters = [.. parameters];

    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>The number of cells, as C#.</summary>
    public string Count => Sum(parameters);

    /// <summary>The type of all cells; null where they differ, so that no one matrix can hold them.</summary>
    public ScalarKind? Kind => parameters.Select(p => p.Type.Element).Distinct().Count() == 1
        ? parameters[0].Type.Element
        : null;

    /// <summary>Where a parameter's cells start, as C#.</summary>
    public string Offset(Parameter parameter) => Sum(parameters.TakeWhile(p => p != parameter));

    /// <summary>The position of one cell of a span, as C#.</summary>
    public string Position(Parameter parameter, string index)
    {
        string offset = Offset(parameter);
        return offset == "0" ? index : offset + " + " + index;
    }

    /// <summary>The part of a row that belongs to a parameter.</summary>
    public string Part(Parameter parameter, string row)
    {
        if (parameter.Type.IsScalar)
        {
            return row + "[" + Offset(parameter) + "]";
        }

        return parameters.Length == 1 ? row : row + ".Slice(" + Offset(parameter) + ", " + Length(parameter) + ")";
    }

    private string Sum(IEnumerable<Parameter> some)
    {
        Parameter[] all = [.. some];
        int scalars = before + all.Count(p => p.Type.IsScalar);
        IEnumerable<string> lengths = all.Where(p => !p.Type.IsScalar).Select(Length);
        string[] terms = [.. lengths, .. scalars > 0 ? new[] { Number(scalars) } : []];
        return terms.Length == 0 ? "0" : string.Join(" + ", terms);
    }

    private static string Length(Parameter parameter) => Identifiers.Escape(parameter.Name) + ".Length";

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
