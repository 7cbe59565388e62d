using AutoDiffDSL.Derivatives.Tests.Harness;

namespace AutoDiffDSL.Derivatives.Tests.Corpus;

/// <summary>Lists that an instance holds.</summary>
public sealed partial class ListsOfAnInstance(List<double> nodes, IReadOnlyList<double> weights)
{
    private readonly List<double> _nodes = nodes;

    public static ListsOfAnInstance Example { get; } = new([-0.5, 0.25, 1], [0.5, 1.5, -1]);

    private IReadOnlyList<double> Weights { get; } = weights;

    [Feature(FeatureList.ListOfConstants, FeatureList.InstanceMethod)]
    [Differentiable(Modes = Modes.All)]
    public double Quadrature(double a, double b)
    {
        double sum = 0;
        for (int i = 0; i < _nodes.Count; i++)
        {
            double x = a + (b - a) * _nodes[i];
            sum += Weights[i] * Math.Exp(-x * x) * (b - a);
        }

        return sum;
    }
}
