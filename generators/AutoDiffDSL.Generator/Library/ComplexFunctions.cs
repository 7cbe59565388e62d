using System;
using System.Numerics;

namespace AutoDiffDSL.Library;

/// <summary>Stands for <see cref="Complex"/>.</summary>
internal static class ComplexFunctions
{
    public static Complex Zero() => new Complex(0, 0);

    public static Complex One() => new Complex(1, 0);

    public static Complex ImaginaryOne() => new Complex(0, 1);

    public static Complex Implicit(double value) => new Complex(value, 0);

    public static Complex Implicit(float value) => new Complex(value, 0);

    public static Complex Implicit(int value) => new Complex(value, 0);

    public static Complex Implicit(long value) => new Complex(value, 0);

    public static Complex Implicit(short value) => new Complex(value, 0);

    public static Complex Implicit(sbyte value) => new Complex(value, 0);

    public static Complex Implicit(ushort value) => new Complex(value, 0);

    public static Complex Implicit(uint value) => new Complex(value, 0);

    public static Complex Implicit(ulong value) => new Complex(value, 0);

    public static Complex Implicit(nint value) => new Complex(value, 0);

    public static Complex Implicit(byte value) => new Complex(value, 0);

    public static Complex NaN() => new Complex(double.NaN, double.NaN);

    public static Complex Infinity() => new Complex(double.PositiveInfinity, double.PositiveInfinity);

    public static Complex UnaryPlus(Complex z) => z;

    public static Complex Increment(Complex z) => new Complex(z.Real + 1, z.Imaginary);

    public static Complex Decrement(Complex z) => new Complex(z.Real - 1, z.Imaginary);

    public static Complex UnaryNegation(Complex z) => new Complex(-z.Real, -z.Imaginary);

    public static Complex Negate(Complex z) => new Complex(-z.Real, -z.Imaginary);

    public static Complex Addition(Complex a, Complex b) => new Complex(a.Real + b.Real, a.Imaginary + b.Imaginary);

    public static Complex Addition(Complex a, double b) => new Complex(a.Real + b, a.Imaginary);

    public static Complex Addition(double a, Complex b) => new Complex(a + b.Real, b.Imaginary);

    public static Complex Subtraction(Complex a, Complex b) => new Complex(a.Real - b.Real, a.Imaginary - b.Imaginary);

    public static Complex Subtraction(Complex a, double b) => new Complex(a.Real - b, a.Imaginary);

    public static Complex Subtraction(double a, Complex b) => new Complex(a - b.Real, -b.Imaginary);

    public static Complex Multiply(Complex a, Complex b) => new Complex(
        a.Real * b.Real - a.Imaginary * b.Imaginary, a.Imaginary * b.Real + a.Real * b.Imaginary);

    public static Complex Multiply(Complex a, double b) => new Complex(a.Real * b, a.Imaginary * b);

    public static Complex Multiply(double a, Complex b) => new Complex(a * b.Real, a * b.Imaginary);

    // Smith, Algorithm 116: Complex Division, CACM 5 (1962)
    public static Complex Division(Complex a, Complex b)
    {
        if (Math.Abs(b.Imaginary) < Math.Abs(b.Real))
        {
            double ratio = b.Imaginary / b.Real;
            double denominator = b.Real + b.Imaginary * ratio;
            return new Complex(
                (a.Real + a.Imaginary * ratio) / denominator, (a.Imaginary - a.Real * ratio) / denominator);
        }
        else
        {
            double ratio = b.Real / b.Imaginary;
            double denominator = b.Imaginary + b.Real * ratio;
            return new Complex(
                (a.Imaginary + a.Real * ratio) / denominator, (-a.Real + a.Imaginary * ratio) / denominator);
        }
    }

    public static Complex Division(Complex a, double b) => b == 0
        ? new Complex(double.NaN, double.NaN)
        : new Complex(a.Real / b, a.Imaginary / b);

    public static Complex Division(double a, Complex b)
    {
        if (Math.Abs(b.Imaginary) < Math.Abs(b.Real))
        {
            double ratio = b.Imaginary / b.Real;
            double denominator = b.Real + b.Imaginary * ratio;
            return new Complex(a / denominator, -a * ratio / denominator);
        }
        else
        {
            double ratio = b.Real / b.Imaginary;
            double denominator = b.Imaginary + b.Real * ratio;
            return new Complex(a * ratio / denominator, -a / denominator);
        }
    }

    public static bool Equality(Complex a, Complex b) => a.Real == b.Real && a.Imaginary == b.Imaginary;

    public static bool Inequality(Complex a, Complex b) => a.Real != b.Real || a.Imaginary != b.Imaginary;

    public static bool Equals(Complex a, Complex b) => a.Real.Equals(b.Real) && a.Imaginary.Equals(b.Imaginary);

    public static Complex Add(Complex a, Complex b) => Addition(a, b);

    public static Complex Add(Complex a, double b) => Addition(a, b);

    public static Complex Add(double a, Complex b) => Addition(a, b);

    public static Complex Subtract(Complex a, Complex b) => Subtraction(a, b);

