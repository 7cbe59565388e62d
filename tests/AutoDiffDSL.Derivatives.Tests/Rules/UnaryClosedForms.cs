namespace AutoDiffDSL.Derivatives.Tests.Rules;

/// <summary>First and second derivatives of the functions of one argument, as calculus books state them.</summary>
public static class UnaryClosedForms
{
    private static readonly double Ln2 = Math.Log(2);
    private static readonly double Ln10 = Math.Log(10);

    public static IReadOnlyDictionary<string, (Func<double, double> First, Func<double, double> Second)> All { get; } =
        new Dictionary<string, (Func<double, double> First, Func<double, double> Second)>
        {
            ["Abs"] = (x => Math.Sign(x), _ => 0),
            ["Acos"] = (x => -1 / Math.Sqrt(1 - x * x), x => -x * Math.Pow(1 - x * x, -1.5)),
            ["Acosh"] = (x => 1 / Math.Sqrt(x * x - 1), x => -x * Math.Pow(x * x - 1, -1.5)),
            ["AcosPi"] = (x => -1 / (Math.PI * Math.Sqrt(1 - x * x)), x => -x * Math.Pow(1 - x * x, -1.5) / Math.PI),
            ["Asin"] = (x => 1 / Math.Sqrt(1 - x * x), x => x * Math.Pow(1 - x * x, -1.5)),
            ["Asinh"] = (x => 1 / Math.Sqrt(1 + x * x), x => -x * Math.Pow(1 + x * x, -1.5)),
            ["AsinPi"] = (x => 1 / (Math.PI * Math.Sqrt(1 - x * x)), x => x * Math.Pow(1 - x * x, -1.5) / Math.PI),
            ["Atan"] = (x => 1 / (1 + x * x), x => -2 * x * Math.Pow(1 + x * x, -2)),
            ["Atanh"] = (x => 1 / (1 - x * x), x => 2 * x * Math.Pow(1 - x * x, -2)),
            ["AtanPi"] = (x => 1 / (Math.PI * (1 + x * x)), x => -2 * x * Math.Pow(1 + x * x, -2) / Math.PI),
            ["Cbrt"] = (x => Math.Pow(x, -2.0 / 3) / 3, x => -2 * Math.Pow(x, -5.0 / 3) / 9),
            ["Cos"] = (x => -Math.Sin(x), x => -Math.Cos(x)),
            ["Cosh"] = (Math.Sinh, Math.Cosh),
            ["CosPi"] = (
                x => -Math.PI * Math.Sin(Math.PI * x), x => -Math.PI * Math.PI * Math.Cos(Math.PI * x)),
            ["Exp"] = (Math.Exp, Math.Exp),
            ["Exp10"] = (x => Ln10 * Math.Pow(10, x), x => Ln10 * Ln10 * Math.Pow(10, x)),
            ["Exp10M1"] = (x => Ln10 * Math.Pow(10, x), x => Ln10 * Ln10 * Math.Pow(10, x)),
            ["Exp2"] = (x => Ln2 * Math.Pow(2, x), x => Ln2 * Ln2 * Math.Pow(2, x)),
            ["Exp2M1"] = (x => Ln2 * Math.Pow(2, x), x => Ln2 * Ln2 * Math.Pow(2, x)),
            ["ExpM1"] = (Math.Exp, Math.Exp),
            ["Log"] = (x => 1 / x, x => -1 / (x * x)),
            ["Log10"] = (x => 1 / (x * Ln10), x => -1 / (x * x * Ln10)),
            ["Log10P1"] = (x => 1 / ((1 + x) * Ln10), x => -1 / ((1 + x) * (1 + x) * Ln10)),
            ["Log2"] = (x => 1 / (x * Ln2), x => -1 / (x * x * Ln2)),
            ["Log2P1"] = (x => 1 / ((1 + x) * Ln2), x => -1 / ((1 + x) * (1 + x) * Ln2)),
            ["LogP1"] = (x => 1 / (1 + x), x => -1 / ((1 + x) * (1 + x))),
            ["PowCube"] = (x => 3 * x * x, x => 6 * x),
            ["PowReciprocal"] = (x => -1 / (x * x), x => 2 / (x * x * x)),
            ["PowSquare"] = (x => 2 * x, _ => 2),
            ["Sin"] = (Math.Cos, x => -Math.Sin(x)),
            ["Sinh"] = (Math.Cosh, Math.Sinh),
            ["SinPi"] = (x => Math.PI * Math.Cos(Math.PI * x), x => -Math.PI * Math.PI * Math.Sin(Math.PI * x)),
            ["Sqrt"] = (x => 0.5 / Math.Sqrt(x), x => -0.25 * Math.Pow(x, -1.5)),
            ["Tan"] = (x => Math.Pow(Math.Cos(x), -2), x => 2 * Math.Tan(x) * Math.Pow(Math.Cos(x), -2)),
            ["Tanh"] = (x => Math.Pow(Math.Cosh(x), -2), x => -2 * Math.Tanh(x) * Math.Pow(Math.Cosh(x), -2)),
            ["TanPi"] = (
                x => Math.PI * Math.Pow(Math.Cos(Math.PI * x), -2),
                x => 2 * Math.PI * Math.PI * Math.Tan(Math.PI * x) * Math.Pow(Math.Cos(Math.PI * x), -2)),
        };
}
