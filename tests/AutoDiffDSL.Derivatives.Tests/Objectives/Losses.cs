namespace AutoDiffDSL.Derivatives.Tests.Objectives;

/// <summary>Losses whose generated objectives are tested.</summary>
public static partial class Losses
{
    [Loss]
    public static double Squared(
        ReadOnlySpan<double> w, double bias, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] double y)
    {
        double output = bias;
        for (int i = 0; i < w.Length; i++) output += w[i] * x[i];
        return 0.5 * (output - y) * (output - y) * output;
    }

    [Loss]
    public static double Bilinear(
        ReadOnlySpan<double> left, int rows, [NoDerivative] ReadOnlySpan<double> matrix, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < right.Length; j++)
                sum += left[i] * matrix[i * right.Length + j] * right[j];
        return sum * sum;
    }

    [Loss]
    public static double Fitted(ReadOnlySpan<double> w, [NoDerivative] IReadOnlyList<double> targets)
    {
        double sum = 0;
        for (int i = 0; i < targets.Count; i++) sum += 0.5 * (w[i] - targets[i]) * (w[i] - targets[i]);
        return sum;
    }

    [Loss(PerSample = true)]
    public static double Logistic(
        ReadOnlySpan<double> w, double bias, [Sample] ReadOnlySpan<double> x, [Sample] int label)
    {
        double margin = bias;
        for (int i = 0; i < w.Length; i++) margin += w[i] * x[i];
        return Math.Log(1 + Math.Exp(label > 0 ? -margin : margin));
    }

    [Loss(PerSample = true)]
    public static double Penalised(
        ReadOnlySpan<double> w, [Sample] double x, [Sample] double y, [NoDerivative] double penalty)
    {
        double residual = w[0] + w[1] * x - y;
        return 0.5 * residual * residual + penalty * w[1] * w[1] * w[1];
    }
}
