using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Names that generated code might have taken for itself.</summary>
public static partial class Names
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Name)]
    public static double LocalsNamedLikeDerivatives(double x, double y)
    {
        double xDot = x * x;
        double xBar = Math.Exp(xDot);
        double yBar = xBar * y;
        double localsNamedLikeDerivativesBar = yBar + xDot;
        double xGradient = localsNamedLikeDerivativesBar * yBar;
        double xHvp = xGradient + xBar;
        return xHvp * xDot;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Name)]
    public static double LocalsNamedLikeTemporaries(ReadOnlySpan<double> x)
    {
        double sum = 0, product = 1, exp = 0, expTape = 0;
        int workspace = x.Length, tape = 0;
        for (int i = 0; i < workspace; i++)
        {
            exp = Math.Exp(x[i]);
            expTape += exp * product;
            product *= 1 + x[i] * exp;
            sum += product;
            tape++;
        }

        return sum * expTape / tape + exp;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Name)]
    public static double W(double w) => w * w * w;

    [Differentiable(Modes = Modes.All)]
    [Feature(Name)]
    public static double Keywords(double @event, double @ref, [NoDerivative] double @in)
    {
        double @double = @event * @ref;
        return @double * @double + @in * @ref;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Name, NestedLoops)]
    [Domain("x", 0.1, 0.4)]
    public static double SameNameInSeveralScopes(ReadOnlySpan<double> x)
    {
        double total = 1;
        for (int i = 0; i < x.Length; i++)
        {
            double value = Math.Tanh(x[i] * total);
            total += 0.5 * value * value;
        }

        for (int i = 0; i < x.Length; i++)
        {
            double value = Math.Sin(x[i] * total);
            total += value;
        }

        if (total > -100)
        {
            double value = Math.Cos(total) * x[0];
            total += value;
        }

        return total;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Name)]
    public static double Größe(double größe, double λ) => größe * größe * Math.Exp(-λ * größe);

    /// <summary>The gradient's parameter is called as the gradient itself, which the Hessian calls.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Name)]
    public static double hidden(double hidden, double when) => hidden * hidden * Math.Sin(when);

    [Differentiable(Modes = Modes.All)]
    [Feature(Name, Recursion)]
    [Value("treeVjp", 3)]
    public static double tree(double treeJvp, int treeVjp) => treeVjp <= 0
        ? treeJvp * treeJvp
        : tree(Math.Sin(treeJvp), treeVjp - 1) * tree(0.5 * treeJvp, treeVjp - 1);

#pragma warning disable CS0618 // the generated methods use it as this one does
    [Obsolete("for a test")]
    public record struct Former(double Value);

    [Differentiable(Modes = Modes.All)]
    [Feature(Name, StructInSignature)]
    public static double OfAnObsoleteStruct(Former former, double x) => former.Value * Math.Sin(x * former.Value);
#pragma warning restore CS0618
}
