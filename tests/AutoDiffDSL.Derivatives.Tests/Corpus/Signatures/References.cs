using System.Numerics;
using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Structs by <c>in</c>, <c>ref</c> and <c>out</c>.</summary>
public static partial class CompositeReferences
{
    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, InParameter, CompositeReference)]
    [Domain("planet", 0.5, 1.5)]
    public static double EnergyByIn(in Planet planet, in double scale) => planet.Energy * scale * scale;

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, RefParameter, CompositeReference, InactiveField)]
    [Domain("planet", 0.5, 1.5)]
    public static void Step(ref Planet planet, in Spring spring, double step)
    {
        planet.Velocity.X -= step * spring.Stiffness * (planet.Position.X - spring.Rest);
        planet.Position = planet.Position with { X = planet.Position.X + step * planet.Velocity.X };
        planet.Charge++;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexInSignature, RefParameter, OutParameter, CompositeReference)]
    public static void Rotate(ref Complex z, Complex turn, out Interval bounds)
    {
        z *= turn;
        bounds = new Interval(z.Real * z.Imaginary, z.Real + turn.Real);
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(ComplexInSignature, RefParameter, CompositeReference)]
    public static double SwapOfComplex(ref Complex a, ref Complex b, double x)
    {
        (a, b) = (b, a);
        return x * a.Real * b.Imaginary;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(TupleInSignature, RefParameter, OutParameter, CompositeReference)]
    public static void TupleByReference(ref (double A, double B) t, out (double, int) u, double x)
    {
        t.A = t.B * x;
        u = (t.A * t.A, 4);
        t.B += u.Item1;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, RefParameter, CompositeReference)]
    public static double AnchorMoves(ref Anchor anchor, Location to)
    {
        if (anchor.IsFixed) anchor.Place = new Location(anchor.Place.X * to.X, to.Y);
        anchor.Weight += anchor.Place.Y;
        return anchor.Weight * to.X;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RecordStructInSignature, CompositeResult)]
    public static Spring Softer(Spring spring, double x) =>
        spring with { Stiffness = spring.Stiffness * x, Rest = spring.Rest * spring.Rest };

    [Differentiable(Modes = Modes.All)]
    [Feature(NestedStructInSignature, CompositeResult)]
    [Domain("planet", 0.5, 1.5)]
    public static Planet Drifted(Planet planet, double step)
    {
        planet.Position = new Location(planet.Position.X + step * planet.Velocity.X, planet.Position.Y * planet.Mass);
        return planet;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, CompositeResult)]
    public static Interval Product(Interval a, Interval b) => new(a.Low * b.Low, a.High * b.High - a.Low);
}
