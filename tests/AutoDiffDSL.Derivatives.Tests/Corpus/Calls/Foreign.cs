namespace AutoDiffDSL.Derivatives.Tests.Corpus.Calls;

/// <summary>Stands for a library that does what the language does not cover.</summary>
internal static class Foreign
{
    private static readonly Dictionary<string, Func<double, double>> Functions = new()
    {
        ["entropy"] = x => x * Math.Log(x),
    };

    public static double Apply(double x) => Functions["entropy"](x);
}
