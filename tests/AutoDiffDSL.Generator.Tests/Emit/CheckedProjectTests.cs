using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>
/// Projects that check integers for overflow by default: what the source calls unchecked wraps in derivatives too, and
/// what it does not throws there too.
/// </summary>
public sealed class CheckedProjectTests
{
    private const string Members = """
        [Differentiable]
        public static double Wrapping(double x, int n)
        {
            double s = 0;
            uint hash = 2166136261;
            for (int i = 0; i < n; i++)
            {
                hash = unchecked((hash ^ (uint)i) * 16777619);
                s += x * x * (hash % 8);
            }

            return s;
        }

        [Differentiable]
        public static double Throwing(double x, int n)
        {
            int next = n + 1;
            return x * next;
        }
        """;

    private static readonly Type Program = Compile();

    [Fact]
    public void Unchecked_arithmetic_wraps_in_derivatives()
    {
        const double X = 1.5;
        double value = Call("Wrapping", X, 6);
        object[] arguments = [X, 6, 0.0];
        Assert.Equal(value, Program.GetMethod("WrappingGradient")!.Invoke(null, arguments));
        Assert.Equal(2 * value / X, (double)arguments[2], 12);
    }

    [Fact]
    public void Other_arithmetic_throws_in_derivatives()
    {
        object[] arguments = [1.5, int.MaxValue, 0.0];
        var failure = Assert.Throws<TargetInvocationException>(
            () => Program.GetMethod("ThrowingGradient")!.Invoke(null, arguments));
        Assert.IsType<OverflowException>(failure.InnerException);
    }

    private static double Call(string name, params object[] arguments) =>
        (double)Program.GetMethod(name)!.Invoke(null, arguments)!;

    private static Type Compile()
    {
        CSharpCompilation compilation = TestCompilation.Create(TestCompilation.Program(Members));
        compilation = compilation.WithOptions(compilation.Options.WithOverflowChecks(true));
        CSharpGeneratorDriver
            .Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out _);
        using var stream = new MemoryStream();
        Assert.Empty(updated.Emit(stream).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        stream.Position = 0;
        return new AssemblyLoadContext("Checked", isCollectible: true).LoadFromStream(stream).GetType("Program")!;
    }
}
