using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Complex numbers of .NET.</summary>
public static partial class ComplexNumbers
{
    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexNumber)]
    public static double ComplexOperators(double x, double y)
    {
        var z = new Complex(x + 2, y);
        Complex w = z * z - 3 / z + Complex.ImaginaryOne * y;
        w /= 1 + z;
        return w.Real * w.Imaginary + Complex.Abs(w - 0.5) + (-w).Phase;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexNumber, MathFunction)]
    public static double ComplexFunctions(double x, double y)
    {
        var z = new Complex(x, y + 2);
        Complex w = Complex.Exp(z * 0.5) + Complex.Log(z) * Complex.Sin(z) - Complex.Cosh(z) / Complex.Sqrt(z);
        w += Complex.Pow(z, 1.5) + Complex.Pow(z, new Complex(x, 0.3)) + Complex.Tan(z) + Complex.Atan(z * 0.2);
        return w.Real + 0.5 * w.Imaginary * w.Imaginary;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexNumber)]
    public static double ComplexCounting(double x, double y)
    {
        var z = new Complex(x, y);
        Complex w = +z++ * z--;
        w *= z.Equals(w) ? Complex.NaN : z + 2u;
        return w.Real * w.Imaginary;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexNumber, MathFunction)]
    [Domain("x", -1.8, 1.8)]
    [Domain("y", -1.8, 1.8)]
    public static double InverseSines(double x, double y)
    {
        var z = new Complex(x, y);
        Complex w = Complex.Asin(z) * Complex.Acos(z * 0.5) + Complex.Log(Complex.Asin(z), 2.5);
        w += Complex.Log10(2 + Complex.Acos(Complex.Reciprocal(z)));
        return w.Real * w.Imaginary + Complex.Asin(w * 2).Imaginary;
    }

    /// <summary>
    /// On the real axis the imaginary part varies, though the absolute value that .NET takes has a kink.
    /// </summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexNumber)]
    [Value("x", 0.4)]
    [Value("y", 0)]
    [Points(1)]
    public static double InverseSinesOnTheAxes(double x, double y) =>
        Complex.Asin(new Complex(x, y)).Imaginary + 2 * Complex.Acos(new Complex(x, y)).Imaginary
        + Complex.Asin(new Complex(y, x)).Real * 3 + Complex.Acos(new Complex(y, 1 + x)).Real
        + Complex.Asin(new Complex(x + 0.45, y)).Imaginary + Complex.Asin(new Complex(1e-9 + x * y, x)).Real;

    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexNumber, Reduction)]
    [Length("w", 6)]
    public static double InverseSinesInALoop(ReadOnlySpan<double> w)
    {
        Complex sum = Complex.FromPolarCoordinates(1 + w[0] * w[0], w[1]);
        for (int i = 0; i < w.Length; i += 2)
        {
            var z = new Complex(w[i] * 3, w[i + 1] + 2);
            sum = Complex.IsRealNumber(z) ? sum : sum * Complex.Acos(z) - Complex.Asin(Complex.Conjugate(z)) / sum;
        }

        return sum.Magnitude;
    }

    /// <summary>On the positive axis the imaginary part of a root still varies.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexNumber)]
    [Value("x", 2.25)]
    [Value("y", 0)]
    [Points(1)]
    public static double RootOnThePositiveAxis(double x, double y)
    {
        Complex root = Complex.Sqrt(new Complex(x, y));
        Complex power = Complex.Pow(new Complex(y, y), 2.0);
        return root.Real + 3 * root.Imaginary + root.Imaginary * root.Imaginary + power.Imaginary;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexNumber, StructBuffer, NestedLoops)]
    [Length("x", 8)]
    public static double FourierTransform(ReadOnlySpan<double> x)
    {
        Span<Complex> f = new Complex[x.Length];
        for (int i = 0; i < f.Length; i++) f[Reverse(i)] = x[i];
        for (int size = 2; size <= f.Length; size *= 2)
        {
            Complex step = Complex.FromPolarCoordinates(1, -2 * Math.PI / size);
            for (int start = 0; start < f.Length; start += size)
            {
                Complex turn = Complex.One;
                for (int k = start; k < start + size / 2; k++)
                {
                    Complex even = f[k], odd = turn * f[k + size / 2];
                    f[k] = even + odd;
                    f[k + size / 2] = even - odd;
                    turn *= step;
                }
            }
        }

        double s = 0;
        for (int i = 0; i < f.Length; i++) s += f[i].Magnitude * f[i].Magnitude * i + f[i].Imaginary;
        return s;
    }

    /// <summary>The characteristic function of Heston's model in the stable form of Albrecher et al. (2007).</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexNumber, Program)]
    [Domain("kappa", 1, 2)]
    [Domain("theta", 0.02, 0.1)]
    [Domain("sigma", 0.2, 0.6)]
    [Domain("rho", -0.8, -0.2)]
    [Domain("v", 0.02, 0.1)]
    public static double HestonCharacteristicFunction(
        double kappa, double theta, double sigma, double rho, double v, [NoDerivative] double u)
    {
        double t = 0.75;
        var iu = new Complex(0, u + 2.5);
        Complex b = kappa - rho * sigma * iu;
        Complex d = Complex.Sqrt(b * b + sigma * sigma * (iu - iu * iu));
        Complex g = (b - d) / (b + d);
        Complex e = Complex.Exp(-d * t);
        Complex c = kappa * theta / (sigma * sigma) * ((b - d) * t - 2 * Complex.Log((1 - g * e) / (1 - g)));
        Complex phi = Complex.Exp(c + v * (b - d) * (1 - e) / (sigma * sigma * (1 - g * e)));
        return phi.Real + 0.5 * phi.Imaginary;
    }

    private static int Reverse(int i) => (i & 1) * 4 + (i & 2) + i / 4;
}
