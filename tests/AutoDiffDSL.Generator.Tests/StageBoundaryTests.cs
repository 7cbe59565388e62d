using System.Reflection;

namespace AutoDiffDSL.Generator.Tests;

public sealed class StageBoundaryTests
{
    private const BindingFlags All =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public
        | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Only_the_frontend_and_the_entry_see_the_compiler()
    {
        string[] outsiders = [.. typeof(Compiler).Assembly.GetTypes()
            .Where(t => t.Namespace is { } space
                && space.StartsWith("AutoDiffDSL.Generator.", StringComparison.Ordinal))
            .Where(t => !IsFrontend(t.Namespace) && t.Namespace != "AutoDiffDSL.Generator.Diagnostics")
            .Where(t => Mentioned(t).Any(IsOfTheCompiler))
            .Select(t => t.FullName!)];
        Assert.Empty(outsiders);
        Assert.Contains(typeof(Generator.Frontend.Frame), typeof(Compiler).Assembly.GetTypes().Where(t =>
            Mentioned(t).Any(IsOfTheCompiler)));
    }

    private static bool IsFrontend(string? space) =>
        space is not null && (space + ".").StartsWith("AutoDiffDSL.Generator.Frontend.", StringComparison.Ordinal);

    private static IEnumerable<Type> Mentioned(Type type) =>
    [
        .. type.GetFields(All).Select(f => f.FieldType),
        .. type.GetMethods(All).Select(m => m.ReturnType),
        .. type.GetMethods(All).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType),
        .. type.GetMethods(All).SelectMany(m => m.GetMethodBody()?.LocalVariables ?? []).Select(v => v.LocalType),
    ];

    private static bool IsOfTheCompiler(Type type) =>
        type.Namespace is { } space && space.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        && type.Name is not ("EmbeddedAttribute" or "NullableAttribute");
}
