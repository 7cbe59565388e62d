namespace AutoDiffDSL.Benchmarks.Programs;

/// <summary>Mean logistic loss of a linear classifier; one row of <c>x</c> and one label in {-1, 1} a sample.</summary>
public static partial class LogisticRegression
{
    [Differentiable]
    public static double Loss(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> x, [NoDerivative] ReadOnlySpan<double> label)
    {
        double loss = 0;
        for (int sample = 0; sample < label.Length; sample++)
        {
            ReadOnlySpan<double> row = x.Slice(sample * w.Length, w.Length);
            double margin = 0;
            for (int i = 0; i < w.Length; i++) margin += w[i] * row[i];
            loss += Math.Log(1 + Math.Exp(-label[sample] * margin));
        }

        return loss / label.Length;
    }

    /// <summary>One pass over the data: the margin's adjoint is known as soon as the margin is.</summary>
    public static double LossByHand(
        ReadOnlySpan<double> w, ReadOnlySpan<double> x, ReadOnlySpan<double> label, Span<double> gradient)
    {
        gradient.Clear();
        double loss = 0, share = 1.0 / label.Length;
        for (int sample = 0; sample < label.Length; sample++)
        {
            ReadOnlySpan<double> row = x.Slice(sample * w.Length, w.Length);
            double margin = 0;
            for (int i = 0; i < w.Length; i++) margin += w[i] * row[i];
            double odds = Math.Exp(-label[sample] * margin);
            loss += Math.Log(1 + odds);
            double marginBar = -label[sample] * odds / (1 + odds) * share;
            for (int i = 0; i < gradient.Length; i++) gradient[i] += marginBar * row[i];
        }

        return loss * share;
    }
}
