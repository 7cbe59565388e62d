using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Caching;

/// <summary>What an edit of one method means for those that it calls, and those that call it.</summary>
public sealed class CallCachingTests
{
    private const string Caller =
        """
        using AutoDiffDSL;

        public static partial class Caller
        {
            [Differentiable(Modes = Modes.Vjp)]
            public static double F(double a) => Callee.G(a) * Callee.H(a);
        }
        """;

    private const string Callee =
        """
        using AutoDiffDSL;

        public static partial class Callee
        {
            [Checkpoint]
            internal static double G(double x) => x * x * x;

            internal static double H(double x) => System.Math.BigMul(1, 2) + x;

            [DerivativeOf(nameof(H))]
            private static double Rule(double x, double xDot) => xDot;
        }
        """;

    [Fact]
    public void A_blank_line_in_a_rule_regenerates_nothing() =>
        AssertReasons(
            1,
            Callee.Replace("=> xDot", "=>\n\n    xDot // one"),
            (IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached),
            (IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached));

    [Fact]
    public void An_edit_of_a_rule_regenerates_who_uses_it() =>
        AssertReasons(
            1,
            Callee.Replace("=> xDot", "=> 2 * xDot"),
            (IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified),
            (IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached));

    [Fact]
    public void The_body_of_a_method_that_is_called_regenerates_its_own_derivatives_alone() =>
        AssertReasons(
            1,
            Callee.Replace("x * x * x", "x * x"),
            (IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Cached),
            (IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified));

    [Fact]
    public void Another_mode_of_the_caller_regenerates_what_is_demanded_of_the_callee() =>
        AssertReasons(
            0,
            Caller.Replace("Modes.Vjp", "Modes.Vjp | Modes.Hvp"),
            (IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified),
            (IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Modified));

    /// <summary>The reasons of the model step and of the source step, for the caller and for what it calls.</summary>
    private static void AssertReasons(
        int file,
        string edited,
        (IncrementalStepRunReason, IncrementalStepRunReason) caller,
        (IncrementalStepRunReason, IncrementalStepRunReason) callee)
    {
        CSharpCompilation before = TestCompilation.Create(Caller, Callee);
        SyntaxTree tree = before.SyntaxTrees[file];
        CSharpCompilation after = before.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(edited, TestCompilation.ParseOptions, tree.FilePath));
        GeneratorDriver driver = Driver().RunGenerators(before).RunGenerators(after);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Empty(result.Diagnostics);
        IncrementalStepRunReason[] models = Reasons(result, DifferentiableGenerator.ModelStep);
        IncrementalStepRunReason[] sources = Reasons(result, DifferentiableGenerator.SourceStep);
        Assert.Equal([caller, callee], models.Zip(sources));
        Assert.Equal(Text(Driver().RunGenerators(after)), Text(driver));
    }

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new DifferentiableGenerator().AsSourceGenerator()],
        driverOptions: new GeneratorDriverOptions(
            IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Steps of attributed methods come before those of checkpoints.</summary>
    private static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private static string Text(GeneratorDriver driver) => string.Join(
        "\n", driver.GetRunResult().GeneratedTrees.Select(t => t.FilePath + "\n" + t.GetText()));
}
