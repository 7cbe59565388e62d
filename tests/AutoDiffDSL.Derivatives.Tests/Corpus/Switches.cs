using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Decisions by <c>switch</c> and by patterns.</summary>
public static partial class Switches
{
    private enum Shape
    {
        Flat,
        Round,
        Steep = 7,
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchStatement)]
    [Value("kind", 2)]
    public static double ByInteger(double x, double y, int kind)
    {
        double value;
        switch (kind)
        {
            case 0:
                value = x;
                break;
            case 1:
            case 2:
                value = x * x * y;
                if (y > 100) break;
                value += Math.Sin(y);
                break;
            default:
                value = y;
                break;
        }

        return value * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchStatement, EarlyReturn)]
    [Value("kind", 3)]
    public static double SectionsReturn(double x, int kind)
    {
        double scale = x;
        switch (kind)
        {
            case 0: return 1;
            case 1: return x;
            case 3:
                scale = x * x;
                if (x > 50) return scale;
                break;
        }

        return scale * Math.Exp(x);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchStatement, Pattern, Guard)]
    [Domain("x", 1.1, 1.9)]
    public static double ByPattern(double x, double y)
    {
        double value = 0;
        switch (x)
        {
            case < 0:
                value = -x;
                break;
            case >= 0 and < 1 when y > 100:
                value = x;
                break;
            case var v when v * y > 1000:
                value = v;
                break;
            case > 1 and not 5:
                value = x * y;
                value += x * x;
                break;
            default:
                value += x * x;
                break;
        }

        return value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchStatement, Break, Continue)]
    [Value("x", 0.5, -1.5, 2.5, 0.25, 1.5, -0.5, 3.5)]
    public static double InsideALoop(ReadOnlySpan<double> x)
    {
        double sum = 1;
        for (int i = 0; i < x.Length; i++)
        {
            switch (i % 4)
            {
                case 0:
                    sum += x[i] * x[i];
                    break;
                case 1:
                    if (x[i] < 0) continue;
                    sum *= x[i];
                    break;
                case 2 when x[i] > 3:
                    return sum * sum;
                default:
                    sum *= 1 + 0.1 * x[i];
                    break;
            }

            sum += 0.01 * sum * x[i];
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchStatement, Enumeration)]
    public static double OverEnum(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            Shape shape = i == 0 ? Shape.Flat : i == 1 ? Shape.Steep : Shape.Round;
            switch (shape)
            {
                case Shape.Flat: sum += x[i]; break;
                case Shape.Round: sum += x[i] * x[i]; break;
                case Shape.Steep: sum += Math.Exp(x[i]); break;
                default: throw new ArgumentOutOfRangeException(nameof(x), shape, "no such shape");
            }
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchExpression, Enumeration)]
    [Value("kind", 1)]
    public static double ExpressionOverEnum(double x, int kind) => (Shape)kind switch
    {
        Shape.Flat => 1,
        Shape.Round => x * x,
        Shape.Steep => Math.Exp(x),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchExpression, Enumeration)]
    public static double NotExhaustive(double x, double y)
    {
#pragma warning disable CS8524, CS8509 // throws where nothing matches, and so does the derivative
        return Math.Sin(x) * (Shape.Steep switch { Shape.Steep => y * y, Shape.Flat => y });
#pragma warning restore CS8524, CS8509
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchExpression, Pattern)]
    [Domain("x", 0.1, 0.9)]
    public static double ExpressionWithRelations(double x) => x switch
    {
        double.NaN => 0,
        <= -1 => Math.Cos(x),
        > -1 and < 0 or > 1 => -x,
        0 => 1,
        _ => Math.Sin(x) / x,
    };

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchExpression, Pattern)]
    [Domain("x", 0.1, 0.9)]
    [Domain("y", -0.9, -0.1)]
    [Value("n", 2)]
    public static double OverTuple(double x, double y, int n) => (x, y, n) switch
    {
        ( > 0, > 0, _) => x * y,
        (0, _, 1) => 0,
        ( > 0, < 0, 2 or 3) when x + y < 2 => x * y * y,
        (var a, _, > 2) => a,
        _ => x - y,
    };

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchStatement, Pattern)]
    [Domain("x", 0.1, 0.9)]
    [Domain("y", 1.1, 1.9)]
    public static double StatementOverTuple(double x, double y)
    {
        double value = x;
        switch (x < y, y > 1)
        {
            case (true, true):
                value *= y;
                break;
            case (_, false):
                return y;
        }

        return value * value;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Pattern)]
    [Domain("x", 0.1, 0.9)]
    public static double IsPattern(double x, double y)
    {
        double value = x is > 0 and < 1 ? x * y : y;
        if (x * y is not 0 and var product) value *= product;
        return value is double.NaN or double.PositiveInfinity ? 0 : value + x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(SwitchExpression, HelperCall, Reduction)]
    [Value("x", -1.5, -0.5, 0.5, 1.5, 2.5)]
    public static double ActivationsInALoop(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += Activate(x[i] * x[i] * x[i], i % 4);
        return sum;
    }

    private static double Activate(double value, int kind) => kind switch
    {
        0 => Math.Tanh(value),
        1 => value > 0 ? value : 0.1 * value,
        2 => value / (1 + Math.Exp(-value)),
        _ => value,
    };
}