    public static Complex Subtract(Complex a, double b) => Subtraction(a, b);

    public static Complex Subtract(double a, Complex b) => Subtraction(a, b);

    public static Complex Divide(Complex a, Complex b) => Division(a, b);

    public static Complex Divide(Complex a, double b) => Division(a, b);

    public static Complex Divide(double a, Complex b) => Division(a, b);

    public static Complex Reciprocal(Complex z) =>
        z.Real == 0 && z.Imaginary == 0 ? new Complex(0, 0) : Division(new Complex(1, 0), z);

    public static Complex Conjugate(Complex z) => new Complex(z.Real, -z.Imaginary);

    public static double Abs(Complex z) => double.Hypot(z.Real, z.Imaginary);

    public static double Magnitude(Complex z) => double.Hypot(z.Real, z.Imaginary);

    public static double Phase(Complex z) => Math.Atan2(z.Imaginary, z.Real);

    public static bool IsNaN(Complex z) => double.IsNaN(z.Real) || double.IsNaN(z.Imaginary);

    public static bool IsComplexNumber(Complex z) => z.Real != 0 && z.Imaginary != 0;

    public static bool IsImaginaryNumber(Complex z) => z.Real == 0 && !double.IsNaN(z.Imaginary);

    public static bool IsRealNumber(Complex z) => z.Imaginary == 0 && !double.IsNaN(z.Real);

    public static bool IsFinite(Complex z) => double.IsFinite(z.Real) && double.IsFinite(z.Imaginary);

    public static bool IsInfinity(Complex z) => double.IsInfinity(z.Real) || double.IsInfinity(z.Imaginary);

    public static Complex FromPolarCoordinates(double magnitude, double phase) =>
        new Complex(magnitude * Math.Cos(phase), magnitude * Math.Sin(phase));

    public static Complex Exp(Complex z)
    {
        double magnitude = Math.Exp(z.Real);
        return new Complex(magnitude * Math.Cos(z.Imaginary), magnitude * Math.Sin(z.Imaginary));
    }

    public static Complex Log(Complex z) => new Complex(Math.Log(Abs(z)), Math.Atan2(z.Imaginary, z.Real));

    public static Complex Log(Complex z, double baseValue) => Division(Log(z), Log(new Complex(baseValue, 0)));

    public static Complex Log10(Complex z) => Multiply(Log(z), 0.43429448190325);

    // Without .NET's special case of the positive axis, in which the imaginary part would not vary.
    public static Complex Sqrt(Complex z)
    {
        if (z.Real == 0 && z.Imaginary == 0)
        {
            return new Complex(Math.Sqrt(z.Real), 0);
        }

        double magnitude = Abs(z);
        if (z.Real >= 0)
        {
            double x = Math.Sqrt((magnitude + z.Real) * 0.5);
            return new Complex(x, z.Imaginary / (2 * x));
        }

        double y = Math.Sqrt((magnitude - z.Real) * 0.5);
        if (z.Imaginary < 0)
        {
            y = -y;
        }

        return new Complex(z.Imaginary / (2 * y), y);
    }

    public static Complex Pow(Complex z, double power) => z.Real == 0 && z.Imaginary == 0
        ? PowerOfZero(z, power)
        : PowerOf(z, new Complex(power, 0));

    public static Complex Pow(Complex z, Complex power) => z.Real == 0 && z.Imaginary == 0
        ? PowerOfZero(z, power.Real)
        : PowerOf(z, power);

    public static Complex Sin(Complex z) =>
        new Complex(Math.Sin(z.Real) * Math.Cosh(z.Imaginary), Math.Cos(z.Real) * Math.Sinh(z.Imaginary));

    public static Complex Cos(Complex z) =>
        new Complex(Math.Cos(z.Real) * Math.Cosh(z.Imaginary), -Math.Sin(z.Real) * Math.Sinh(z.Imaginary));

    public static Complex Tan(Complex z)
    {
        double x = 2 * z.Real;
        double y = 2 * z.Imaginary;
        if (Math.Abs(z.Imaginary) <= 4)
        {
            double sum = Math.Cos(x) + Math.Cosh(y);
            return new Complex(Math.Sin(x) / sum, Math.Sinh(y) / sum);
        }

        double cosh = Math.Cosh(y);
        double scaled = 1 + Math.Cos(x) / cosh;
        return new Complex(Math.Sin(x) / cosh / scaled, Math.Tanh(y) / scaled);
    }

    public static Complex Sinh(Complex z)
    {
        Complex sin = Sin(new Complex(-z.Imaginary, z.Real));
        return new Complex(sin.Imaginary, -sin.Real);
    }

    public static Complex Cosh(Complex z) => Cos(new Complex(-z.Imaginary, z.Real));

    public static Complex Tanh(Complex z)
    {
        Complex tan = Tan(new Complex(-z.Imaginary, z.Real));
        return new Complex(tan.Imaginary, -tan.Real);
    }

