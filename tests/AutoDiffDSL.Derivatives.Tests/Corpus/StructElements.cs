using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Structs taken apart: as elements of a <c>foreach</c>, and by patterns of their properties.</summary>
public static partial class StructElements
{
    private readonly record struct Charge(double Amount, double Place, int Kind);

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach, StructBuffer)]
    public static double ForEachElement(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (Charge charge in Charges(x)) sum += charge.Amount * Math.Sin(charge.Place);
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ForEach, StructBuffer, Deconstruction)]
    public static double ForEachTakenApart(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (Charge charge in Charges(x))
        {
            (double amount, double place, _) = charge;
            sum += amount * amount * place;
        }

        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Pattern, Struct, SwitchExpression)]
    public static double ByProperties(double x, double y)
    {
        double sum = 0;
        for (int kind = 0; kind < 4; kind++) sum += Weight(new Charge(x, y * kind, kind)) * (kind + 1);
        return sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Pattern, Struct)]
    [Domain("x", 0.5, 1)]
    public static double IsWithProperties(double x, double y)
    {
        var charge = new Charge(x * y, y, 2);
        if (charge is { Kind: 2 or 3, Place: > -5 and < 5 }) return charge.Amount * Math.Exp(charge.Place);
        return x;
    }

    private static double Weight(Charge charge) => charge switch
    {
        { Kind: 0 } => charge.Amount,
        { Kind: 1, Place: > -10 } => charge.Amount * charge.Place,
        { Kind: < 3 } => Math.Cos(charge.Place),
        _ => charge.Amount * charge.Amount,
    };

    private static Charge[] Charges(ReadOnlySpan<double> x)
    {
        var charges = new Charge[x.Length];
        for (int i = 0; i < x.Length; i++) charges[i] = new Charge(x[i], x[i] * i, i);
        return charges;
    }
}
