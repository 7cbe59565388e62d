namespace AutoDiffDSL.Derivatives.Tests.Objectives;

/// <summary>Losses whose objectives have third derivatives.</summary>
public static partial class ThirdOrderLosses
{
    [Loss(Modes = Modes.Gradient | Modes.Hvp | Modes.Third)]
    public static double Wave(
        ReadOnlySpan<double> w, double bias, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] double y)
    {
        double output = bias;
        for (int i = 0; i < w.Length; i++) output += Math.Sin(w[i] * x[i]);
        return 0.5 * (output - y) * (output - y) * output;
    }

    [Loss(PerSample = true, Modes = Modes.Third)]
    public static double Logistic(
        ReadOnlySpan<double> w, double bias, [Sample] ReadOnlySpan<double> x, [Sample] int label)
    {
        double margin = bias;
        for (int i = 0; i < w.Length; i++) margin += w[i] * x[i];
        return Math.Log(1 + Math.Exp(label > 0 ? -margin : margin));
    }

    [Loss(Modes = Modes.Hvp | Modes.Third)]
    public static float Cubic(float scale, double[] w)
    {
        float sum = 0;
        for (int i = 0; i < w.Length; i++) sum += scale * scale * (float)(w[i] * w[i] * w[i]);
        return sum;
    }

    [Loss]
    public static double Plain(double x) => x * x * x;

    /// <summary>A loss whose third derivative has the name of the objective's member.</summary>
    [Loss(Modes = Modes.Hvp | Modes.Third)]
    public static double ThirdOrderProduct(double x, double y) => x * x * y;
}
