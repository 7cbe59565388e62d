namespace AutoDiffDSL.Optimizers.Tests.Nist;

/// <summary>
/// The models of NIST's nonlinear regression sets, residual = model - observation; derivatives are generated. Data sets
/// that have one model share its method.
/// </summary>
internal static partial class NistModels
{
    /// <summary>Misra1a and BoxBOD: b1 (1 - exp(-b2 x)).</summary>
    [Differentiable]
    public static void Saturation(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] * (1 - Math.Exp(-b[1] * x[i])) - y[i];
    }

    /// <summary>b1 (1 - (1 + b2 x / 2)^-2).</summary>
    [Differentiable]
    public static void Misra1b(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] * (1 - Math.Pow(1 + b[1] * x[i] / 2, -2)) - y[i];
    }

    /// <summary>b1 (1 - (1 + 2 b2 x)^-1/2).</summary>
    [Differentiable]
    public static void Misra1c(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] * (1 - Math.Pow(1 + 2 * b[1] * x[i], -0.5)) - y[i];
    }

    /// <summary>b1 b2 x / (1 + b2 x).</summary>
    [Differentiable]
    public static void Misra1d(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] * b[1] * x[i] / (1 + b[1] * x[i]) - y[i];
    }

    /// <summary>exp(-b1 x) / (b2 + b3 x).</summary>
    [Differentiable]
    public static void Chwirut(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = Math.Exp(-b[0] * x[i]) / (b[1] + b[2] * x[i]) - y[i];
    }

    /// <summary>b1 x^b2.</summary>
    [Differentiable]
    public static void DanWood(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] * Math.Pow(x[i], b[1]) - y[i];
    }

    /// <summary>b1 (b2 + x)^(-1/b3).</summary>
    [Differentiable]
    public static void Bennett5(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] * Math.Pow(b[1] + x[i], -1 / b[2]) - y[i];
    }

    /// <summary>A Gaussian: b1/b2 exp(-((x - b3)/b2)^2 / 2).</summary>
    [Differentiable]
    public static void Eckerle4(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] / b[1] * Math.Exp(-0.5 * ((x[i] - b[2]) / b[1]) * ((x[i] - b[2]) / b[1])) - y[i];
    }

    /// <summary>b1 (x^2 + b2 x) / (x^2 + b3 x + b4).</summary>
    [Differentiable]
    public static void MGH09(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] * (x[i] * x[i] + x[i] * b[1]) / (x[i] * x[i] + x[i] * b[2] + b[3]) - y[i];
    }

    /// <summary>b1 exp(b2 / (x + b3)).</summary>
    [Differentiable]
    public static void MGH10(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] * Math.Exp(b[1] / (x[i] + b[2])) - y[i];
    }

    /// <summary>b1 + b2 exp(-b4 x) + b3 exp(-b5 x).</summary>
    [Differentiable]
    public static void MGH17(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] + b[1] * Math.Exp(-x[i] * b[3]) + b[2] * Math.Exp(-x[i] * b[4]) - y[i];
    }

    /// <summary>b1 / (1 + exp(b2 - b3 x)).</summary>
    [Differentiable]
    public static void Rat42(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] / (1 + Math.Exp(b[1] - b[2] * x[i])) - y[i];
    }

    /// <summary>b1 / (1 + exp(b2 - b3 x))^(1/b4).</summary>
    [Differentiable]
    public static void Rat43(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] / Math.Pow(1 + Math.Exp(b[1] - b[2] * x[i]), 1 / b[3]) - y[i];
    }

    /// <summary>b1 - b2 x - arctan(b3 / (x - b4)) / pi.</summary>
    [Differentiable]
    public static void Roszman1(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] - b[1] * x[i] - Math.Atan(b[2] / (x[i] - b[3])) / Math.PI - y[i];
    }

    /// <summary>Lanczos1 to 3: b1 exp(-b2 x) + b3 exp(-b4 x) + b5 exp(-b6 x).</summary>
    [Differentiable]
    public static void ThreeExponentials(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double sum = 0;
            for (int k = 0; k < 6; k += 2)
                sum += b[k] * Math.Exp(-b[k + 1] * x[i]);
            r[i] = sum - y[i];
        }
    }

    /// <summary>Gauss1 to 3: b1 exp(-b2 x), and two Gaussian peaks.</summary>
    [Differentiable]
    public static void TwoPeaks(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double first = (x[i] - b[3]) / b[4];
            double second = (x[i] - b[6]) / b[7];
            r[i] = b[0] * Math.Exp(-b[1] * x[i])
                + b[2] * Math.Exp(-first * first)
                + b[5] * Math.Exp(-second * second) - y[i];
        }
    }

    /// <summary>Kirby2: (b1 + b2 x + b3 x^2) / (1 + b4 x + b5 x^2).</summary>
    [Differentiable]
    public static void Quadratics(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double above = b[0] + x[i] * (b[1] + x[i] * b[2]);
            double below = 1 + x[i] * (b[3] + x[i] * b[4]);
            r[i] = above / below - y[i];
        }
    }

    /// <summary>Hahn1 and Thurber: (b1 + b2 x + b3 x^2 + b4 x^3) / (1 + b5 x + b6 x^2 + b7 x^3).</summary>
    [Differentiable]
    public static void Cubics(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double above = b[0] + x[i] * (b[1] + x[i] * (b[2] + x[i] * b[3]));
            double below = 1 + x[i] * (b[4] + x[i] * (b[5] + x[i] * b[6]));
            r[i] = above / below - y[i];
        }
    }

    /// <summary>A yearly cycle, and two of periods b4 and b7.</summary>
    [Differentiable]
    public static void Enso(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
        {
            double turn = 2 * Math.PI * x[i];
            r[i] = b[0]
                + b[1] * Math.Cos(turn / 12) + b[2] * Math.Sin(turn / 12)
                + b[4] * Math.Cos(turn / b[3]) + b[5] * Math.Sin(turn / b[3])
                + b[7] * Math.Cos(turn / b[6]) + b[8] * Math.Sin(turn / b[6]) - y[i];
        }
    }

    /// <summary>The logarithm of y: b1 - b2 x1 exp(-b3 x2), with x1 and x2 in pairs.</summary>
    [Differentiable]
    public static void Nelson(
        ReadOnlySpan<double> b,
        [NoDerivative] ReadOnlySpan<double> x,
        [NoDerivative] ReadOnlySpan<double> y,
        Span<double> r)
    {
        for (int i = 0; i < y.Length; i++)
            r[i] = b[0] - b[1] * x[2 * i] * Math.Exp(-b[2] * x[2 * i + 1]) - Math.Log(y[i]);
    }
}
