#:project ../src/AutoDiffDSL/AutoDiffDSL.csproj
#:project ../src/AutoDiffDSL.Experiments/AutoDiffDSL.Experiments.csproj

// Which minima gradient descent can reach is decided by its step size: near a minimum x* it is a linear map with slope
// 1 - delta * f''(x*), so that it can settle there only if delta <= 2 / f''(x*); otherwise only a start that hits x*
// itself ends there. Nar and Sastry, "Step Size Matters in Deep Learning", NeurIPS 2018.
//
//   dotnet run examples/step-size.cs

using AutoDiffDSL;
using AutoDiffDSL.Experiments.Checks;

const double Delta = 0.3;
const int Starts = 601, Steps = 5000;

// The Hessian-vector product of one number along 1 is the second derivative.
Polynomial.FHvp(1, 1, out double slopeAt1, out double curvatureAt1);
Polynomial.FHvp(2, 1, out double slopeAt2, out double curvatureAt2);

Dictionary<Outcome, int> counts = Enum.GetValues<Outcome>().ToDictionary(outcome => outcome, _ => 0);
List<double> reach2 = [];
for (int i = 0; i < Starts; i++)
{
    double start = -0.5 + 3.0 * i / (Starts - 1);
    Outcome outcome = Descend(start, Delta);
    counts[outcome]++;
    if (outcome == Outcome.Reaches2) reach2.Add(start);
}

Console.WriteLine($"f = (x^2 + 1)(x - 1)^2 (x - 2)^2; {Starts} starts on [-0.5, 2.5], {Steps} steps of {Delta}");
Console.WriteLine();
bool holds = CheckTable.Print(
    [
        Check.Exact("f'(1)", 0, slopeAt1),
        Check.Exact("f'(2)", 0, slopeAt2),
        Check.Exact("f''(1)", 4, curvatureAt1),
        Check.Exact("f''(2)", 10, curvatureAt2),
        Check.Exact("largest step that settles at 1", 0.5, 2 / curvatureAt1),
        Check.Exact("largest step that settles at 2", 0.2, 2 / curvatureAt2),
        Settles("settles at 1 from 1.001, step 0.98 * bound", 1.001, 0.98 * 2 / curvatureAt1, Outcome.Reaches1, true),
        Settles("settles at 1 from 1.001, step 1.02 * bound", 1.001, 1.02 * 2 / curvatureAt1, Outcome.Reaches1, false),
        Settles("settles at 2 from 2.001, step 0.98 * bound", 2.001, 0.98 * 2 / curvatureAt2, Outcome.Reaches2, true),
        Settles("settles at 2 from 2.001, step 1.02 * bound", 2.001, 1.02 * 2 / curvatureAt2, Outcome.Reaches2, false),
        Check.Count("starts that reach 1", 258, counts[Outcome.Reaches1], 3),
        Check.Count("starts that reach 2", 1, counts[Outcome.Reaches2]),
        new Check("the start that reaches 2", "2", string.Join(' ', reach2), reach2 is [2.0]),
        Check.Count("starts that stay bounded", 154, counts[Outcome.StaysBounded], 3),
        Check.Count("starts that diverge", 188, counts[Outcome.Diverges], 3),
    ],
    Console.Out);
return holds ? 0 : 1;

static Outcome Descend(double x, double delta)
{
    for (int step = 0; step < Steps; step++)
    {
        Polynomial.FGradient(x, out double slope);
        x -= delta * slope;

        // Beyond 1e6 the sixth power has taken over, and each step multiplies |x| by more than 1e23.
        if (!(Math.Abs(x) < 1e6)) return Outcome.Diverges;
    }

    if (Math.Abs(x - 1) < 1e-6) return Outcome.Reaches1;
    return Math.Abs(x - 2) < 1e-6 ? Outcome.Reaches2 : Outcome.StaysBounded;
}

static Check Settles(string name, double start, double delta, Outcome minimum, bool expected)
{
    bool found = Descend(start, delta) == minimum;
    return new Check(name, expected ? "yes" : "no", found ? "yes" : "no", found == expected);
}

/// <summary>Where gradient descent ends.</summary>
internal enum Outcome
{
    Reaches1,
    Reaches2,
    StaysBounded,
    Diverges,
}

/// <summary>The loss; <c>FGradient</c> and <c>FHvp</c> are generated.</summary>
public static partial class Polynomial
{
    /// <summary>A polynomial with minima at 1 and 2, the second one sharper.</summary>
    [Differentiable]
    public static double F(double x) => (x * x + 1) * (x - 1) * (x - 1) * (x - 2) * (x - 2);
}
