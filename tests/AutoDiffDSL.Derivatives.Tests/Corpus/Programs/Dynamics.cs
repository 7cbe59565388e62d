using AutoDiffDSL.Derivatives.Tests.Harness;
using static AutoDiffDSL.Derivatives.Tests.Harness.FeatureList;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Differential equations and mechanics, integrated step by step.</summary>
public static partial class Dynamics
{
    [Differentiable(Modes = Modes.All)]
    [Feature(Program, Reduction)]
    [Domain("alpha", 0.8, 1.2)]
    [Domain("beta", 0.3, 0.5)]
    [Domain("prey", 0.8, 1.2)]
    [Domain("predators", 0.4, 0.6)]
    [Value("steps", 10)]
    public static double LotkaVolterraByRungeKutta(double alpha, double beta, double prey, double predators, int steps)
    {
        const double H = 0.1, Gamma = 0.9, Delta = 0.2;
        double x = prey, y = predators;
        for (int step = 0; step < steps; step++)
        {
            double x1 = x * (alpha - beta * y);
            double y1 = y * (Delta * x - Gamma);
            double xa = x + 0.5 * H * x1, ya = y + 0.5 * H * y1;
            double x2 = xa * (alpha - beta * ya);
            double y2 = ya * (Delta * xa - Gamma);
            double xb = x + 0.5 * H * x2, yb = y + 0.5 * H * y2;
            double x3 = xb * (alpha - beta * yb);
            double y3 = yb * (Delta * xb - Gamma);
            double xc = x + H * x3, yc = y + H * y3;
            double x4 = xc * (alpha - beta * yc);
            double y4 = yc * (Delta * xc - Gamma);
            x += H / 6 * (x1 + 2 * x2 + 2 * x3 + x4);
            y += H / 6 * (y1 + 2 * y2 + 2 * y3 + y4);
        }

        return x * x + y;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, MutationInLoop, StackAllocation)]
    [Domain("alpha", 0.8, 1.2)]
    [Domain("beta", 0.3, 0.5)]
    [Value("steps", 6)]
    public static double LotkaVolterraInBuffers(double alpha, double beta, int steps)
    {
        const double H = 0.1;
        Span<double> state = stackalloc double[2];
        Span<double> stage = stackalloc double[2];
        Span<double> slope = stackalloc double[8];
        state[0] = 1;
        state[1] = 0.5;
        for (int step = 0; step < steps; step++)
        {
            Slope(state, alpha, beta, slope[..2]);
            for (int k = 1; k < 4; k++)
            {
                double weight = k == 3 ? H : 0.5 * H;
                for (int i = 0; i < 2; i++) stage[i] = state[i] + weight * slope[2 * (k - 1) + i];
                Slope(stage, alpha, beta, slope.Slice(2 * k, 2));
            }

            for (int i = 0; i < 2; i++)
                state[i] += H / 6 * (slope[i] + 2 * slope[2 + i] + 2 * slope[4 + i] + slope[6 + i]);
        }

        return state[0] * state[1];
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, Reduction)]
    [Domain("frequency", 0.8, 1.5)]
    [Value("steps", 20)]
    public static double LeapfrogOscillator(double position, double velocity, double frequency, int steps)
    {
        const double H = 0.1;
        double q = position, p = velocity;
        p -= 0.5 * H * frequency * frequency * q;
        for (int step = 0; step < steps; step++)
        {
            q += H * p;
            double kick = step == steps - 1 ? 0.5 * H : H;
            p -= kick * frequency * frequency * q;
        }

        return 0.5 * (p * p + frequency * frequency * q * q) + q;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, TriangularLoops)]
    [Length("positions", 12)]
    [Length("masses", 4)]
    [Domain("masses", 0.5, 1.5)]
    [Domain("positions", -2, 2)]
    public static double GravitationalEnergy(ReadOnlySpan<double> positions, ReadOnlySpan<double> masses)
    {
        double energy = 0;
        for (int i = 0; i < masses.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double squared = 0.01;
                for (int axis = 0; axis < 3; axis++)
                {
                    double distance = positions[3 * i + axis] - positions[3 * j + axis];
                    squared += distance * distance;
                }

                energy -= masses[i] * masses[j] / Math.Sqrt(squared);
            }
        }

        return energy;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, While, DataDependentTripCount)]
    [Domain("meanAnomaly", 0.5, 2.5)]
    [Domain("eccentricity", 0.1, 0.6)]
    public static double KeplerByNewton(double meanAnomaly, double eccentricity)
    {
        double anomaly = meanAnomaly + eccentricity * Math.Sin(meanAnomaly);
        double change = 1;
        while (Math.Abs(change) > 1e-9)
        {
            double residual = anomaly - eccentricity * Math.Sin(anomaly) - meanAnomaly;
            change = residual / (1 - eccentricity * Math.Cos(anomaly));
            anomaly -= change;
        }

        // Two more steps than the value needs: each doubles the number of right digits of the derivatives as well.
        for (int extra = 0; extra < 2; extra++)
        {
            double residual = anomaly - eccentricity * Math.Sin(anomaly) - meanAnomaly;
            anomaly -= residual / (1 - eccentricity * Math.Cos(anomaly));
        }

        return anomaly;
    }

    [Differentiable(Modes = Modes.All)]
    [Feature(Program, BufferSwap, NestedLoops)]
    [Length("initial", 6)]
    [Domain("diffusivity", 0.1, 0.4)]
    [Value("steps", 5)]
    public static double HeatEquation(ReadOnlySpan<double> initial, double diffusivity, int steps)
    {
        int n = initial.Length;
        Span<double> u = new double[n];
        Span<double> next = new double[n];
        for (int i = 0; i < n; i++) u[i] = initial[i];
        for (int step = 0; step < steps; step++)
        {
            next[0] = 0;
            next[n - 1] = u[n - 1];
            for (int i = 1; i < n - 1; i++) next[i] = u[i] + diffusivity * (u[i - 1] - 2 * u[i] + u[i + 1]);
            Span<double> spare = u;
            u = next;
            next = spare;
        }

        double energy = 0;
        for (int i = 0; i < n; i++) energy += u[i] * u[i];
        return energy;
    }

    private static void Slope(ReadOnlySpan<double> state, double alpha, double beta, Span<double> slope)
    {
        slope[0] = state[0] * (alpha - beta * state[1]);
        slope[1] = state[1] * (0.2 * state[0] - 0.9);
    }
}
