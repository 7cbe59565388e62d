using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Packing;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Dense;

/// <summary>
/// The dense Jacobian: a row is the pullback of one number that the method returns, hands out or changes. Rows are in
/// this order too: the result first, then the parameters.
/// </summary>
internal sealed class JacobianPrinter
{
    private readonly MethodModel method;
    private readonly Function pullback;
    private readonly DenseMethod dense;
    private readonly Parameter[] outputs;
    private readonly VectorLayout rows;
    private readonly PackedArguments packed;
    private readonly List<Statement> statements = [];

    private JacobianPrinter(MethodModel method, Function pullback)
    {
        this.method = method;
        this.pullback = pullback;
        dense = new DenseMethod(method, pullback, "Jacobian", ParameterRole.Primal);
        outputs = [.. pullback.Signature.Where(p => p.Role == ParameterRole.Adjoint && IsOutput(p))];
        rows = new VectorLayout(outputs, p => DenseMemory.CountOf(dense, p));
        packed = new PackedArguments(new DenseMemory(dense, statements));
    }

    /// <summary>Whether an array is returned, whose length only a call tells.</summary>
    private bool ReturnsArray => outputs.Any(p => p is { Primal: < 0, Type.IsBuffer: true });

    public static void Print(CodeWriter writer, MethodModel method, Function pullback)
    {
        var printer = new JacobianPrinter(method, pullback);
        if (printer.outputs.Length == 1 && printer.outputs[0] is { Primal: < 0, Type.IsScalar: true })
        {
            printer.OneRow();
        }
        else
        {
            printer.Rows();
        }

        printer.dense.Open(writer, Documentation.Jacobian(method), printer.Order());
        ScalarPrinter.Print(writer, printer.statements);
        writer.Close();
    }

    private void OneRow()
    {
        var row = new PackedVector(dense.Matrix, dense.Columns.Kind!.Value, dense.Columns);
        dense.Check(statements, "1", dense.Columns.Count);
        Expression call = dense.Call(pullback, p => IsOutput(p.First)
            ? DenseMethod.Unit(p.First.Type.Element, true)
            : packed.Result(p, row));
        statements.AddRange(packed.Once);
        statements.Add(PackedArguments.Line(dense.Matrix + ".Clear()"));
        statements.AddRange(packed.Before);
        if (packed.After.Count == 0)
        {
            statements.Add(new ReturnStatement(call));
            return;
        }

        statements.Add(new DeclarationStatement(dense.ResultType, dense.Value, call));
        statements.AddRange(packed.After);
        statements.Add(new ReturnStatement(new NameExpression(dense.Value)));
    }

    private void Rows()
    {
        string columns = dense.Unique("columns");
        string count = dense.Unique("rows");
        statements.Add(PackedArguments.Line($"int {columns} = {dense.Columns.Count}"));
        DenseEntries entries;
        if (ReturnsArray)
        {
            entries = new DenseEntries(statements, dense);
            statements.Add(new DeclarationStatement(dense.ResultType, dense.Value, dense.CallPrimal()));
            statements.Add(PackedArguments.Line($"int {count} = {rows.Count}"));
            dense.Check(statements, count, columns);
        }
        else
        {
            statements.Add(PackedArguments.Line($"int {count} = {rows.Count}"));
            dense.Check(statements, count, columns);
            entries = new DenseEntries(statements, dense);
        }

        DenseVector seed = DenseVector.Declare(statements, dense, "seed", count, rows);
        var row = new PackedVector(dense.Unique("row"), seed.Packed.Element, dense.Columns);
        Expression call = dense.Call(pullback, p => IsInput(p)
            ? packed.Result(p, row, seed.Packed)
            : packed.Value(p, seed.Packed));
        statements.AddRange(packed.Once);
        statements.Add(PackedArguments.Line(dense.Matrix + ".Clear()"));
        Start(count);
        bool keepsValue = dense.HasResult && !ReturnsArray;
        statements.Add(dense.Rows(count,
        [
            seed.Set(true),
            dense.Row(row.Name, columns),
            .. entries.Restore(),
            .. packed.Before,
            keepsValue
                ? new AssignmentStatement(new NameExpression(dense.Value), "=", call)
                : new ExpressionStatement(call),
            .. packed.After,
            seed.Set(false),
        ]));
        if (dense.HasResult)
        {
            statements.Add(new ReturnStatement(new NameExpression(dense.Value)));
        }
    }

    /// <summary>What holds before the first row, or where there is none.</summary>
    private void Start(string count)
    {
        if (ReturnsArray)
        {
            return;
        }

        if (dense.HasResult)
        {
            statements.Add(new DeclarationStatement(dense.ResultType, dense.Value, new NameExpression("default")));
        }

        // C# does not see that there is a row; where there may be none, the method does all the same what it does.
        statements.AddRange(DeclaredParameter.Of(method.Primal)
            .Where(p => p.Passing == Passing.Out)
            .Select(p => PackedArguments.Line(Identifiers.Escape(p.Name) + " = default")));
        if (!rows.IsNeverEmpty)
        {
            Statement[] once = [new ExpressionStatement(dense.CallPrimal())];
            statements.Add(new IfStatement(new NameExpression(count + " == 0"), once, []));
        }
    }

    private string? Order()
    {
        if (!method.Primal.Signature.Any(p => p.IsActive && p.Part is not null))
        {
            return null;
        }

        IEnumerable<Parameter> primal = outputs.Select(p => p.Primal < 0 ? p : method.Primal.Signature[p.Primal]);
        var layout = new VectorLayout(primal, p => DenseMemory.CountOf(dense, p));
        string columns = LayoutText.Of(dense.Columns, "");
        return $"Rows in order: {LayoutText.Of(layout, "result")}. Columns in order: {columns}.";
    }

    /// <summary>
    /// Whether an adjoint goes in as that of an output. Elements of a span that are structs are outputs as a whole,
    /// however they lie in memory.
    /// </summary>
    private bool IsOutput(Parameter adjoint) => adjoint.Primal < 0
        || ParameterNames.SameMemory(method.Primal, method.Primal.Signature[adjoint.Primal])
            .Any(p => p is { IsActive: true, IsWritten: true });

    /// <summary>Whether an adjoint says how the outputs change with a parameter that goes in.</summary>
    private bool IsInput(DeclaredParameter adjoint) =>
        adjoint.First.Primal >= 0 && method.Primal.Signature[adjoint.First.Primal].Input >= 0;
}