    // Both as T. E. Hull, T. F. Fairgrieve and P. T. P. Tang do it ("Implementing the complex arcsine and arccosine
    // functions using exception handling", ACM TOMS 23, 1997). On the axes the sign of zero decides: there the values
    // are .NET's, and the derivatives those of the side that the value belongs to.
    public static Complex Asin(Complex z)
    {
        (double real, double imaginary) = ArcsineParts(z, isCosine: false);
        return new Complex(z.Real < 0 ? -real : real, z.Imaginary < 0 ? -imaginary : imaginary);
    }

    public static Complex Acos(Complex z)
    {
        (double real, double imaginary) = ArcsineParts(z, isCosine: true);
        bool isFlipped = z.Imaginary == 0 && imaginary == 0;
        return new Complex(
            z.Real < 0 ? Math.PI - real : real,
            isFlipped ? 0 - imaginary : z.Imaginary > 0 ? -imaginary : imaginary);
    }

    public static Complex Atan(Complex z)
    {
        Complex turned = Multiply(ImaginaryOne(), z);
        Complex difference = Subtraction(Log(Subtraction(One(), turned)), Log(Addition(One(), turned)));
        return Multiply(Division(ImaginaryOne(), new Complex(2, 0)), difference);
    }

    // Of the first quadrant: the real part of the arcsine or arccosine, and the imaginary part of the arcsine.
    private static (double Real, double Imaginary) ArcsineParts(Complex z, bool isCosine)
    {
        double x = z.Real < 0 ? -z.Real : z.Real;
        double y = z.Imaginary < 0 ? -z.Imaginary : z.Imaginary;
        if (x > 6.703903964971298E+153 || y > 6.703903964971298E+153)
        {
            double ratio = x < y ? x / y : y / x;
            double large = 0.6931471805599453 + Math.Log(x < y ? y : x) + 0.5 * LogOnePlus(ratio * ratio);
            return (isCosine ? Math.Atan(1 / (x / y)) : Math.Atan(x / y), large);
        }

        double right = double.Hypot(x + 1, y);
        double left = double.Hypot(x - 1, y);
        double mean = (right + left) * 0.5;
        double quotient = x / mean;
        double real = quotient <= 0.75
            ? isCosine ? Math.Acos(quotient) : Math.Asin(quotient)
            : NearOne(x, y, right, left, mean, isCosine);
        double imaginary;
        if (mean >= 1.5)
        {
            imaginary = Math.Log(mean + Math.Sqrt((mean - 1) * (mean + 1)));
        }
        else if (x < 1)
        {
            double t = (1 / (right + (x + 1)) + 1 / (left + (1 - x))) * 0.5;
            imaginary = LogOnePlus(y * y * t + y * Math.Sqrt(t * (mean + 1)));
        }
        else
        {
            double excess = (y * y / (right + (x + 1)) + (left + (x - 1))) * 0.5;
            imaginary = LogOnePlus(excess + Math.Sqrt(excess * (mean + 1)));
        }

        return (real, imaginary);
    }

    private static double NearOne(double x, double y, double right, double left, double mean, bool isCosine)
    {
        double tangent;
        double adjacent;
        if (x <= 1)
        {
            double rest = (y * y / (right + (x + 1)) + (left + (1 - x))) * 0.5;
            adjacent = Math.Sqrt((mean + x) * rest);
            tangent = x / adjacent;
        }
        else
        {
            double t = (1 / (right + (x + 1)) + 1 / (left + (x - 1))) * 0.5;
            double root = Math.Sqrt((mean + x) * t);
            adjacent = y * root;
            tangent = x / y / root;
        }

        // The value is .NET's; the derivative is that of the angle, which the tangent of a right angle has not.
        double value = AutoDiff.StopGradient(isCosine ? Math.Atan(1 / tangent) : Math.Atan(tangent));
        double angle = isCosine ? Math.Atan2(adjacent, x) : Math.Atan2(x, adjacent);
        return value - (AutoDiff.StopGradient(angle) - angle);
    }

    // log(1 + x) with the value of .NET's formula, whose own derivative loses digits near zero.
    private static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        double value = AutoDiff.StopGradient(
            sum == 1 ? x : x < 0.75 ? x * Math.Log(sum) / (sum - 1) : Math.Log(sum));
        double plain = double.LogP1(x);
        return value - (AutoDiff.StopGradient(plain) - plain);
    }

    // At zero, where the polar form has no derivative: the whole powers whose first three derivatives are not all zero.
    private static Complex PowerOfZero(Complex z, double power) =>
        power == 0 ? new Complex(1, 0)
        : power == 1 ? z
        : power == 2 ? Multiply(z, z)
        : power == 3 ? Multiply(z, Multiply(z, z))
        : new Complex(0, 0);

    private static Complex PowerOf(Complex z, Complex power)
    {
        double magnitude = Abs(z);
        double phase = Math.Atan2(z.Imaginary, z.Real);
        double angle = power.Real * phase + power.Imaginary * Math.Log(magnitude);
        double scale = Math.Pow(magnitude, power.Real) * Math.Exp(-power.Imaginary * phase);
        return new Complex(scale * Math.Cos(angle), scale * Math.Sin(angle));
    }
}
