using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Packing;
using AutoDiffDSL.Generator.Emit.Syntax;
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
        string count = dense.Unique("count");
        List<Statement> statements = [];
        statements.Add(PackedArguments.Line($"int {count} = {dense.Columns.Count}"));
        dense.Check(statements, count, count);
        var entries = new DenseEntries(statements, dense);
        var memory = new DenseMemory(dense, statements);
        DenseVector direction = DenseVector.Declare(statements, dense, "direction", count, dense.Columns);
        PackedVector row = new(dense.Unique("row"), direction.Packed.Element, dense.Columns);
        var packed = new PackedArguments(memory);
        Expression call = dense.Call(product, p => p.Role == ParameterRole.Tangent
            ? packed.Value(p, direction.Packed)
            : packed.Result(p, row));
        statements.AddRange(packed.Once);
        statements.Add(new DeclarationStatement(dense.ResultType, dense.Value, dense.Call(gradient, _ => "")));
        statements.Add(dense.Rows(count,
        [
            direction.Set(true),
            dense.Row(row.Name, count),
            .. entries.Restore(),
            .. packed.Before,
            new ExpressionStatement(call),
            .. packed.After,
            direction.Set(false),
        ]));
        statements.Add(PackedArguments.Line(
            $"global::AutoDiffDSL.Numerics.SymmetricMatrix.MirrorUpper({dense.Matrix}, {count})"));
        statements.Add(new ReturnStatement(new NameExpression(dense.Value)));

        string? order = method.Primal.Signature.Any(p => p.IsActive && p.Part is not null)
            ? "Rows and columns in order: " + LayoutText.Of(dense.Columns, "") + "."
            : null;
        dense.Open(writer, Documentation.Hessian(method), order);
        ScalarPrinter.Print(writer, statements);
        writer.Close();
    }
}
