namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>Moves numbers between packed <c>double</c> vectors and the typed arrays that back arguments.</summary>
public static class Cells
{
    public static void Write(Array target, ReadOnlySpan<double> source)
    {
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
            case bool[] cells:
                for (int i = 0; i < cells.Length; i++) cells[i] = source[i] != 0;
                break;
            default:
                throw new NotSupportedException($"cells of type {target.GetType()}");
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
        var cells = new double[source.Length];
        Read(source, cells);
        return cells;
    }

    public static void Fill(Array target, double value)
    {
        var cells = new double[target.Length];
        Array.Fill(cells, value);
        Write(target, cells);
    }
}
