using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Options, as textbooks of quantitative finance price them.</summary>
public static partial class Finance
{
    /// <summary>
    /// The binomial tree of Cox, Ross and Rubinstein (1979), with the right to exercise at every node.
    /// </summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, InPlace, DownLoop, MathFunction)]
    [Domain("spot", 97, 99)]
    [Domain("volatility", 0.25, 0.26)]
    [Domain("rate", 0.05, 0.06)]
    [Value("strike", 101.3)]
    [Value("steps", 7)]
    public static double AmericanPut(
        double spot, double volatility, double rate, [NoDerivative] double strike, int steps)
    {
        double up = Math.Exp(volatility * Math.Sqrt(1.0 / steps));
        double discount = Math.Exp(-rate / steps);
        double probability = (1 / discount - 1 / up) / (up - 1 / up);
        double[] value = new double[steps + 1];
        for (int i = 0; i <= steps; i++)
            value[i] = Math.Max(strike - spot * Math.Pow(up, 2 * i - steps), 0);
        for (int step = steps - 1; step >= 0; step--)
        {
            for (int i = 0; i <= step; i++)
            {
                double held = discount * (probability * value[i + 1] + (1 - probability) * value[i]);
                value[i] = Math.Max(held, strike - spot * Math.Pow(up, 2 * i - step));
            }
        }

        return value[0];
    }

    /// <summary>
    /// A call in Heston's model (1993) by his two integrals, with the characteristic function in the form that keeps to
    /// one branch of the logarithm (Albrecher, Mayer, Schoutens and Tistaert 2007).
    /// </summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, ComplexNumber, Struct, StructMember, Reduction)]
    [Domain("spot", 98, 102)]
    [Domain("variance", 0.04, 0.05)]
    [Domain("reversion", 1.4, 1.6)]
    [Domain("mean", 0.05, 0.06)]
    [Domain("volatility", 0.4, 0.5)]
    [Domain("correlation", -0.7, -0.5)]
    public static double HestonCall(
        double spot, double variance, double reversion, double mean, double volatility, double correlation)
    {
        const double strike = 100, rate = 0.03, maturity = 0.75, width = 1.5;
        var model = new Heston
        {
            Variance = variance,
            Reversion = reversion,
            Mean = mean,
            Volatility = volatility,
            Correlation = correlation,
        };
        double asset = 0, cash = 0;
        for (double u = width / 2; u < 60; u += width)
        {
            Complex turn = Complex.Exp(new Complex(0, -u * Math.Log(strike))) / new Complex(0, u);
            asset += (turn * model.Characteristic(new Complex(u, -1), Math.Log(spot), rate, maturity)).Real * width;
            cash += (turn * model.Characteristic(u, Math.Log(spot), rate, maturity)).Real * width;
        }

        double discount = Math.Exp(-rate * maturity);
        return 0.5 * (spot - strike * discount) + discount / Math.PI * (asset - strike * cash);
    }

    private struct Heston
    {
        public double Variance, Reversion, Mean, Volatility, Correlation;

        /// <summary>The expectation of exp(i u log S) at maturity.</summary>
        public readonly Complex Characteristic(Complex u, double logSpot, double rate, double maturity)
        {
            double squared = Volatility * Volatility;
            Complex iu = Complex.ImaginaryOne * u;
            Complex drift = Reversion - Correlation * Volatility * iu;
            Complex root = Complex.Sqrt(drift * drift + squared * (iu + u * u));
            Complex ratio = (drift - root) / (drift + root), decay = Complex.Exp(-root * maturity);
            Complex level = (drift - root) * maturity - 2 * Complex.Log((1 - ratio * decay) / (1 - ratio));
            Complex slope = (drift - root) * (1 - decay) / (1 - ratio * decay);
            Complex mean = iu * (logSpot + rate * maturity);
            return Complex.Exp(mean + (Reversion * Mean * level + Variance * slope) / squared);
        }
    }

    /// <summary>The present value of a bond, and how far it is from the market's, on a curve of zero rates.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, ForEach, Guard, Reduction)]
    [Length("rates", 4)]
    [Domain("rates", 0.01, 0.05)]
    [Domain("coupon", 0.02, 0.06)]
    public static double BondPricingError(ReadOnlySpan<double> rates, double coupon)
    {
        double present = 0;
        int year = 0;
        foreach (double rate in rates)
        {
            year++;
            double payment = year < rates.Length ? coupon : 1 + coupon;
            present += payment * Math.Exp(-rate * year);
        }

        double error = present - 0.97;
        return error * error;
    }
}
