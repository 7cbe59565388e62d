namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>How members of tensors are given lengths and indices: as lists of numbers where they are called.</summary>
internal static class TensorOperands
{
    /// <summary>Functions that a helper method reads all of a tensor by, and all of its elements as an array.</summary>
    public const string Helpers = """
        private static double Read(in ReadOnlyTensorSpan<double> t)
        {
            double s = 10 * t.Rank + 100 * t.Lengths[0], weight = 1;
            foreach (double cell in t) s += (weight += 0.5) * cell;
            return s;
        }

        private static double Read(in ReadOnlyTensorSpan<float> t)
        {
            double s = 10 * t.Rank + 100 * t.Lengths[0], weight = 1;
            foreach (float cell in t) s += (weight += 0.5) * cell;
            return s;
        }

        private static double Read(in ReadOnlyTensorSpan<int> t)
        {
            double s = 10 * t.Rank + 100 * t.Lengths[0], weight = 1;
            foreach (int cell in t) s += (weight += 0.5) * cell;
            return s;
        }

        private static double Read(in ReadOnlyTensorSpan<bool> t)
        {
            double s = 10 * t.Rank + 100 * t.Lengths[0], weight = 1;
            foreach (bool cell in t) s += (weight += 0.5) * (cell ? 1 : 2);
            return s;
        }

        private static T[] Cells<T>(in ReadOnlyTensorSpan<T> t)
        {
            var cells = new T[t.FlattenedLength];
            t.FlattenTo(cells);
            return cells;
        }
        """;

    /// <summary>What is written for an operand; null for one that is no list, or of another type's member.</summary>
    public static string? Of(LibraryOperand operand, LibraryMember member)
    {
        if (!member.Name.Contains("Tensor", StringComparison.Ordinal)) return null;
        if (operand is { Name: "pinned" }) return "false";
        string? items = Spelling.Of(operand.Type) switch
        {
            "ReadOnlySpan<NRange>" => "0..1, ..",
            "ReadOnlySpan<NIndex>" => "^1, ^2",
            "ReadOnlySpan<int>" when operand.Name == "dimensions" => "1, 0",
            "ReadOnlySpan<nint>" => operand.Name switch
            {
                "strides" => "2, 1",
                "lengths" when member.Name.Contains("Reshape", StringComparison.Ordinal) => "3, -1",
                "lengths" => "2, 2",
                _ => "1, 0",
            },
            _ => null,
        };
        return items is null ? null : operand.Passing == "params" ? items : $"[{items}]";
    }
}
