using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Dense;

/// <summary>
/// The dense Hessian: a row is a Hessian-vector product along a coordinate. The two halves differ by rounding, so the
/// upper one is copied to the lower.
/// </summary>
internal static class HessianPrinter
{
    public static void Print(CodeWriter writer, MethodModel method, Function gradient, Function product)
    {
        var dense = new DenseMethod(method, product, "Hessian", ParameterRole.Primal, ParameterRole.Gradient);
        DenseCells cells = dense.Columns;
        string count = dense.Unique("count");
        dense.Open(writer, Documentation.Hessian(method));
        writer.Line($"int {count} = {cells.Count};");
        dense.Check(writer, count, count);
        var entries = new DenseEntries(writer, dense);
        Dictionary<Parameter, string> tangents = DeclareTangents(writer, dense);
        dense.Call(writer, dense.ResultType + " " + dense.Value + " = ", gradient, _ => "");
        foreach (Parameter along in cells.Parameters)
        {
            DenseLoop.Open(writer, dense, along, cells, out string position, out string index);
            string row = dense.DeclareRow(writer, along.Name, position, count);
            SetTangent(writer, tangents, along, index, true);
            entries.Restore(writer);
            dense.Call(writer, "", product, p => Argument(p, along, row));
            SetTangent(writer, tangents, along, index, false);
            DenseLoop.Close(writer, along);
        }

        writer.Line("");
        writer.Line($"global::AutoDiffDSL.Numerics.SymmetricMatrix.MirrorUpper({dense.Matrix}, {count});");
        writer.Line($"return {dense.Value};");
        writer.Close();

        string Argument(Parameter parameter, Parameter along, string row)
        {
            Parameter primal = method.Primal.Signature[parameter.Primal];
            if (parameter.Role != ParameterRole.Tangent)
            {
                return (primal.Type.IsScalar ? "out " : "") + cells.Part(primal, row);
            }

            return tangents.TryGetValue(primal, out string tangent) ? tangent : DenseMethod.Unit(parameter, primal == along);
        }
    }

    /// <summary>A direction for each span, zero to begin with.</summary>
    private static Dictionary<Parameter, string> DeclareTangents(CodeWriter writer, DenseMethod dense)
    {
        var tangents = new Dictionary<Parameter, string>();
        Parameter[] spans = [.. dense.Columns.Parameters.Where(p => !p.Type.IsScalar)];
        if (spans.Length > 0)
        {
            string workspace = dense.Workspace(writer);
            foreach (Parameter span in spans)
            {
                string tangent = dense.Unique(span.Name + "Dot");
                string length = Identifiers.Escape(span.Name) + ".Length";
                writer.Line($"{dense.Span} {tangent} = {workspace}.Zeros<{dense.Element}>({length});");
                tangents.Add(span, tangent);
            }
        }

        return tangents;
    }

    private static void SetTangent(
        CodeWriter writer, Dictionary<Parameter, string> tangents, Parameter along, string index, bool isOne)
    {
        if (tangents.TryGetValue(along, out string tangent))
        {
            writer.Line($"{tangent}[{index}] = {DenseMethod.Unit(along, isOne)};");
        }
    }
}
