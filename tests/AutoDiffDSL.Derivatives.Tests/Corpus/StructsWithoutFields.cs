using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Structs that hold nothing, and say by their type what to compute; interfaces of structs.</summary>
public static partial class StructsWithoutFields
{
    private interface IActivation
    {
        double Of(double x);

        static virtual double Scale(double x) => 2 * x;
    }

    private interface ISpring
    {
        double Stiffness { get; }

        double Rest { get; }
    }

    private readonly struct Softplus : IActivation
    {
        public double Of(double x) => Math.Log(1 + Math.Exp(x));
    }

    private readonly struct Squared : IActivation
    {
        public double Of(double x) => x * x;

        public static double Scale(double x) => x * x * x;
    }

    private struct Spring(double stiffness) : ISpring
    {
        public double Stiffness { get; } = 2 * stiffness;

        public readonly double Rest => 1 / stiffness;
    }

    private record struct Nothing;

    private struct Mixed
    {
        public Nothing Before;
        public double X;
        public Squared After;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(EmptyStruct, GenericMethod)]
    [Length("x", 3)]
    public static double PoliciesAsTypes(ReadOnlySpan<double> x)
    {
        var squared = new Squared();
        return Sum<Softplus>(x, default) * Sum(x, squared) + default(Squared).Of(x[0]);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(EmptyStruct, Branch, TupleValue)]
    public static double NothingThroughBranchesAndTuples(double x, double y)
    {
        (Squared, double) pair = (new(), x);
        (Squared policy, double kept) = pair;
        if (x > y)
        {
            policy = default;
            kept += y;
        }

        Squared chosen = y > 0 ? policy : pair.Item1;
        for (int i = 0; i < 3; i++)
        {
            chosen = new Squared();
            kept = 0.5 * chosen.Of(kept + y);
        }

        return kept * x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(EmptyStruct, RecordStruct, NestedStruct)]
    public static double NothingInsideOfStructs(double x, double y)
    {
        var mixed = new Mixed { X = x * y, After = default };
        Mixed other = mixed with { Before = new Nothing(), X = mixed.After.Of(y) };
        bool same = mixed.Before == other.Before && mixed.Before.Equals(new Nothing());
        return same ? mixed.X * other.X : x;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructMember, GenericMethod)]
    [Domain("k", 0.5, 2)]
    public static double PropertiesOfAnInterface(double k, double x) => Energy(new Spring(k * k), x);

    [Differentiable(Modes = Modes.All)]
    [Feature(StaticAbstract, GenericMethod)]
    public static double StaticMembersWithABody(double x) => Scaled<Softplus>(x) * Scaled<Squared>(x) + x * x;

    private static double Sum<T>(ReadOnlySpan<double> x, T policy)
        where T : struct, IActivation
    {
        double sum = 0;
        foreach (double each in x) sum += policy.Of(each);
        return sum;
    }

    private static double Energy<T>(T spring, double x)
        where T : struct, ISpring => 0.5 * spring.Stiffness * (x - spring.Rest) * (x - spring.Rest);

    private static double Scaled<T>(double x)
        where T : struct, IActivation => T.Scale(x);
}
