using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// QuickProp (Fahlman, "An Empirical Study of Learning Speed in Back-Propagation Networks", 1988): each parameter
/// jumps to the minimum of the parabola through its last two derivatives, at most growth times its last step; where
/// that jump is too long, or goes uphill, it takes growth times its last step. A parameter without a last step takes
/// one of gradient descent. One jump solves a separable quadratic. With <c>addGradient</c> the step of gradient descent
/// is added while the derivative keeps its sign, as Fahlman does. Not linear: it claims no stability polynomial. It
/// ends a chain's work: its update is the step itself. State: the last derivatives, the last steps.
/// </summary>
public sealed class QuickProp : IUpdateTransform
{
    /// <summary>QuickProp.</summary>
    /// <param name="stepSize">The step size of gradient descent where there is no last step, positive.</param>
    /// <param name="growth">How much longer than the last a step may be, positive.</param>
    /// <param name="addGradient">Whether the step of gradient descent is added while the derivative keeps its sign.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public QuickProp(double stepSize, double growth = 1.75, bool addGradient = false)
    {
        StepSize = Optimizers.StepSize.Checked(stepSize);
        Growth = Setting.Positive(growth, nameof(growth));
        AddGradient = addGradient;
    }

    /// <summary>The step size of gradient descent where there is no last step.</summary>
    public double StepSize { get; }

    /// <summary>How much longer than the last a step may be.</summary>
    public double Growth { get; }

    /// <summary>Whether the step of gradient descent is added while the derivative keeps its sign.</summary>
    public bool AddGradient { get; }

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"quickprop({StepSize}, {Growth}{(AddGradient ? ", with gradient" : "")})");

    /// <inheritdoc/>
    public int StateLength(int dimension) => checked(2 * dimension);

    /// <inheritdoc/>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        Span<double> before = state[..update.Length];
        Span<double> last = state[update.Length..];
        for (int i = 0; i < update.Length; i++)
        {
            double derivative = update[i];
            last[i] = last[i] == 0 ? -StepSize * derivative : Jump(derivative, before[i], last[i]);
            before[i] = derivative;
            update[i] = last[i];
        }
    }

    private double Jump(double derivative, double before, double last)
    {
        double jump = last * derivative / (before - derivative);
        bool usable = Math.Abs(jump) <= Growth * Math.Abs(last) && jump * derivative <= 0;
        double step = usable ? jump : Growth * last;
        return AddGradient && derivative * before > 0 ? step - StepSize * derivative : step;
    }
}
