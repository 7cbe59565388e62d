using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Caching;

/// <summary>
/// Which edits run the compiler again: each pair of reasons is that of the model step and of the source step.
/// </summary>
public sealed class CachingTests
{
    private const string Main =
        """
        using AutoDiffDSL;

        public static partial class Program
        {
            [Differentiable]
            public static double F(double a)
            {
                double b = a * a;
                return Helper.Scale(b);
            }
        }
        """;

    private const string Helper = "static class Helper { public static double Scale(double v) => 3 * v; }";

    private const string Unrelated = "static class Unrelated { public static int Zero => 0; }";

    [Fact]
    public void An_edit_in_an_unrelated_file_regenerates_nothing() =>
        AssertReasons(2, Unrelated.Replace("0", "1"), IncrementalStepRunReason.Unchanged,
            IncrementalStepRunReason.Cached);

    [Fact]
    public void A_blank_line_regenerates_nothing() =>
        AssertReasons(
            0, Main.Replace("double b", "\n\n  double b"), IncrementalStepRunReason.Unchanged,
                IncrementalStepRunReason.Cached);

    [Fact]
    public void A_comment_regenerates_nothing() =>
        AssertReasons(
            0,
            Main.Replace("a * a;", "a /* squared */ * a; // b"),
            IncrementalStepRunReason.Unchanged,
            IncrementalStepRunReason.Cached);

    [Fact]
    public void An_edit_of_the_method_regenerates() =>
        AssertReasons(
            0, Main.Replace("a * a", "a + a"), IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified);

    [Fact]
    public void An_edit_of_a_callee_in_another_file_regenerates() =>
        AssertReasons(1, Helper.Replace("3", "4"), IncrementalStepRunReason.Modified,
            IncrementalStepRunReason.Modified);

    [Fact]
    public void A_new_name_of_a_local_regenerates_since_generated_code_bears_it() =>
        AssertReasons(
            0,
            Main.Replace("double b =", "double c =").Replace("(b)", "(c)"),
            IncrementalStepRunReason.Modified,
            IncrementalStepRunReason.Modified);

    private static void AssertReasons(int file, string edited, params IncrementalStepRunReason[] expected)
    {
        CSharpCompilation before = TestCompilation.Create(Main, Helper, Unrelated);
        SyntaxTree tree = before.SyntaxTrees[file];
        SyntaxTree editedTree = CSharpSyntaxTree.ParseText(edited, TestCompilation.ParseOptions, tree.FilePath);
        CSharpCompilation after = before.ReplaceSyntaxTree(tree, editedTree);
        GeneratorDriver driver = Driver().RunGenerators(before).RunGenerators(after);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        IncrementalStepRunReason[] reasons =
        [
            Reason(result, DifferentiableGenerator.ModelStep),
            Reason(result, DifferentiableGenerator.SourceStep),
        ];
        Assert.Equal(expected, reasons);
        Assert.Equal(Text(Driver().RunGenerators(after)), Text(driver));
    }

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new DifferentiableGenerator().AsSourceGenerator()],
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None,
            trackIncrementalGeneratorSteps: true));

    private static IncrementalStepRunReason Reason(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason).Single();

    private static string Text(GeneratorDriver driver) =>
        string.Join("\n", driver.GetRunResult().GeneratedTrees.Select(t => t.FilePath + "\n" + t.GetText()));
}
