using AutoDiffDSL.AdBench.BundleAdjustment;
using AutoDiffDSL.AdBench.Gmm;
using AutoDiffDSL.AdBench.Hand;
using AutoDiffDSL.AdBench.Lstm;

namespace AutoDiffDSL.AdBench;

/// <summary>
/// One file of the benchmark, by its path in the benchmark's folder, and the arrays that it leads to.
/// </summary>
public static class Problem
{
    /// <summary>Objective and Jacobian as arrays, in the benchmark's order.</summary>
    /// <param name="folder">The benchmark's data.</param>
    /// <param name="path">The file, such as <c>gmm/1k/gmm_d2_K5.txt</c>.</param>
    public static IReadOnlyList<double[]> Solve(string folder, string path)
    {
        string text = File.ReadAllText(Path.Combine(folder, path));
        return path.Split('/')[0] switch
        {
            "gmm" => Solve(GmmInstance.Read(text)),
            "ba" => Solve(BundleInstance.Read(text)),
            "lstm" => Solve(LstmInstance.Read(text)),
            "hand" => Solve(ReadHand(folder, path, text)),
            string other => throw new ArgumentException($"There is no problem '{other}'.", nameof(path)),
        };
    }

    public static IReadOnlyList<double[]> Solve(GmmInstance instance)
    {
        var gradient = new double[instance.ParameterCount];
        return [[instance.Gradient(gradient)], gradient];
    }

    public static IReadOnlyList<double[]> Solve(LstmInstance instance)
    {
        var gradient = new double[instance.ParameterCount];
        return [[instance.Gradient(gradient)], gradient];
    }

    public static IReadOnlyList<double[]> Solve(BundleInstance instance)
    {
        (double[] reprojection, double[] weight) = BundleJacobian.Residuals(instance);
        SparseRows jacobian = BundleJacobian.Compute(instance);
        return
        [
            reprojection, weight, jacobian.Values,
            Array.ConvertAll(jacobian.Columns, c => (double)c), Array.ConvertAll(jacobian.Starts, s => (double)s),
        ];
    }

    public static IReadOnlyList<double[]> Solve(HandInstance instance) => [instance.Errors(), instance.Jacobian()];

    private static HandInstance ReadHand(string folder, string path, string text)
    {
        string model = Path.Combine(folder, Path.GetDirectoryName(path)!, "model");
        return HandInstance.Read(
            HandModel.Read(
                File.ReadAllText(Path.Combine(model, "bones.txt")),
                File.ReadAllText(Path.Combine(model, "vertices.txt")),
                File.ReadAllText(Path.Combine(model, "triangles.txt"))),
            text,
            path.Contains("complicated", StringComparison.Ordinal));
    }
}
