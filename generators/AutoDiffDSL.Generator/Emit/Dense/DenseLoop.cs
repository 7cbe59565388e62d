using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Dense;

/// <summary>What is done for each cell of a parameter: a loop for a span, once for a scalar.</summary>
internal static class DenseLoop
{
    /// <param name="writer">Where to.</param>
    /// <param name="dense">The method.</param>
    /// <param name="parameter">The parameter whose cells are meant.</param>
    /// <param name="cells">The cells that it is among.</param>
    /// <param name="position">The cell's position among them, as a factor in C#.</param>
    /// <param name="index">The cell's index in the span; empty for a scalar.</param>
    public static void Open(
        CodeWriter writer,
        DenseMethod dense,
        Parameter parameter,
        DenseCells cells,
        out string position,
        out string index)
    {
        writer.Line("");
        index = "";
        position = cells.Offset(parameter);
        if (!parameter.Type.IsScalar)
        {
            index = dense.Index;
            position = cells.Position(parameter, index);
            writer.Line($"for (int {index} = 0; {index} < {Identifiers.Escape(parameter.Name)}.Length; {index}++)");
            writer.Open();
        }

        position = position.IndexOf(' ') >= 0 ? "(" + position + ")" : position;
    }

    public static void Close(CodeWriter writer, Parameter parameter)
    {
        if (!parameter.Type.IsScalar)
        {
            writer.Close();
        }
    }
}
