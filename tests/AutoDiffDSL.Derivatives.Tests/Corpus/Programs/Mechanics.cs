using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Bodies under gravity, and arms of robots.</summary>
public static partial class Mechanics
{
    private struct Body
    {
        public double X, Y, VelocityX, VelocityY, Mass;

        /// <summary>The pull of another body for a time, softened at close range.</summary>
        public void Pull(in Body other, double time)
        {
            double dx = other.X - X, dy = other.Y - Y;
            double squared = dx * dx + dy * dy + 0.01;
            double kick = time * other.Mass / (squared * Math.Sqrt(squared));
            VelocityX += kick * dx;
            VelocityY += kick * dy;
        }
    }

    /// <summary>Three bodies by the leapfrog scheme (kick, drift, kick); how far apart two of them end.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, StructBuffer, StructMember, NestedLoops, HelperWritesSpan)]
    [Length("positions", 6)]
    [Value("positions", 0, 0, 1, 0.1, -0.4, 1.2)]
    [Length("masses", 3)]
    [Domain("masses", 0.5, 1)]
    [Value("steps", 6)]
    public static double LeapfrogBodies(ReadOnlySpan<double> positions, ReadOnlySpan<double> masses, int steps)
    {
        Span<Body> bodies = new Body[masses.Length];
        for (int i = 0; i < bodies.Length; i++)
            bodies[i] = new Body { X = positions[2 * i], Y = positions[2 * i + 1], Mass = masses[i] };
        const double time = 0.1;
        for (int step = 0; step < steps; step++)
        {
            Kick(bodies, time / 2);
            for (int i = 0; i < bodies.Length; i++)
            {
                bodies[i].X += time * bodies[i].VelocityX;
                bodies[i].Y += time * bodies[i].VelocityY;
            }

            Kick(bodies, time / 2);
        }

        double dx = bodies[0].X - bodies[1].X, dy = bodies[0].Y - bodies[1].Y;
        return Math.Sqrt(dx * dx + dy * dy);
    }

    private static void Kick(Span<Body> bodies, double time)
    {
        for (int i = 0; i < bodies.Length; i++)
            for (int j = 0; j < bodies.Length; j++)
                if (i != j)
                    bodies[i].Pull(in bodies[j], time);
    }

    /// <summary>Two bodies by the classical Runge-Kutta scheme, state in one buffer.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, HelperWritesSpan, BufferSwap, StackAllocation)]
    [Length("state", 8)]
    [Value("state", 0, 0, 0, -0.3, 1, 0.2, 0.1, 0.5)]
    [Value("steps", 4)]
    public static double RungeKuttaBodies(ReadOnlySpan<double> state, double mass, int steps)
    {
        Span<double> y = stackalloc double[8], probe = stackalloc double[8];
        Span<double> slope = stackalloc double[8], sum = stackalloc double[8];
        state.CopyTo(y);
        const double time = 0.2;
        for (int step = 0; step < steps; step++)
        {
            sum.Clear();
            for (int stage = 0; stage < 4; stage++)
            {
                double ahead = stage switch { 0 => 0, 3 => time, _ => time / 2 };
                for (int i = 0; i < 8; i++) probe[i] = y[i] + ahead * slope[i];
                Fall(probe, slope, mass);
                double weight = stage is 0 or 3 ? 1 : 2;
                for (int i = 0; i < 8; i++) sum[i] += weight * slope[i];
            }

            for (int i = 0; i < 8; i++) y[i] += time / 6 * sum[i];
            slope.Clear();
        }

        return y[0] * y[4] + y[1] * y[5];
    }

    /// <summary>Positions and velocities of two bodies: what their rates of change are.</summary>
    private static void Fall(ReadOnlySpan<double> state, Span<double> slope, double mass)
    {
        double dx = state[4] - state[0], dy = state[5] - state[1];
        double squared = dx * dx + dy * dy + 0.05;
        double pull = 1 / (squared * Math.Sqrt(squared));
        slope[0] = state[2];
        slope[1] = state[3];
        slope[2] = mass * pull * dx;
        slope[3] = mass * pull * dy;
        slope[4] = state[6];
        slope[5] = state[7];
        slope[6] = -pull * dx;
        slope[7] = -pull * dy;
    }

    private readonly record struct Vector(double X, double Y, double Z)
    {
        public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

        public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

        public double Squared => X * X + Y * Y + Z * Z;

        /// <summary>Turned about the z axis, then about the y axis.</summary>
        public Vector Turned(double yaw, double pitch)
        {
            (double sy, double cy) = Math.SinCos(yaw);
            (double sp, double cp) = Math.SinCos(pitch);
            var turned = new Vector(cy * X - sy * Y, sy * X + cy * Y, Z);
            return new Vector(cp * turned.X + sp * turned.Z, turned.Y, cp * turned.Z - sp * turned.X);
        }
    }

    /// <summary>How far the tip of an arm of three links is from where it should be.</summary>
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, RecordStruct, StructOperator, StructMember, DownLoop)]
    [Length("angles", 6)]
    [Length("links", 3)]
    public static double KinematicChain(ReadOnlySpan<double> angles, ReadOnlySpan<double> links)
    {
        var tip = new Vector(0, 0, 0);
        for (int joint = links.Length - 1; joint >= 0; joint--)
            tip = (tip + new Vector(1 + links[joint], 0, 0)).Turned(angles[2 * joint], angles[2 * joint + 1]);
        return (tip - new Vector(1.5, 0.5, -0.5)).Squared;
    }
}
