using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus.Signatures;

/// <summary>Instance methods, whose fields are constants.</summary>
public static partial class InstanceMethods
{
    /// <summary>A potential with two constants, one behind a property.</summary>
    public readonly partial struct Morse(double depth, double width)
    {
        private readonly double _depth = depth;

        public static Morse Example { get; } = new(1.5, 0.75);

        public double Width { get; } = width;

        [Differentiable(Modes = Modes.All)]
        [Feature(InstanceMethod)]
        public double Energy(double r)
        {
            double e = 1 - Decay(r);
            return _depth * e * e;
        }

        [Differentiable(Modes = Modes.All)]
        [Feature(InstanceMethod)]
        [Length("r", 3)]
        public double EnergyOfAll(ReadOnlySpan<double> r, Location shift)
        {
            double sum = 0;
            foreach (double each in r) sum += Energy(each + shift.X) * shift.Y;
            return sum;
        }

        private double Decay(double r) => Math.Exp(-Width * (r - 1));
    }

    /// <summary>A mutable struct with a member that changes nothing.</summary>
    public partial struct Line
    {
        public double Slope;
        public Location Through;

        public static Line Example { get; } = new() { Slope = 0.5, Through = new Location(1, 2) };

        [Differentiable(Modes = Modes.All)]
        [Feature(InstanceMethod)]
        public readonly double HeightSquared(double x, double Slope)
        {
            double height = Through.Y + this.Slope * (x - Through.X) + Slope * x;
            return height * height;
        }
    }

    /// <summary>A model with data of its own, some of which derivatives have no use for.</summary>
    public sealed partial class Regression
    {
        private readonly double[] _x = [1, 2, 3];
        private readonly double[,] _design = { { 1, 0.5 }, { 0.25, 2 } };
        private readonly string _name = "regression";
        private double _scale = 0.5;

        public static Regression Example { get; } = new();

        public double Target { get; init; } = 1.25;

        public double Scale
        {
            get => _scale;
            set => _scale = value;
        }

        private double HalfScale => 0.5 * Scale;

        public override string ToString() => _name;

        [Differentiable(Modes = Modes.All)]
        [Feature(InstanceMethod)]
        public double Error(double slope, double offset)
        {
            double sum = 0;
            for (int i = 0; i < _x.Length; i++)
            {
                double residual = slope * _x[i] + offset - Target;
                sum += HalfScale * residual * residual;
            }

            return sum;
        }

        [Differentiable(Modes = Modes.All)]
        [Feature(InstanceMethod, CompositeResult)]
        public Location Transformed(Location p) =>
            new(_design[0, 0] * p.X + _design[0, 1] * p.Y * p.Y, _design[1, 0] * p.X * p.Y + _design[1, 1]);

        [Differentiable(Modes = Modes.All)]
        [Feature(InstanceMethod, VoidMethod)]
        [Length("y", 3)]
        public void Predict(Span<double> y, double slope)
        {
            for (int i = 0; i < y.Length; i++) y[i] = slope * _x[i] * y[i];
        }
    }
}
