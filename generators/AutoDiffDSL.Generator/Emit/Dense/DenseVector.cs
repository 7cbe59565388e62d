using System.Collections.Generic;
using AutoDiffDSL.Generator.Emit.Packing;
using AutoDiffDSL.Generator.Emit.Syntax;

namespace AutoDiffDSL.Generator.Emit.Dense;

/// <summary>The unit vector of the row that a dense method is at.</summary>
/// <param name="Dense">The method.</param>
/// <param name="Packed">The vector.</param>
internal sealed record DenseVector(DenseMethod Dense, PackedVector Packed)
{
    public static DenseVector Declare(
        List<Statement> statements, DenseMethod dense, string wanted, string count, VectorLayout layout)
    {
        string workspace = dense.Workspace(statements);
        string name = dense.Unique(wanted);
        statements.Add(PackedArguments.Line($"{dense.Span} {name} = {workspace}.Zeros<{dense.Element}>({count})"));
        return new DenseVector(dense, new PackedVector(name, dense.Columns.Kind!.Value, layout));
    }

    /// <summary>Makes it the unit vector of the row, or zero again.</summary>
    public Statement Set(bool isOne) => PackedArguments.Line(
        $"{Packed.Name}[{Dense.Index}] = {DenseMethod.Unit(Packed.Element, isOne)}");
}
