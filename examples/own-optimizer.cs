#:project ../src/AutoDiffDSL/AutoDiffDSL.csproj
#:project ../src/AutoDiffDSL.Optimizers/AutoDiffDSL.Optimizers.csproj

// An optimizer of your own, in a file or package of your own, is one class that implements IUpdateTransform. This one
// is Lion (Chen and others, "Symbolic Discovery of Optimization Algorithms", 2023): the sign of a mean of gradients.
// It chains with the library's links, runs in the library's loop, and resumes from its state.
//
//   dotnet run examples/own-optimizer.cs

using System.Globalization;
using AutoDiffDSL;
using AutoDiffDSL.Optimizers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

const int Steps = 4000;
double[] t = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4];
double[] y = [.. t.Select(time => 3 * Math.Exp(-0.8 * time) + 0.5)];
var objective = new Fit.LossObjective(t, y, wLength: 3);

// Lion, decoupled weight decay after it, and a step size that falls along half a cosine.
IUpdateTransform optimizer = new Chain(
    new Lion(0.9, 0.99), new WeightDecay(1e-6), new Scale(-1), new ScaleBySchedule(new CosineDecay(0.01, Steps)));
var minimizer = new Minimizer(objective, optimizer, new MinimizerOptions { MaxSteps = Steps });

MinimizerRun run = minimizer.Start([1, 1, 0]);
OptimizerState? half = null;
double[] halfway = [];
foreach (StepValue step in run)
{
    if (step.Step == Steps / 2)
        (half, halfway) = (run.State.Copy(), run.Parameters.ToArray());
    if (step.Step % 500 == 0)
        Console.WriteLine($"step {step.Step,5}  loss {step.Value:E3}  {string.Join("  ", Rounded(run.Parameters))}");
}

// The same bits from the state halfway.
MinimizerRun resumed = minimizer.Resume(halfway, half!);
while (resumed.MoveNext())
{
}

bool same = resumed.Parameters.SequenceEqual(run.Parameters);
bool found = Math.Abs(run.Parameters[0] - 3) < 1e-3 && Math.Abs(run.Parameters[1] - 0.8) < 1e-3;
Console.WriteLine();
Console.WriteLine($"{optimizer.Name}");
Console.WriteLine($"state of {run.State.Memory.Length} numbers; resumed halfway it ends in the same bits: {same}");
Console.WriteLine($"expected 3, 0.8, 0.5: {(found ? "ok" : "FAILS")}");
Console.WriteLine($"claims a stability threshold: {optimizer.StabilityPolynomial() is not null} (Lion is not linear)");
return same && found ? 0 : 1;

static IEnumerable<string> Rounded(ReadOnlySpan<double> values) =>
    values.ToArray().Select(value => value.ToString("F6", CultureInfo.InvariantCulture));

/// <summary>Lion: update = sign(beta1 m + (1 - beta1) g), then m = beta2 m + (1 - beta2) g. State: m.</summary>
public sealed class Lion(double beta1, double beta2) : IUpdateTransform
{
    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"lion({beta1}, {beta2})");

    /// <inheritdoc/>
    public int StateLength(int dimension) => dimension;

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        for (int i = 0; i < update.Length; i++)
        {
            double gradient = update[i];
            update[i] = Math.Sign(beta1 * state[i] + (1 - beta1) * gradient);
            state[i] = beta2 * state[i] + (1 - beta2) * gradient;
        }
    }
}

/// <summary>The loss; its gradient is generated.</summary>
public static partial class Fit
{
    /// <summary>Half the mean square error of w0 exp(-w1 t) + w2.</summary>
    [Loss]
    public static double Loss(
        ReadOnlySpan<double> w, [NoDerivative] ReadOnlySpan<double> t, [NoDerivative] ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < t.Length; i++)
        {
            double error = w[0] * Math.Exp(-w[1] * t[i]) + w[2] - y[i];
            sum += error * error;
        }

        return sum / (2 * t.Length);
    }
}
