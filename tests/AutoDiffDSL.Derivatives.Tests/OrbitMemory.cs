namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>
/// One function, 4096 steps of a map, with its tape as written, in 64 pieces, and in pieces of pieces.
/// </summary>
public static partial class OrbitMemory
{
    [Differentiable(Modes = Modes.Gradient)]
    public static double Plain(double x, ReadOnlySpan<double> w)
    {
        for (int i = 0; i < 64; i++)
        {
            for (int j = 0; j < 64; j++) x = Math.Sin(w[j] * x) + 0.1 * Math.Cos(x * i);
        }

        return x;
    }

    [Differentiable(Modes = Modes.Gradient)]
    public static double Checkpointed(double x, ReadOnlySpan<double> w)
    {
        for (int i = 0; i < 64; i++) x = Steps(x, w, i);
        return x;
    }

    [Differentiable(Modes = Modes.Gradient)]
    public static double Nested(double x, ReadOnlySpan<double> w)
    {
        for (int i = 0; i < 8; i++) x = EightTimes(x, w, 8 * i);
        return x;
    }

    [Checkpoint]
    private static double EightTimes(double x, ReadOnlySpan<double> w, int first)
    {
        for (int i = first; i < first + 8; i++) x = EightPieces(x, w, i);
        return x;
    }

    [Checkpoint]
    private static double EightPieces(double x, ReadOnlySpan<double> w, int i)
    {
        for (int piece = 0; piece < w.Length; piece += 8)
            x = Steps(x, w.Slice(piece, Math.Min(8, w.Length - piece)), i);
        return x;
    }

    [Checkpoint]
    private static double Steps(double x, ReadOnlySpan<double> w, int i)
    {
        for (int j = 0; j < w.Length; j++) x = Math.Sin(w[j] * x) + 0.1 * Math.Cos(x * i);
        return x;
    }
}
