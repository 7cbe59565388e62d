using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Members of extension blocks, on numbers, structs by value and by reference, and type parameters.</summary>
public static partial class ExtensionBlocks
{
    public struct Walker
    {
        public double Place;
        public double Step;
    }

    extension(double v)
    {
        private double Cube => v * v * v;

        private double Damped(double rate)
        {
            v *= Math.Exp(-rate * v);
            return v;
        }
    }

    extension(double)
    {
        private static double Half => 0.5;

        private static double Mean(double a, double b) => double.Half * (a + b);
    }

    extension(ref Walker walker)
    {
        private double Distance
        {
            get => walker.Place * walker.Place;
            set => walker.Place = Math.Sqrt(value);
        }

        private void Walk(double push)
        {
            walker.Step += push;
            walker.Place += walker.Step;
        }
    }

    extension(Walker walker)
    {
        private double WalkedCopy(double push)
        {
            walker.Walk(push);
            return walker.Place;
        }
    }

    extension(Walker)
    {
        public static Walker operator +(Walker a, Walker b) =>
            new() { Place = a.Place + b.Place, Step = a.Step * b.Step };
    }

    extension<T>(T v)
        where T : INumber<T>
    {
        private T Power(int n) => n == 0 ? T.One : v * v.Power(n - 1);
    }

    extension(ReadOnlySpan<double> w)
    {
        private double Dot(ReadOnlySpan<double> other)
        {
            double sum = 0;
            for (int i = 0; i < w.Length; i++) sum += w[i] * other[i];
            return sum;
        }
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ExtensionMember)]
    public static double MembersOfNumbers(double x, double y)
    {
        double before = x;
        double damped = x.Damped(y);
        return damped * before.Cube + double.Mean(x, y.Cube) * (x * y).Damped(0.25);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ExtensionMember, MutationInLoop, Struct)]
    [Domain("x", 0.5, 1)]
    public static double MembersThatChangeAStruct(double x, double push)
    {
        var walker = new Walker { Place = x, Step = 0.1 };
        double sum = 0;
        for (int i = 0; i < 4; i++)
        {
            walker.Walk(push);
            sum += walker.WalkedCopy(push * push) * walker.Distance;
        }

        walker.Distance = sum * sum + 1;
        walker.Distance += push;
        return walker.Place * walker.Step;
    }

    /// <summary>The receiver is taken by value before the argument changes it.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(ExtensionMember, Struct)]
    public static double ReceiverBeforeArguments(double x, double y)
    {
        double z = x;
        double first = z.Damped(z = y * y);
        var walker = new Walker { Place = z, Step = x } + new Walker { Place = y, Step = z };
        walker += walker;
        return first * walker.WalkedCopy(walker.Step = x * y) + walker.Step * walker.Place;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ExtensionMember, GenericMethod, BoundedRecursion)]
    [Length("w", 3)]
    public static double MembersOfTypeParametersAndSpans(ReadOnlySpan<double> w, double x)
    {
        ReadOnlySpan<double> powers = [x.Power(1), x.Power(2), x.Power(3)];
        return w.Dot(powers) * w[1..].Dot(w);
    }
}
