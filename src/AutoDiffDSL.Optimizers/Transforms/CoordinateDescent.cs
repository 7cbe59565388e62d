using System.Globalization;

namespace AutoDiffDSL.Optimizers;

/// <summary>
/// Coordinate gradient descent (Nesterov, "Efficiency of Coordinate Descent Methods on Huge-Scale Optimization
/// Problems", 2012; Wright, "Coordinate descent algorithms", 2015): a step changes one coordinate i by
/// -stepSize * derivative i. With step size 1 / curvature i it minimises a quadratic along that coordinate: see
/// <see cref="StepSizes"/>. It is linear, but differs from step to step: it claims no stability polynomial. Stable on
/// a quadratic while each stepSize * H_ii is below 2. No state; draws depend on the seed and the step alone.
/// </summary>
public sealed class CoordinateDescent : IUpdateTransform
{
    private readonly double[] _stepSizes;

    /// <summary>One step size for all coordinates.</summary>
    /// <param name="stepSize">The step size, positive.</param>
    /// <param name="order">Which coordinate a step changes.</param>
    /// <param name="seed">What the draws depend on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step size is not positive and finite.</exception>
    public CoordinateDescent(double stepSize, CoordinateOrder order = CoordinateOrder.Cyclic, long seed = 0)
        : this([stepSize], order, seed)
    {
    }

    /// <summary>A step size for each coordinate, as the inverse of its own curvature.</summary>
    /// <param name="stepSizes">The step sizes, positive; a single one is that of all.</param>
    /// <param name="order">Which coordinate a step changes.</param>
    /// <param name="seed">What the draws depend on.</param>
    /// <exception cref="ArgumentOutOfRangeException">A step size is not positive and finite.</exception>
    /// <exception cref="ArgumentException">There is no step size.</exception>
    public CoordinateDescent(
        ReadOnlySpan<double> stepSizes, CoordinateOrder order = CoordinateOrder.Cyclic, long seed = 0)
    {
        if (stepSizes.IsEmpty)
            throw new ArgumentException("There is no step size.", nameof(stepSizes));
        foreach (double stepSize in stepSizes)
            StepSize.Checked(stepSize);
        _stepSizes = stepSizes.ToArray();
        Order = order;
        Seed = seed;
    }

    /// <summary>The step sizes; a single one is that of all coordinates.</summary>
    public ReadOnlySpan<double> StepSizes => _stepSizes;

    /// <summary>Which coordinate a step changes.</summary>
    public CoordinateOrder Order { get; }

    /// <summary>What the draws depend on.</summary>
    public long Seed { get; }

    /// <inheritdoc/>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"coordinate-descent({_stepSizes[0]}{(_stepSizes.Length > 1 ? ", ..." : "")}, {Order})");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are several step sizes, but not one a coordinate.</exception>
    public void Update(in UpdateContext context, Span<double> update, Span<double> state)
    {
        if (_stepSizes.Length != 1 && _stepSizes.Length != update.Length)
        {
            throw new ArgumentException(
                $"There are {_stepSizes.Length} step sizes for {update.Length} coordinates.", nameof(update));
        }

        int chosen = Choose(context.Step, update);
        double step = -_stepSizes[_stepSizes.Length == 1 ? 0 : chosen] * update[chosen];
        update.Clear();
        update[chosen] = step;
    }

    private int Choose(long step, ReadOnlySpan<double> derivatives)
    {
        if (Order == CoordinateOrder.Cyclic)
            return (int)(step % derivatives.Length);
        if (Order == CoordinateOrder.Random)
            return new SplitMix(Seed, step).NextBelow(derivatives.Length);

        int largest = 0;
        for (int i = 1; i < derivatives.Length; i++)
        {
            if (Math.Abs(derivatives[i]) > Math.Abs(derivatives[largest]))
                largest = i;
        }

        return largest;
    }
}
