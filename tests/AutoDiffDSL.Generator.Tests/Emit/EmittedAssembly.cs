using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using AutoDiffDSL.Generator.Emit;
using AutoDiffDSL.Generator.Emit.Planning;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>
/// Functions of the intermediate form as printed C#, compiled and loaded, with the same calling convention as the
/// interpreter.
/// </summary>
internal sealed class EmittedAssembly
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "AutoDiffDSL.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A drawn program may compare x with x.</summary>
    private static readonly KeyValuePair<string, ReportDiagnostic> ComparedWithItself =
        new("CS1718", ReportDiagnostic.Suppress);

    private readonly Dictionary<string, MethodInfo> runners = [];

    private EmittedAssembly(Assembly assembly, IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            runners.Add(name, assembly.GetType(name + "Runner")!.GetMethod("Run")!);
        }
    }

    /// <summary>The text of one function in a class of its own.</summary>
    public static string Print(Function function, string type)
    {
        var method = new MethodModel(
            new TypeModel("", [$"public static partial class {type}"]),
            "public",
            function.Name,
            "Run",
            type,
            DerivativeModes.None,
            function,
            null);
        return SourceFile.Print(method, [new DerivedFunction(function, "Drawn.")]);
    }

    /// <summary>The statements of a function, without its signature and indentation.</summary>
    public static string Body(Function function)
    {
        var writer = new CodeWriter();
        ScalarPrinter.Print(writer, BodyPlan.Plan(function, "result"));
        return writer.ToString();
    }

    /// <summary>Compiles functions that are to be called by the given names; warnings are errors.</summary>
    public static EmittedAssembly Compile(IReadOnlyDictionary<string, Function> functions)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        List<SyntaxTree> trees = [];
        foreach ((string name, Function function) in functions)
        {
            trees.Add(CSharpSyntaxTree.ParseText(Print(function, name), options, name + ".cs"));
            trees.Add(CSharpSyntaxTree.ParseText(Runner(function, name), options, name + "Runner.cs"));
        }

        return new EmittedAssembly(Load(trees), functions.Keys);
    }

    /// <summary>Compiles source texts and loads the result.</summary>
    public static Assembly Load(IEnumerable<SyntaxTree> trees)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Emitted",
            trees,
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: [ComparedWithItself]));
        using var stream = new MemoryStream();
        Diagnostic[] errors =
            [.. compilation.Emit(stream).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        if (errors.Length > 0)
        {
            Diagnostic first = errors[0];
            string text = first.Location.SourceTree?.ToString() ?? "";
            throw new InvalidOperationException($"{errors.Length} errors, the first: {first}\n{text}");
        }

        stream.Position = 0;
        return new AssemblyLoadContext("Emitted", isCollectible: true).LoadFromStream(stream);
    }

    /// <summary>Runs a function on one argument for each body parameter; gives the body's yields.</summary>
    public object[] Run(string name, params object[] arguments)
    {
        try
        {
            return (object[])runners[name].Invoke(null, [arguments])!;
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    private static string Runner(Function function, string name)
    {
        var text = new StringBuilder("#nullable enable\npublic static class " + name + "Runner\n{\n");
        text.Append("public static object[] Run(object[] a)\n{\n");
        text.Append("var r = new object[").Append(function.Body.Yields.Count).Append("];\n");
        List<string> arguments = [];
        List<string> after = [];
        for (int i = 0; i < function.Signature.Count; i++)
        {
            Parameter parameter = function.Signature[i];
            string element = parameter.Type.Element.Spelling();
            string type = element + (parameter.Type.IsBuffer ? "[]" : "");
            if (parameter.Passing is Passing.Ref or Passing.Out)
            {
                string initial = parameter.Input >= 0 ? $"({type})a[{parameter.Input}]" : "default";
                text.Append(type).Append(" p").Append(i).Append(" = ").Append(initial).Append(";\n");
                arguments.Add((parameter.Passing == Passing.Ref ? "ref p" : "out p") + i);
                if (parameter.Output >= 0)
                {
                    after.Add($"r[{parameter.Output}] = p{i};\n");
                }
            }
            else
            {
                arguments.Add($"({type})a[{parameter.Input}]");
            }
        }

        string result = function.ReturnOutput >= 0 ? $"r[{function.ReturnOutput}] = " : "";
        text.Append(result).Append(name).Append('.').Append(function.Name).Append('(');
        text.Append(string.Join(", ", arguments)).Append(");\n").Append(string.Concat(after));
        return text.Append("return r;\n}\n}\n").ToString();
    }
}
