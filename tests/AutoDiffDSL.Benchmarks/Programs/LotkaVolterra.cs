namespace AutoDiffDSL.Benchmarks.Programs;

/// <summary>
/// Squared distance from a measured state of the state that the classical Runge-Kutta method reaches in a thousand
/// steps on the predator-prey equations <c>x' = x (p0 - p1 y)</c>, <c>y' = y (p2 x - p3)</c>.
/// </summary>
public static partial class LotkaVolterra
{
    private const int Steps = 1000;
    private const double H = 0.01;

    [Differentiable]
    public static double Loss(
        ReadOnlySpan<double> p,
        [NoDerivative] ReadOnlySpan<double> initial,
        [NoDerivative] ReadOnlySpan<double> measured)
    {
        double x = initial[0], y = initial[1];
        for (int step = 0; step < Steps; step++)
        {
            double x1 = x * (p[0] - p[1] * y);
            double y1 = y * (p[2] * x - p[3]);
            double xa = x + 0.5 * H * x1, ya = y + 0.5 * H * y1;
            double x2 = xa * (p[0] - p[1] * ya);
            double y2 = ya * (p[2] * xa - p[3]);
            double xb = x + 0.5 * H * x2, yb = y + 0.5 * H * y2;
            double x3 = xb * (p[0] - p[1] * yb);
            double y3 = yb * (p[2] * xb - p[3]);
            double xc = x + H * x3, yc = y + H * y3;
            double x4 = xc * (p[0] - p[1] * yc);
            double y4 = yc * (p[2] * xc - p[3]);
            x += H / 6 * (x1 + 2 * x2 + 2 * x3 + x4);
            y += H / 6 * (y1 + 2 * y2 + 2 * y3 + y4);
        }

        double dx = x - measured[0], dy = y - measured[1];
        return dx * dx + dy * dy;
    }

    /// <summary>Keeps the state before each step and recomputes the stages on the way back.</summary>
    public static double LossByHand(
        ReadOnlySpan<double> p, ReadOnlySpan<double> initial, ReadOnlySpan<double> measured, Span<double> gradient)
    {
        Span<double> states = stackalloc double[2 * Steps];
        double p0 = p[0], p1 = p[1], p2 = p[2], p3 = p[3];
        double x = initial[0], y = initial[1];
        for (int step = 0; step < Steps; step++)
        {
            states[2 * step] = x;
            states[2 * step + 1] = y;
            double x1 = x * (p0 - p1 * y), y1 = y * (p2 * x - p3);
            double xa = x + 0.5 * H * x1, ya = y + 0.5 * H * y1;
            double x2 = xa * (p0 - p1 * ya), y2 = ya * (p2 * xa - p3);
            double xb = x + 0.5 * H * x2, yb = y + 0.5 * H * y2;
            double x3 = xb * (p0 - p1 * yb), y3 = yb * (p2 * xb - p3);
            double xc = x + H * x3, yc = y + H * y3;
            double x4 = xc * (p0 - p1 * yc), y4 = yc * (p2 * xc - p3);
            x += H / 6 * (x1 + 2 * x2 + 2 * x3 + x4);
            y += H / 6 * (y1 + 2 * y2 + 2 * y3 + y4);
        }

        double dx = x - measured[0], dy = y - measured[1];
        double xBar = 2 * dx, yBar = 2 * dy, g0 = 0, g1 = 0, g2 = 0, g3 = 0;
        for (int step = Steps - 1; step >= 0; step--)
        {
            x = states[2 * step];
            y = states[2 * step + 1];
            double x1 = x * (p0 - p1 * y), y1 = y * (p2 * x - p3);
            double xa = x + 0.5 * H * x1, ya = y + 0.5 * H * y1;
            double x2 = xa * (p0 - p1 * ya), y2 = ya * (p2 * xa - p3);
            double xb = x + 0.5 * H * x2, yb = y + 0.5 * H * y2;
            double x3 = xb * (p0 - p1 * yb), y3 = yb * (p2 * xb - p3);
            double xc = x + H * x3, yc = y + H * y3;

            double u = H / 6 * xBar, v = H / 6 * yBar;
            double aBar = u * (p0 - p1 * yc) + v * yc * p2, bBar = v * (p2 * xc - p3) - u * xc * p1;
            g0 += u * xc;
            g1 -= u * xc * yc;
            g2 += v * xc * yc;
            g3 -= v * yc;
            double nextX = xBar + aBar, nextY = yBar + bBar;

            u = H / 3 * xBar + H * aBar;
            v = H / 3 * yBar + H * bBar;
            aBar = u * (p0 - p1 * yb) + v * yb * p2;
            bBar = v * (p2 * xb - p3) - u * xb * p1;
            g0 += u * xb;
            g1 -= u * xb * yb;
            g2 += v * xb * yb;
            g3 -= v * yb;
            nextX += aBar;
            nextY += bBar;

            u = H / 3 * xBar + 0.5 * H * aBar;
            v = H / 3 * yBar + 0.5 * H * bBar;
            aBar = u * (p0 - p1 * ya) + v * ya * p2;
            bBar = v * (p2 * xa - p3) - u * xa * p1;
            g0 += u * xa;
            g1 -= u * xa * ya;
            g2 += v * xa * ya;
            g3 -= v * ya;
            nextX += aBar;
            nextY += bBar;

            u = H / 6 * xBar + 0.5 * H * aBar;
            v = H / 6 * yBar + 0.5 * H * bBar;
            g0 += u * x;
            g1 -= u * x * y;
            g2 += v * x * y;
            g3 -= v * y;
            xBar = nextX + u * (p0 - p1 * y) + v * y * p2;
            yBar = nextY + v * (p2 * x - p3) - u * x * p1;
        }

        gradient[0] = g0;
        gradient[1] = g1;
        gradient[2] = g2;
        gradient[3] = g3;
        return dx * dx + dy * dy;
    }
}
