namespace AutoDiffDSL.Optimizers.Tests;

/// <summary>Half the sum of curvature times the square of each coordinate.</summary>
internal sealed class Quadratic(params double[] curvatures) : IObjective
{
    public int Dimension => curvatures.Length;

    public double Value(ReadOnlySpan<double> parameters)
    {
        double sum = 0;
        for (int i = 0; i < curvatures.Length; i++)
            sum += 0.5 * curvatures[i] * parameters[i] * parameters[i];
        return sum;
    }

    public double Gradient(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        for (int i = 0; i < curvatures.Length; i++)
            gradient[i] = curvatures[i] * parameters[i];
        return Value(parameters);
    }
}
