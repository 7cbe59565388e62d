using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Dense;

/// <summary>
/// The dense Jacobian: a row is the pullback of one output cell. Backward never makes more calls than forward would,
/// since every output is a scalar or is changed in place, so that it is an input too.
/// </summary>
internal static class JacobianPrinter
{
    public static void Print(CodeWriter writer, MethodModel method, Function pullback)
    {
        var dense = new DenseMethod(method, pullback, "Jacobian", ParameterRole.Primal);
        DenseCells columns = dense.Columns;
        Parameter[] written = [.. method.Primal.Signature.Where(p => p.IsActive && p.IsWritten)];
        var rows = new DenseCells(written, dense.HasResult ? 1 : 0);
        dense.Open(writer, Documentation.Jacobian(method));
        if (written.Length == 0)
        {
            dense.Check(writer, "1", columns.Count);
            writer.Line($"{dense.Matrix}.Clear();");
            dense.Call(writer, "return ", pullback, p => Argument(p, null, dense.Matrix));
            writer.Close();
            return;
        }

        string count = dense.Unique("count");
        writer.Line($"int {count} = {columns.Count};");
        dense.Check(writer, rows.Count, count);
        var entries = new DenseEntries(writer, dense);
        writer.Line($"{dense.Matrix}.Clear();");
        if (dense.HasResult)
        {
            string row = dense.DeclareRow(writer, dense.Value, "0", count);
            dense.Call(writer, dense.ResultType + " " + dense.Value + " = ", pullback, p => Argument(p, null, row));
        }
        else
        {
            // What the method does besides is done even where there is no row.
            string none = dense.Unique("none");
            writer.Line($"{dense.Span} {none} = {dense.Workspace(writer)}.Zeros<{dense.Element}>({count});");
            dense.Call(writer, "", pullback, p => Argument(p, null, none, isSeeded: false));
        }

        foreach (Parameter output in written)
        {
            DenseLoop.Open(writer, dense, output, rows, out string position, out string index);
            string row = dense.DeclareRow(writer, output.Name, position, count);
            if (output.Input >= 0)
            {
                string cell = index.Length > 0 ? columns.Position(output, index) : columns.Offset(output);
                writer.Line($"{row}[{cell}] = {DenseMethod.Unit(output, true)};");
            }

            entries.Restore(writer);
            dense.Call(writer, "", pullback, p => Argument(p, output, row));
            DenseLoop.Close(writer, output);
        }

        if (dense.HasResult)
        {
            writer.Line("");
            writer.Line($"return {dense.Value};");
        }

        writer.Close();

        string Argument(Parameter parameter, Parameter? output, string row, bool isSeeded = true)
        {
            Parameter? primal = parameter.Primal < 0 ? null : method.Primal.Signature[parameter.Primal];
            return primal is null || primal.Input < 0 ? DenseMethod.Unit(parameter, isSeeded && primal == output)
                : (primal.Type.IsScalar ? "ref " : "") + columns.Part(primal, row);
        }
    }
}
