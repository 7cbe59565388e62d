using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Single precision, and changes between precisions.</summary>
public static partial class SinglePrecisionMethods
{
    [Differentiable(Modes = Modes.All)]
    [Feature(SinglePrecision)]
    public static float Quartic(float x) => x * x * x * x - 0.5f * x * x + 1;

    [Differentiable(Modes = Modes.All)]
    [Feature(SinglePrecision, Reduction)]
    public static float Energy(ReadOnlySpan<float> x, float scale)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++) sum += MathF.Exp(scale * x[i]) * x[i];
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SinglePrecision, MutationInLoop, Branch)]
    [Length("x", 4)]
    [Value("x", 0.5, -0.25, 0.75, 0.375)]
    public static float SmoothedInPlace(ReadOnlySpan<float> x)
    {
        Span<float> y = stackalloc float[4];
        for (int i = 0; i < 4; i++) y[i] = x[i] > 0 ? x[i] : x[i] * 0.1f;
        for (int i = 1; i < 4; i++) y[i] += y[i - 1] * y[i];
        return y[3] * y[1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(MixedPrecision)]
    public static double SumInDouble(ReadOnlySpan<float> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += (double)x[i] * x[i];
        return Math.Sqrt(1 + sum);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(MixedPrecision)]
    public static float RoundedToSingle(double x, float y)
    {
        float single = (float)(x * x);
        double wide = single * y;
        return (float)Math.Sin(wide) + single;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(MixedPrecision)]
    public static double FloatWeightsDoubleInput(float[] w, [NoDerivative] ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++) sum += Math.Tanh(w[i] * x[i]);
        return sum * sum;
    }
}
