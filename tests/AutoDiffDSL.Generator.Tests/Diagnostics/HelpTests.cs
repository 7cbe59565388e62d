using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

/// <summary>Every diagnostic has a help page, whose examples do what the page says.</summary>
public sealed class HelpTests
{
    /// <summary>No source that fits on a page brings these about: a small stack does, or an error of ours.</summary>
    private static readonly string[] WithoutSource = ["ADL0901", "ADL0999"];

    private static readonly SortedDictionary<string, DiagnosticDescriptor> Descriptors = new(
        typeof(DifferentiableGenerator).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .ToDictionary(descriptor => descriptor.Id),
        StringComparer.Ordinal);

    public static TheoryData<string> AllIds => [.. Descriptors.Keys];

    public static TheoryData<string> IdsOfSources => [.. Descriptors.Keys.Except(WithoutSource)];

    [Theory]
    [MemberData(nameof(AllIds))]
    public void A_diagnostic_has_a_page_with_its_title_and_two_examples(string id)
    {
        HelpPage page = Page(id);
        Assert.Equal($"# {id}: {Descriptors[id].Title}", page.Heading);
        Assert.Equal(IsError(id) ? "Refused" : "Reported", page.Reported?.Label);
        Assert.Equal(WithoutSource.Contains(id), page.Reported!.Kind == "text");
        Assert.NotNull(page.Accepted);
        Assert.NotEqual("text", page.Accepted.Kind);
    }

    [Theory]
    [MemberData(nameof(IdsOfSources))]
    public void The_refused_example_is_right_for_the_compiler_and_reported_under_its_id(string id)
    {
        HelpPage page = Page(id);
        CSharpCompilation compilation = Compilation(page, page.Reported);
        Assert.Empty(Errors(compilation));
        string[] expected = page.Reported?.Also is { } also ? [id, also] : [id];
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            Generated(compilation, out _).Select(d => d.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllIds))]
    public void The_accepted_example_compiles_with_its_derivatives_and_nothing_is_reported(string id)
    {
        HelpPage page = Page(id);
        Assert.Empty(Generated(Compilation(page, page.Accepted), out Compilation output));
        Assert.Empty(Errors(output));
        Assert.True(output.SyntaxTrees.Count() > 1, $"The accepted example of {id} has no derivatives.");
    }

    [Theory]
    [MemberData(nameof(AllIds))]
    public void The_link_of_a_diagnostic_names_a_file_of_the_repository(string id)
    {
        string link = Descriptors[id].HelpLinkUri;
        Assert.EndsWith($"Diagnostics/Help/{id}.md", link, StringComparison.Ordinal);
        string path = link[link.IndexOf("generators/", StringComparison.Ordinal)..];
        Assert.True(File.Exists(Path.Combine(RepositoryRoot(), path)), $"{id} links to {link}.");
    }

    /// <summary>So that each has an example that brings it about and one that does not, by the tests above.</summary>
    [Fact]
    public void What_is_released_is_what_has_pages_and_two_alone_have_no_source()
    {
        string releases = File.ReadAllText(
            Path.Combine(RepositoryRoot(), "generators/AutoDiffDSL.Generator/AnalyzerReleases.Unshipped.md"));
        Assert.Equal(
            Descriptors.Keys,
            releases.Split('\n').Where(l => l.StartsWith("ADL", StringComparison.Ordinal)).Select(l => l[..7]));
        Assert.Equal(Descriptors.Keys, HelpPage.Ids.Order(StringComparer.Ordinal));
        Assert.Equal(["ADL0901", "ADL0999"], WithoutSource);
    }

    /// <summary>Beside the pages, a test of the place that is reported names each id in its data.</summary>
    [Fact]
    public void Every_diagnostic_has_a_test_of_its_own_beside_its_page()
    {
        string folder = Path.Combine(RepositoryRoot(), "tests/AutoDiffDSL.Generator.Tests");
        string tests = string.Concat(Directory.GetFiles(folder, "*Tests.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "HelpTests.cs")
            .Select(File.ReadAllText));
        Assert.All(Descriptors.Keys, id => Assert.Contains($"\"{id}\"", tests, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_has_a_diagnostic() => Assert.Empty(HelpPage.Ids.Except(Descriptors.Keys));

    [Fact]
    public void The_table_lists_every_diagnostic_in_order_with_severity_and_title()
    {
        IEnumerable<string> expected = Descriptors.Values.Select(d =>
            $"| {d.Id} | {d.DefaultSeverity} | [{Escaped(d.Title.ToString())}](Help/{d.Id}.md) |");
        Assert.Equal(
            expected,
            HelpPage.Table.Split('\n').Where(line => line.StartsWith("| ADL", StringComparison.Ordinal)));
    }

    private static string RepositoryRoot([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));

    private static HelpPage Page(string id)
    {
        var page = HelpPage.Read(id);
        Assert.True(page is not null, $"{id} has no page Diagnostics/Help/{id}.md.");
        return page;
    }

    private static bool IsError(string id) => Descriptors[id].DefaultSeverity == DiagnosticSeverity.Error;

    private static string Escaped(string title) =>
        title.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);

    private static CSharpCompilation Compilation(HelpPage page, HelpExample? example)
    {
        Assert.True(example is not null, $"An example is missing below '{page.Heading}'.");
        CSharpCompilation compilation = TestCompilation.Create(example.Source);
        compilation = compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(Enabled(page)));
        return page.Library is { } library ? compilation.AddReferences(Reference(library)) : compilation;
    }

    /// <summary>What is off by default is on for the examples of its own page.</summary>
    private static IEnumerable<KeyValuePair<string, ReportDiagnostic>> Enabled(HelpPage page) => Descriptors.Values
        .Where(d => !d.IsEnabledByDefault && page.Heading!.StartsWith($"# {d.Id}:", StringComparison.Ordinal))
        .Select(d => KeyValuePair.Create(d.Id, ReportDiagnostic.Info));

    /// <summary>An assembly made of the example and its derivatives.</summary>
    private static MetadataReference Reference(HelpExample library)
    {
        CSharpCompilation compilation = TestCompilation.Create(library.Source).WithAssemblyName("Library");
        Assert.Empty(Generated(compilation, out Compilation output));
        var image = new MemoryStream();
        Assert.Empty(output.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static ImmutableArray<Diagnostic> Generated(CSharpCompilation compilation, out Compilation output)
    {
        TestCompilation.Driver()
            .RunGeneratorsAndUpdateCompilation(compilation, out output, out ImmutableArray<Diagnostic> diagnostics);
        return diagnostics;
    }

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
}
