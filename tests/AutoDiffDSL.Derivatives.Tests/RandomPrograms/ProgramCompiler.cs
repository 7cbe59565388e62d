using System.Reflection;
using AutoDiffDSL.Derivatives.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>Compiles programs in memory, with or without the derivatives that the generator adds.</summary>
public static class ProgramCompiler
{
    private const string Usings = """
        using System;
        using System.Numerics;
        using System.Numerics.Tensors;
        using AutoDiffDSL;
        using AutoDiffDSL.Derivatives.Tests.Harness;


        """;

    private const string Preamble = """
        using System;
        using System.Numerics;
        using AutoDiffDSL;
        using AutoDiffDSL.Derivatives.Tests.Harness;

        public struct Pair
        {
            public double X, Y;

            public Pair(double x, double y)
            {
                X = x;
                Y = y;
            }

            public static Pair operator +(Pair a, Pair b) => new(Math.Tanh(a.X + b.X), 0.5 * (a.Y + b.Y));

            public static Pair operator *(Pair a, double by) => new(a.X * by, a.Y - by);

            public static Pair Middle(Pair a, in Pair b) => new() { X = 0.5 * (a.X + b.Y), Y = Math.Sin(a.Y * b.X) };

            public readonly double Norm() => X * X + Y * Y;

            public void Push(double by)
            {
                if (by > 0.2) X = Math.Tanh(X + by);
                else Y = Math.Sin(Y * by) + by;
            }
        }

        public static partial class Called
        {
            [Checkpoint]
            public static Pair Carried(Pair p, double by, int times)
            {
                for (int i = 0; i < times; i++) p.Push(by * p.X);
                return p + new Pair(by, times);
            }

            [Checkpoint]
            public static double Nudged(ref double left, ref double right, in Pair p, out double twice)
            {
                left = Math.Tanh(left + p.X * right);
                twice = 2 * left * p.Y;
                right = Math.Sin(right * left);
                return left - right;
            }

            [Differentiable(Modes = Modes.All)]
            public static (double Low, Pair High) Halved(double x, Pair p, int depth)
            {
                if (depth == 0) return (Math.Sin(x), p * x);
                (double low, Pair high) = Halved(0.5 * x + 0.1 * p.Y, p, depth - 1);
                return (Math.Tanh(low * x + high.X), high);
            }

            [Checkpoint]
            public static void Smoothed(Span<double> cells, double by, ref Pair p)
            {
                for (int i = 1; i < cells.Length; i++) cells[i] = Math.Sin(cells[i] + by * cells[i - 1]);
                p.X = Math.Tanh(p.X + cells[0]);
            }
        }

        public static class Helpers
        {
            public static (double Sine, double Cosine) Turned(double angle, double by) =>
                (Math.Sin(angle + by), Math.Cos(angle * by));

            public static double Twice(Func<double, double> function, double value) => function(function(value));

            public static T Power<T>(T value, int exponent) where T : INumber<T>
            {
                T power = T.One;
                for (int i = 0; i < exponent; i++) power *= value;
                return power;
            }

            public static void Exchange(ref double left, ref double right, double by)
            {
                double spare = left;
                left = Math.Sin(right + by);
                right = spare * by;
            }

            public static void Split(double value, out double sine, out double square)
            {
                sine = Math.Sin(value);
                square = value * value + 0.5 * sine;
            }

            public static void Grow(ref double cell, double by)
            {
                if (by < -0.6) return;
                cell = Math.Tanh(cell + by * cell);
            }

            public static double Blend(double from, double to)
            {
                if (from > to) return 0.5 * from + to;
                double middle = from * to;
                return Math.Sin(middle) + from;
            }

            public static void Spread(Span<double> cells, double value)
            {
                if (cells.Length < 2) return;
                for (int i = 1; i < cells.Length; i++) cells[i] = Math.Sin(cells[i - 1] * value) + 0.5 * cells[i];
                cells[0] = Blend(value, cells[1]);
            }

            public static double SumUntilLarge(ReadOnlySpan<double> cells)
            {
                double sum = 0;
                for (int i = 0; i < cells.Length; i++)
                {
                    sum += cells[i] * cells[i];
                    if (sum > 0.8) return 1 / sum;
                }

                return sum;
            }
        }
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp13);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path.EndsWith(".dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>What all programs share, whose references are therefore read once.</summary>
    private static readonly CSharpCompilation s_base = CSharpCompilation.Create(
        "RandomPrograms", [Parse(Preamble, "Preamble.cs")], References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));

    /// <summary>The methods of the programs, in their order.</summary>
    /// <exception cref="InvalidOperationException">The compiler or the generator reports an error.</exception>
    public static IReadOnlyList<CorpusMethod> Compile(IReadOnlyList<RandomProgram> programs, bool withDerivatives)
    {
        Compilation compilation = s_base.AddSyntaxTrees(programs.Select(p => Parse(Usings + p, p.ClassName + ".cs")));
        if (withDerivatives)
        {
            CSharpGeneratorDriver.Create([Generator()], parseOptions: ParseOptions)
                .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out var diagnostics);
            Require(diagnostics);
        }

        using var image = new MemoryStream();
        Require(compilation.Emit(image).Diagnostics);
        Assembly assembly = Assembly.Load(image.ToArray());
        return [.. programs.Select(p => new CorpusMethod(assembly.GetType(p.ClassName)!.GetMethod("F")!))];
    }

    public static ISourceGenerator Generator()
    {
        Type type = Assembly.Load("AutoDiffDSL.Generator").GetTypes()
            .Single(candidate => candidate.GetCustomAttribute<GeneratorAttribute>() is not null);
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }

    private static SyntaxTree Parse(string source, string path) =>
        CSharpSyntaxTree.ParseText(source, ParseOptions, path, System.Text.Encoding.UTF8);

    private static void Require(IEnumerable<Diagnostic> diagnostics)
    {
        string[] errors =
        [
            .. diagnostics
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.ToString()),
        ];
        if (errors.Length > 0) throw new InvalidOperationException(string.Join("\n", errors.Take(10)));
    }
}
