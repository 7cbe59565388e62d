using AutoDiffDSL.Numerics;

namespace AutoDiffDSL.Optimizers;

/// <summary>f(x) + rho/2 |x - target|^2, for the first of ADMM's two minimisations.</summary>
internal sealed class AugmentedObjective(IHessianObjective smooth, double penalty, ReadOnlyMemory<double> target)
    : IHessianObjective
{
    public int Dimension => smooth.Dimension;

    public double Value(ReadOnlySpan<double> parameters) => smooth.Value(parameters) + Distance(parameters);

    public double Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        double value = smooth.Gradient(parameters, gradient);
        AddPull(parameters, gradient);
        return value + Distance(parameters);
    }

    public double HessianProduct(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> direction,
        Span<double> gradient,
        Span<double> product)
    {
        double value = smooth.HessianProduct(parameters, direction, gradient, product);
        AddPull(parameters, gradient);
        VectorMath.Axpy(penalty, direction, product);
        return value + Distance(parameters);
    }

    private double Distance(ReadOnlySpan<double> parameters)
    {
        ReadOnlySpan<double> to = target.Span;
        double square = 0;
        for (int i = 0; i < to.Length; i++)
            square += (parameters[i] - to[i]) * (parameters[i] - to[i]);
        return 0.5 * penalty * square;
    }

    private void AddPull(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        ReadOnlySpan<double> to = target.Span;
        for (int i = 0; i < to.Length; i++)
            gradient[i] += penalty * (parameters[i] - to[i]);
    }
}
