using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Filters, chains and prices: recursions over time.</summary>
public static partial class Statistics
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, Reduction)]
    [Length("observations", 6)]
    [Domain("processNoise", 0.1, 0.5)]
    [Domain("measurementNoise", 0.5, 1)]
    public static double KalmanLogLikelihood(
        [NoDerivative] ReadOnlySpan<double> observations, double drift, double processNoise, double measurementNoise)
    {
        double mean = 0, variance = 1, logLikelihood = 0;
        for (int t = 0; t < observations.Length; t++)
        {
            mean = drift * mean;
            variance = drift * drift * variance + processNoise;
            double innovation = observations[t] - mean;
            double spread = variance + measurementNoise;
            double gain = variance / spread;
            mean += gain * innovation;
            variance *= 1 - gain;
            logLikelihood -= 0.5 * (Math.Log(2 * Math.PI * spread) + innovation * innovation / spread);
        }

        return logLikelihood;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, BufferSwap, DataDrivenIndex)]
    [Length("transition", 9)]
    [Domain("transition", 0.2, 1)]
    [Length("emission", 6)]
    [Domain("emission", 0.2, 1)]
    [Value("symbols", 0, 1, 1, 0, 1)]
    public static double HiddenMarkovForward(
        ReadOnlySpan<double> transition, ReadOnlySpan<double> emission, ReadOnlySpan<int> symbols)
    {
        const int States = 3;
        double[] forward = new double[States];
        for (int s = 0; s < States; s++) forward[s] = emission[2 * s + symbols[0]] / States;
        double logLikelihood = 0;
        for (int t = 1; t < symbols.Length; t++)
        {
            double[] next = new double[States];
            double total = 0;
            for (int s = 0; s < States; s++)
            {
                for (int r = 0; r < States; r++) next[s] += forward[r] * transition[r * States + s];
                next[s] *= emission[2 * s + symbols[t]];
                total += next[s];
            }

            for (int s = 0; s < States; s++) next[s] /= total;
            logLikelihood += Math.Log(total);
            forward = next;
        }

        return logLikelihood;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, InPlace, DownLoop, ConditionalStore)]
    [Domain("spot", 98, 102)]
    [Domain("volatility", 0.25, 0.3)]
    [Domain("rate", 0.02, 0.04)]
    [Value("strike", 101.3)]
    [Value("steps", 6)]
    public static double BinomialOption(
        double spot, double volatility, double rate, [NoDerivative] double strike, int steps)
    {
        double up = Math.Exp(volatility * Math.Sqrt(1.0 / steps));
        double down = 1 / up;
        double discount = Math.Exp(-rate / steps);
        double probability = (1 / discount - down) / (up - down);
        Span<double> value = stackalloc double[steps + 1];
        double price = spot;
        for (int i = 0; i < steps; i++) price *= down;
        for (int i = 0; i <= steps; i++)
        {
            value[i] = price > strike ? price - strike : 0;
            price *= up * up;
        }

        for (int step = steps; step > 0; step--)
            for (int i = 0; i < step; i++)
                value[i] = discount * (probability * value[i + 1] + (1 - probability) * value[i]);
        return value[0];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, Reduction)]
    [Length("prices", 7)]
    [Domain("decay", 0.2, 0.8)]
    public static double ExponentialMovingAverage(ReadOnlySpan<double> prices, double decay)
    {
        double average = prices[0], deviation = 0;
        for (int t = 1; t < prices.Length; t++)
        {
            average = decay * average + (1 - decay) * prices[t];
            deviation += (prices[t] - average) * (prices[t] - average);
        }

        return deviation;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, While, DataDrivenIndex)]
    [Value("knots", 0, 0.5, 1.25, 2, 3)]
    [Length("values", 5)]
    [Length("slopes", 5)]
    [Value("x", 1.6)]
    public static double CubicHermiteSpline(
        [NoDerivative] ReadOnlySpan<double> knots, ReadOnlySpan<double> values, ReadOnlySpan<double> slopes, double x)
    {
        int low = 0, high = knots.Length - 1;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (knots[middle] > x) high = middle;
            else low = middle;
        }

        double width = knots[high] - knots[low];
        double t = (x - knots[low]) / width;
        double s = 1 - t;
        return s * s * (1 + 2 * t) * values[low] + t * t * (3 - 2 * t) * values[high]
            + width * t * s * (s * slopes[low] - t * slopes[high]);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, NestedLoops)]
    [Length("x", 8)]
    [Length("means", 4)]
    [Length("logWeights", 2)]
    public static double GaussianMixtureLogLikelihood(
        [NoDerivative] ReadOnlySpan<double> x,
        ReadOnlySpan<double> means,
        ReadOnlySpan<double> logWeights,
        double logScale)
    {
        Span<double> terms = stackalloc double[logWeights.Length];
        double precision = Math.Exp(-2 * logScale), total = 0;
        for (int sample = 0; sample < x.Length; sample += 2)
        {
            for (int k = 0; k < terms.Length; k++)
            {
                double dx = x[sample] - means[2 * k], dy = x[sample + 1] - means[2 * k + 1];
                terms[k] = logWeights[k] - 0.5 * precision * (dx * dx + dy * dy) - 2 * logScale;
            }

            total += Learning.LogSumExp(terms) - Learning.LogSumExp(logWeights);
        }

        return total;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, SeveralParameters)]
    [Domain("spot", 0.9, 1.1)]
    [Domain("strike", 0.9, 1.1)]
    [Domain("volatility", 0.2, 0.4)]
    [Domain("time", 0.5, 2)]
    [Domain("rate", 0.01, 0.05)]
    public static double BlackScholesCall(double spot, double strike, double volatility, double time, double rate)
    {
        double deviation = volatility * Math.Sqrt(time);
        double d1 = (Math.Log(spot / strike) + (rate + 0.5 * volatility * volatility) * time) / deviation;
        double d2 = d1 - deviation;
        return spot * NormalDistribution(d1) - strike * Math.Exp(-rate * time) * NormalDistribution(d2);
    }

    /// <summary>Zelen and Severo (1964), 26.2.17 in Abramowitz and Stegun.</summary>
    private static double NormalDistribution(double x)
    {
        if (x < 0) return 1 - NormalDistributionAboveZero(-x);
        return NormalDistributionAboveZero(x);
    }

    private static double NormalDistributionAboveZero(double x)
    {
        double t = 1 / (1 + 0.2316419 * x);
        double sum = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI) * sum;
    }
}
