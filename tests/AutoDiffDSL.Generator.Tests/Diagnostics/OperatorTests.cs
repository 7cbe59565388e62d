using System.Diagnostics;
using System.Numerics.Tensors;
using System.Text.RegularExpressions;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

/// <summary>
/// Operators that are instance methods. They are C# 14, which the compiler that these tests reference does not read, so
/// that of the SDK runs the generator here.
/// </summary>
public sealed class OperatorTests : IDisposable
{
    private const string Source = """
        using AutoDiffDSL;
        public static partial class Program
        {
            [Differentiable] public static double A(double a) { Steps s = new() { V = a }; s += 2; return a * s.V; }
            [Differentiable] public static double B(double a) { Steps s = new() { V = a }; s++; return a * s.V; }
            [Differentiable] public static double C(double a) { Steps s = new() { V = a }; --s; return a * s.V; }
            [Differentiable] public static double D(double a) { Steps s = new() { V = a }; s -= 2; return a * s.V; }
            public struct Steps
            {
                public double V;
                public void operator +=(double by) => V += by;
                public void operator ++() => V++;
                public void operator --() => V--;
                public static Steps operator -(Steps a, double b) => new() { V = a.V - b };
            }
        }
        """;

    private const string OfTensors = """
        using AutoDiffDSL;
        using System.Numerics.Tensors;
        public static partial class Program
        {
            [Differentiable] public static double A(Tensor<double> x, Tensor<double> y) => Tensor.Sum<double>(x & y);
            [Differentiable] public static double B(Tensor<double> x, TensorSpan<double> y) => Tensor.Sum<double>(~y);
            [Differentiable] public static void C(Tensor<double> x, Tensor<double> y) { x ^= y; }
            [Differentiable] public static void D(TensorSpan<double> x, double y) { x |= y; }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_instance_operator_is_an_error_where_it_is_used_and_a_static_one_is_covered()
    {
        string[] lines = Source.Split('\n');
        (int, int, string)[] expected =
        [
            (4, lines[3].IndexOf("s += 2", StringComparison.Ordinal) + 1, "s += 2"),
            (5, lines[4].IndexOf("s++", StringComparison.Ordinal) + 1, "s++"),
            (6, lines[5].IndexOf("--s", StringComparison.Ordinal) + 1, "--s"),
        ];
        string output = Compile(Source);
        IEnumerable<(int, int, string)> found = Regex
            .Matches(output, @"\((\d+),(\d+)\): error (\w+): '(.*)' is a user-defined operator")
            .Select(m =>
            {
                Assert.Equal("ADL0216", m.Groups[3].Value);
                return (
                    int.Parse(m.Groups[1].ValueSpan, null), int.Parse(m.Groups[2].ValueSpan, null), m.Groups[4].Value);
            });
        Assert.Equal(expected, found.Order());
        Assert.Equal(expected.Length, Regex.Count(output, ": error "));
    }

    [Fact]
    public void Operators_on_the_bits_of_tensors_say_what_to_write_instead()
    {
        string output = Compile(OfTensors);
        IEnumerable<string> found = Regex
            .Matches(output, @"error ADL0308: '(.*)' has .*works on bits")
            .Select(m => m.Groups[1].Value);
        Assert.Equal(["x & y", "x ^= y", "x |= y", "~y"], found.Order(StringComparer.Ordinal));
        Assert.Equal(4, Regex.Count(output, ": error "));
    }

    private string Compile(string source)
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string sdks = Path.GetFullPath(Path.Combine(runtime, "../../../sdk"));
        string compiler = Directory.GetFiles(sdks, "csc.dll", SearchOption.AllDirectories)
            .Where(f => f.Contains("bincore", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Last();
        string file = Path.Combine(_folder.FullName, "Program.cs");
        File.WriteAllText(file, source);
        string[] arguments =
        [
            compiler, "-nologo", "-target:library", "-langversion:14", "-nullable:enable",
            "-out:" + Path.Combine(_folder.FullName, "Program.dll"),
            "-analyzer:" + typeof(DifferentiableGenerator).Assembly.Location,
            "-r:" + typeof(DifferentiableAttribute).Assembly.Location,
            "-r:" + typeof(Tensor).Assembly.Location,
            .. Directory.GetFiles(runtime, "System*.dll")
                .Where(f => !f.EndsWith(".Native.dll", StringComparison.Ordinal))
                .Select(f => "-r:" + f),
            file,
        ];
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
