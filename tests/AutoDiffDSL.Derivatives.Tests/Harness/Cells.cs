namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>Moves numbers between packed <c>double</c> vectors and the typed arrays that back arguments.</summary>
public static class Cells
{
    /// <summary>An array of elements with memory for their own arrays.</summary>
    public static Array New(Type element, int count, string path, Func<string, int[]?> lengths)
    {
        Array array = Array.CreateInstance(element, count);
        CellTree tree = CellTree.Of(element);
        for (int i = 0; tree.IsComposite && i < count; i++) array.SetValue(tree.New(path, lengths), i);
        return array;
    }

    /// <summary>Sets what is inactive in structs to a number.</summary>
    public static void WriteConstants(Array target, bool isConstant, double constant = 2)
    {
        CellTree tree = CellTree.Of(target.GetType().GetElementType()!);
        for (int i = 0; tree.IsComposite && i < target.Length; i++)
            target.SetValue(tree.WriteConstants(target.GetValue(i)!, isConstant, constant), i);
    }

    public static void Write(Array target, ReadOnlySpan<double> source)
    {
        CellTree tree = CellTree.Of(target.GetType().GetElementType()!);
        if (tree.IsActive && tree.IsComposite)
        {
            int position = 0;
            double[] cells = source.ToArray();
            for (int i = 0; i < target.Length; i++)
                target.SetValue(tree.Write(target.GetValue(i)!, cells, ref position), i);
            if (position != cells.Length) throw new ArgumentException("lengths differ", nameof(source));
            return;
        }

        if (TensorType.Of(target.GetType().GetElementType()!) is { } tensor)
        {
            Array elements = tensor.Read(target.GetValue(0)!);
            Write(elements, source);
            tensor.Write(target.GetValue(0)!, elements);
            return;
        }

        if (target.Length != source.Length) throw new ArgumentException("lengths differ", nameof(source));
        switch (target)
        {
            case double[] cells:
                source.CopyTo(cells);
                break;
            case float[] cells:
                for (int i = 0; i < cells.Length; i++) cells[i] = (float)source[i];
                break;
            case int[] cells:
                for (int i = 0; i < cells.Length; i++) cells[i] = checked((int)source[i]);
                break;
            case long[] cells:
                for (int i = 0; i < cells.Length; i++) cells[i] = checked((long)source[i]);
                break;
            case nint[] cells:
                for (int i = 0; i < cells.Length; i++) cells[i] = checked((nint)source[i]);
                break;
            case bool[] cells:
                for (int i = 0; i < cells.Length; i++) cells[i] = source[i] != 0;
                break;
            default:
                if (target.GetType().GetElementType() is not { IsEnum: true } type)
                    throw new NotSupportedException($"cells of type {target.GetType()}");
                for (int i = 0; i < target.Length; i++) target.SetValue(Enum.ToObject(type, (long)source[i]), i);
                break;
        }
    }

    public static void Read(Array source, Span<double> target)
    {
        if (target.Length != source.Length) throw new ArgumentException("lengths differ", nameof(target));
        switch (source)
        {
            case double[] cells:
                cells.CopyTo(target);
                break;
            case float[] cells:
                for (int i = 0; i < cells.Length; i++) target[i] = cells[i];
                break;
            default:
                throw new NotSupportedException($"cells of type {source.GetType()}");
        }
    }

    public static double[] Read(Array source)
    {
        CellTree tree = CellTree.Of(source.GetType().GetElementType()!);
        if (tree.IsComposite)
        {
            List<double> found = [];
            foreach (object? item in source) tree.Read(item!, found);
            return [.. found];
        }

        var cells = new double[source.Length];
        Read(source, cells);
        return cells;
    }

    public static void Fill(Array target, double value)
    {
        double[] cells = Read(target);
        Array.Fill(cells, value);
        Write(target, cells);
        WriteConstants(target, isConstant: false, value is double.NaN ? 77 : value);
    }
}
