using System.Reflection;
using AutoDiffDSL.Derivatives.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>Compiles programs in memory, with or without the derivatives that the generator adds.</summary>
public static class ProgramCompiler
{
    private const string Preamble = """
        using System;
        using AutoDiffDSL;
        using AutoDiffDSL.Derivatives.Tests.Harness;

        public static class Helpers
        {
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

    /// <summary>The methods of the programs, in their order.</summary>
    /// <exception cref="InvalidOperationException">The compiler or the generator reports an error.</exception>
    public static IReadOnlyList<CorpusMethod> Compile(IReadOnlyList<RandomProgram> programs, bool withDerivatives)
    {
        SyntaxTree[] trees =
        [
            Parse(Preamble, "Preamble.cs"),
            .. programs.Select(p => Parse("using System;\nusing AutoDiffDSL;\n"
                + "using AutoDiffDSL.Derivatives.Tests.Harness;\n\n" + p, p.ClassName + ".cs")),
        ];
        Compilation compilation = CSharpCompilation.Create(
            "RandomPrograms", trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
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
