using System.Reflection;

namespace AutoDiffDSL.Derivatives.Tests.Harness;

/// <summary>Every method of this assembly that carries both <c>[Differentiable]</c> and <c>[Feature]</c>.</summary>
public static class CorpusMethods
{
    private const BindingFlags Declared =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public
        | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private const string Corpus = "AutoDiffDSL.Derivatives.Tests.Corpus";

    public static IReadOnlyList<CorpusMethod> All { get; } =
    [
        .. typeof(CorpusMethods).Assembly.GetTypes()
            .SelectMany(Instances)
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.GetCustomAttribute<DifferentiableAttribute>() is not null)
            .Where(method => method.GetCustomAttribute<FeatureAttribute>() is not null)
            .SelectMany(Instances)
            .Select(method => new CorpusMethod(method))
            .OrderBy(method => method.Name, StringComparer.Ordinal),
    ];

    /// <summary>What is generic runs in double and in single precision.</summary>
    private static IEnumerable<Type> Instances(Type type) => type.IsGenericTypeDefinition && type.Namespace == Corpus
        ? [type.MakeGenericType(typeof(double)), type.MakeGenericType(typeof(float))]
        : [type];

    private static IEnumerable<MethodInfo> Instances(MethodInfo method) => method.IsGenericMethodDefinition
        ? [method.MakeGenericMethod(typeof(double)), method.MakeGenericMethod(typeof(float))]
        : [method];

    public static CorpusMethod Named(string name) => All.Single(method => method.Name == name);
}
