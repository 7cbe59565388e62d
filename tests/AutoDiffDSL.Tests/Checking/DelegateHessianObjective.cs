namespace AutoDiffDSL.Tests.Checking;

/// <summary>As <see cref="DelegateObjective"/>, with Hessian-vector products.</summary>
internal sealed class DelegateHessianObjective(
    int dimension,
    Func<double[], double> value,
    Func<double[], double[]> gradient,
    Func<double[], double[], double[]> product)
    : DelegateObjective(dimension, value, gradient), IHessianObjective
{
    public double HessianProduct(
        ReadOnlySpan<double> parameters,
        ReadOnlySpan<double> direction,
        Span<double> gradient,
        Span<double> result)
    {
        product(parameters.ToArray(), direction.ToArray()).CopyTo(result);
        return Gradient(parameters, gradient);
    }
}
