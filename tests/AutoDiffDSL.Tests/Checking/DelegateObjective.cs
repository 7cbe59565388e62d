namespace AutoDiffDSL.Tests.Checking;

/// <summary>An objective from delegates, so that a test shows function and derivative side by side.</summary>
internal class DelegateObjective(int dimension, Func<double[], double> value, Func<double[], double[]> gradient)
    : IObjective
{
    public int Dimension => dimension;

    public double Value(ReadOnlySpan<double> parameters) => value(parameters.ToArray());

    public virtual double Gradient(ReadOnlySpan<double> parameters, Span<double> result)
    {
        gradient(parameters.ToArray()).CopyTo(result);
        return Value(parameters);
    }
}
