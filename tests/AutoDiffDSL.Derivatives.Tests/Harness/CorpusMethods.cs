using System.Reflection;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>Every method of this assembly that carries both <c>[Differentiable]</c> and <c>[Feature]</c>.</summary>
public static class CorpusMethods
{
    private const BindingFlags Declared =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<CorpusMethod> All { get; } =
    [
        .. typeof(CorpusMethods).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.GetCustomAttribute<DifferentiableAttribute>() is not null)
            .Where(method => method.GetCustomAttribute<FeatureAttribute>() is not null)
            .Select(method => new CorpusMethod(method))
            .OrderBy(method => method.Name, StringComparer.Ordinal),
    ];

    public static CorpusMethod Named(string name) => All.Single(method => method.Name == name);
}
