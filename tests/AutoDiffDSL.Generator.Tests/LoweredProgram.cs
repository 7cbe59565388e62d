using System.Reflection;
using System.Runtime.Loader;
using AutoDiffDSL.Generator.Frontend;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests;

/// <summary>A test source: the attributed method F as compiled by C#, and as lowered by the frontend.</summary>
internal sealed class LoweredProgram
{
    private readonly Func<object[], object?> compiled;

    private LoweredProgram(MethodModel model, Func<object[], object?> compiled)
    {
        Model = model;
        this.compiled = compiled;
    }

    public MethodModel Model { get; }

    public Function Primal => Model.Primal;

    /// <summary>Compiles members of the class <c>Program</c>, of which <c>F</c> carries the attribute.</summary>
    public static LoweredProgram Create(string members) => CreateAll(members, ["F"])[0];

    /// <summary>
    /// Compiles members of the class <c>Program</c>, of which <c>F0</c>, <c>F1</c>, ... carry the attribute.
    /// </summary>
    public static LoweredProgram[] CreateAll(string members, int count) =>
        CreateAll(members, [.. Enumerable.Range(0, count).Select(i => "F" + i)]);

    private static LoweredProgram[] CreateAll(string members, string[] names)
    {
        CSharpCompilation compilation = TestCompilation.Create(TestCompilation.Program(members));
        INamedTypeSymbol type = compilation.GetTypeByMetadataName("Program")!;
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        string callers = string.Join("\n", names.Select(n =>
            Caller(type.GetMembers(n).OfType<IMethodSymbol>().Single())));
        compilation = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "static class Caller {\n" + callers + "\n}", TestCompilation.ParseOptions));
        Type caller = Compile(compilation);
        return [.. names.Select(n => new LoweredProgram(
            Lower(compilation, n), caller.GetMethod(n)!.CreateDelegate<Func<object[], object?>>()))];
    }

    /// <summary>Lowers one method of <c>Program</c>; errors of the frontend fail the test.</summary>
    public static MethodModel Lower(CSharpCompilation compilation, string name)
    {
        var sink = new DiagnosticSink();
        IMethodSymbol method = compilation.GetTypeByMetadataName("Program")!.GetMembers(name).OfType<IMethodSymbol>()
            .Single();
        MethodModel? model = MethodReader.Read(method, method.GetAttributes()[0], compilation, sink, default);
        Assert.Empty(sink.Diagnostics
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => d.ToString()));
        return model!;
    }

    /// <summary>Runs both, and asserts that they return and write the same bits, or fail alike.</summary>
    public void AssertSame(params object[] arguments)
    {
        object[] expectedArguments = [.. arguments.Select(Copy)];
        object[] actualArguments = [.. arguments.Select(Copy)];
        string expected = Describe(() => compiled(expectedArguments), expectedArguments);
        string actual = Describe(() => Interpreter.Run(Primal, actualArguments).FirstOrDefault(), actualArguments);
        Assert.True(expected == actual, $"C#: {expected}\nIR: {actual}\n{Printer.Print(Primal)}");
    }

    private static string Describe(Func<object?> run, object[] arguments)
    {
        try
        {
            return run() + Written(arguments);
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentOutOfRangeException
            or DivideByZeroException or OverflowException or ArgumentException
            or System.Runtime.CompilerServices.SwitchExpressionException or GuardException)
        {
            return "failed" + Written(arguments);
        }
    }

    private static string Written(object[] arguments) =>
        string.Concat(arguments.OfType<Array>().Select(a => " " + string.Join(",", a.Cast<object>())));

    private static object Copy(object argument) => argument is Array array ? array.Clone() : argument;

    private static string Caller(IMethodSymbol method)
    {
        IEnumerable<string> arguments = method.Parameters.Select((p, i) => p.Type switch
        {
            INamedTypeSymbol { IsGenericType: true } span => $"({span.TypeArguments[0]}[])a[{i}]",
            _ => $"({p.Type})a[{i}]",
        });
        string call = $"Program.{method.Name}({string.Join(", ", arguments)})";
        return $"public static object {method.Name}(object[] a) "
            + (method.ReturnsVoid ? "{ " + call + "; return null; }" : "=> " + call + ";");
    }

    private static Type Compile(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        Assembly assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
        return assembly.GetType("Caller")!;
    }
}
