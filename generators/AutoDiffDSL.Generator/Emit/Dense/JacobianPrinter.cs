using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Dense;

/// <summary>
/// The dense Jacobian: a row is the pullback of one output cell. Backward never makes more calls than forward would,
/// since every output is a scalar or a written span, whose cells are inputs too.
/// </summary>
internal static class JacobianPrinter
{
    public static void Print(CodeWriter writer, MethodModel method, Function pullback)
    {
        var dense = new DenseMethod(method, pullback, "Jacobian", ParameterRole.Primal);
        DenseCells columns = dense.Columns;
        Parameter[] written = [.. method.Primal.Signature.Where(p => p.IsActive && IsWritten(p))];
        var rows = new DenseCells(written, dense.HasResult ? 1 : 0);
        dense.Open(writer, Documentation.Jacobian(method));
        if (written.Length == 0)
        {
            dense.Check(writer, "1", columns.Count);
            writer.Line($"{dense.Matrix}.Clear();");
            dense.Call(writer, "return ", pullback, p => Argument(p, "1", dense.Matrix));
            writer.Close();
            return;
        }

        string count = dense.Unique("count");
        writer.Line($"int {count} = {columns.Count};");
        dense.Check(writer, rows.Count, count);
        Dictionary<Parameter, string> entries = SaveEntries(writer, dense);
        writer.Line($"{dense.Matrix}.Clear();");
        if (dense.HasResult)
        {
            string row = dense.DeclareRow(writer, dense.Value, "0", count);
            dense.Call(writer, dense.ResultType + " " + dense.Value + " = ", pullback, p => Argument(p, "1", row));
        }
        else
        {
            // What the method does to spans is done even where no cell has a derivative.
            dense.Call(writer, "", method.Primal, _ => "");
        }

        foreach (Parameter output in written)
        {
            DenseLoop.Open(writer, dense, output, rows, out string position, out string index);
            string row = dense.DeclareRow(writer, output.Name, position, count);
            writer.Line($"{row}[{(index.Length > 0 ? columns.Position(output, index) : columns.Offset(output))}] = 1;");
            Restore(writer, entries);
            dense.Call(writer, "", pullback, p => Argument(p, "0", row));
            DenseLoop.Close(writer, output);
        }

        if (dense.HasResult)
        {
            writer.Line("");
            writer.Line($"return {dense.Value};");
        }

        writer.Close();

        string Argument(Parameter parameter, string seed, string row)
        {
            if (parameter.Primal < 0)
            {
                return seed;
            }

            Parameter primal = method.Primal.Signature[parameter.Primal];
            return (primal.Type.IsScalar ? "ref " : "") + columns.Part(primal, row);
        }
    }

    private static bool IsWritten(Parameter parameter) => parameter.Type.Shape == TypeShape.Buffer;

    private static Dictionary<Parameter, string> SaveEntries(CodeWriter writer, DenseMethod dense)
    {
        var entries = new Dictionary<Parameter, string>();
        Parameter[] written = [.. dense.Method.Primal.Signature.Where(IsWritten)];
        if (written.Length > 0)
        {
            string workspace = dense.OpenWorkspace(writer);
            foreach (Parameter span in written)
            {
                string entry = dense.Unique(span.Name + "Entry");
                string element = span.Type.Element.Spelling();
                string name = Identifiers.Escape(span.Name);
                writer.Line($"global::System.Span<{element}> {entry} = {workspace}.Copy<{element}>({name});");
                entries.Add(span, entry);
            }
        }

        return entries;
    }

    private static void Restore(CodeWriter writer, Dictionary<Parameter, string> entries)
    {
        foreach (KeyValuePair<Parameter, string> entry in entries)
        {
            writer.Line($"{entry.Value}.CopyTo({Identifiers.Escape(entry.Key.Name)});");
        }
    }
}
