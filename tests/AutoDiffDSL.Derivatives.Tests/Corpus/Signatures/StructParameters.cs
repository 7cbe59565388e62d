using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Structs as parameters of attributed methods, by value.</summary>
public static partial class StructParameters
{
    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, NestedStructInSignature, InactiveField)]
    [Domain("planet", 0.5, 1.5)]
    public static double EnergyOfPlanet(Planet planet, double scale) =>
        scale * planet.Energy - planet.Drag * planet.Velocity.X * planet.Charge;

    [Differentiable(Modes = Modes.All)]
    [Feature(RecordStructInSignature, InactiveField)]
    public static double SpringEnergy(Spring spring, double length)
    {
        double stretch = length - spring.Rest;
        return stretch > spring.Limit ? 0 : 0.5 * spring.Stiffness * stretch * stretch;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(RecordStructInSignature)]
    [Domain("a", 0.5, 1.5)]
    public static double DistanceOfLocations(Location a, Location b)
    {
        var difference = new Location(a.X - b.X - 3, a.Y - b.Y);
        return difference.Norm * a.X;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature)]
    public static double WidthTimesHigh(Interval interval, Interval other) =>
        interval.Width * other.High * other.High + Math.Sin(interval.Low);

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, NestedStructInSignature)]
    public static double ParameterAssigned(Anchor anchor, double step)
    {
        for (int i = 0; i < 3; i++)
        {
            anchor.Weight *= 1 + step * anchor.Place.X;
            anchor.Place = anchor.Place with { Y = anchor.Place.Y * anchor.Weight };
        }

        return anchor.IsFixed ? anchor.Weight + anchor.Place.Y : 0;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(NestedStructInSignature)]
    [Domain("planet", 0.5, 1.5)]
    public static double OrbitAfterSteps(Planet planet, double step)
    {
        for (int i = 0; i < 4; i++)
        {
            double r = planet.Position.Norm;
            double pull = 0.1 * step / (r * r * r);
            planet.Velocity.X -= pull * planet.Position.X;
            planet.Velocity.Y -= pull * planet.Position.Y;
            planet.Position.X += 0.1 * step * planet.Velocity.X;
            planet.Position.Y += 0.1 * step * planet.Velocity.Y;
        }

        return planet.Energy;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericStructInSignature)]
    public static double PairOfNumbers(Pair<double> pair) => pair.Swapped.First * pair.First * pair.First;

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericStructInSignature, NestedStructInSignature)]
    public static double PairOfLocations(Pair<Location> pair) =>
        pair.First.X * pair.Second.Y - Math.Exp(pair.First.Y) * pair.Second.X;

    [Differentiable(Modes = Modes.All)]
    [Feature(GenericStructInSignature, MixedPrecision)]
    public static double PairOfSingles(Pair<float> pair, double x) =>
        pair.First * x + Math.Sin(x) * pair.Second * pair.Second;

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature)]
    public static double NothingButConstants([NoDerivative] Planet planet, double x) =>
        planet.Mass * x * x + planet.Position.X * x;

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, GradientOfArrays)]
    [Length("layer.Weights", 4)]
    [Length("layer.Offsets", 4)]
    [Length("x", 4)]
    public static double NetworkLayer(Layer layer, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += Math.Tanh(layer.Weights[i] * x[i] + layer.Offsets[i]);
        return layer.Scale * sum * sum;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, GradientOfArrays)]
    [Length("pair.First", 3)]
    [Length("pair.Second", 3)]
    public static double DotOfArrays(Pair<double[]> pair)
    {
        double sum = 0;
        foreach (double first in pair.First) sum += first * first * pair.Second[1];
        return sum + pair.Second[0] * pair.Second[2];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(StructInSignature, GradientOfArrays)]
    [Length("layer.Weights", 3)]
    [Length("layer.Offsets", 1)]
    public static double NormOfWeights(in Layer layer)
    {
        double sum = layer.Offsets[0];
        foreach (double weight in layer.Weights) sum += weight * weight;
        return Math.Sqrt(1 + sum * sum) * layer.Scale;
    }
}
