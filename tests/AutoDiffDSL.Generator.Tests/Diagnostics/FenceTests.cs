using System.Reflection;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Diagnostics;

public sealed class FenceTests
{
    /// <summary>
    /// Body of <c>double F(double a, Span&lt;double&gt; x)</c>, with the refused construct between « and ».
    /// </summary>
    [Theory]
    [InlineData("ADL0101", "if (a < 0) «throw null;» return a;", "throw a new exception")]
    [InlineData("ADL0101", "if (a < 0) «throw new Exception(x.ToString());» return a;", "throw a new exception")]
    [InlineData("ADL0103", "«foreach (double v in Items()) a += v;» return a;", "'for' loop")]
    [InlineData("ADL0104", "«try { a += 1; } finally { a += 2; }» return a;", "a method that calls this one")]
    [InlineData("ADL0105", "«using (new System.IO.MemoryStream()) a += 1;» return a;", "a method that calls this one")]
    [InlineData("ADL0105", "«using var m = new System.IO.MemoryStream();» return a;", "a method that calls this one")]
    [InlineData("ADL0106", "«lock (typeof(int)) a += 1;» return a;", "a method that calls this one")]
    [InlineData("ADL0107", "«again: if (a < 1) { a += 1; goto again; }» return a;", "'break'")]
    [InlineData("ADL0110", "unsafe { «fixed (double* p = x) { a += *p; }» } return a;", "Span<T>")]
    [InlineData("ADL0110", "unsafe { double* «p = null»; return a; }", "Span<T>")]
    [InlineData("ADL0111", "ref double «r = ref First(x)»; return r;", "the element itself")]
    [InlineData("ADL0113", "«Changed += null»; return a;", "a method that calls this one")]
    [InlineData("ADL0115", "«while (true) { a += 1; }»", "'break' or 'return'")]
    [InlineData("ADL0115", "«for (; ; ) { if (a > 1) continue; a += 1; }»", "'break' or 'return'")]
    [InlineData("ADL0202", "return x is «[1, ..]» ? 1 : a;", "comparison")]
    [InlineData("ADL0203", "Func<double, double> f = «a > 0 ? Math.Sin : Math.Cos»; return f(a);", "in a local")]
    [InlineData("ADL0203", "return Apply(«Call», a);", "in an argument")]
    [InlineData("ADL0203", "Func<double, double> f = Math.Sin, g = Math.Cos; f = «g»; return f(a);", "assigned once")]
    [InlineData("ADL0204", "var t = «(a, \"x\")»; return t.Item1;", "separate variables")]
    [InlineData("ADL0205", "string «s = \"x\"»; return a;", "numbers only")]
    [InlineData("ADL0205", "var s = «$\"{a}\"»; return a;", "numbers only")]
    [InlineData("ADL0206", "dynamic «d = a»; return a;", "static type")]
    [InlineData("ADL0207", "var o = «new object()»; return a;", "spans and arrays of numbers")]
    [InlineData("ADL0208", "return a * «Environment.ProcessorCount»;", "as a parameter")]
    [InlineData("ADL0209", "return a * «Field»;", "'const'")]
    [InlineData("ADL0209", "«Field» = a; return a;", "'const'")]
    [InlineData("ADL0209", "return a * «Vault.Key»;", "accessible")]
    [InlineData("ADL0209", "«Table»[0] = 2; return a;", "never")]
    [InlineData("ADL0209", "«Grid»[0] = 2; return a;", "never")]
    [InlineData("ADL0209", "return a * «Order.Get()»;", "accessible", "Early")]
    [InlineData("ADL0212", "double[] n = «null»; return a;", "never null")]
    [InlineData("ADL0212", "double[,] n = «null»; return a;", "never null")]
    [InlineData("ADL0212", "System.Numerics.Tensors.Tensor<double> n = «null»; return a;", "never null")]
    [InlineData("ADL0212", "System.Numerics.Tensors.Tensor<double> n = «default»; return a;", "never null")]
    [InlineData("ADL0212", "double[] n = [a]; return («n ?? n»)[0];", "never null")]
    [InlineData("ADL0212", "double[] n = [a]; return «n == null» ? a : 1;", "ThrowIfNull")]
    [InlineData("ADL0212", "double[] n = [a]; return «null != n» ? a : 1;", "ThrowIfNull")]
    [InlineData("ADL0212", "double[,] n = { { a } }; return «n is null» ? a : 1;", "ThrowIfNull")]
    [InlineData(
        "ADL0212", "double[] n = [a]; if («n is not null») throw new ArgumentNullException(nameof(n)); return a;",
        "ThrowIfNull")]
    [InlineData(
        "ADL0212", "double[] n = [a]; if («n is null») throw new ArgumentException(nameof(n)); return a;",
        "ThrowIfNull")]
    [InlineData("ADL0213", "Type t = «typeof(int)»; return a;", "number instead")]
    [InlineData("ADL0214", "var «m = new double[2, 2, 2]»; return a;", "a[i * columns + j]")]
    [InlineData("ADL0214", "double[][] «m»; return a;", "a[i * columns + j]")]
    [InlineData("ADL0215", "decimal «d = 1»; return a;", "double, float")]
    [InlineData("ADL0215", "char «c = 'x'»; return a;", "double, float")]
    [InlineData("ADL0215", "nuint «n = 1»; return a;", "double, float")]
    [InlineData("ADL0215", "Half «h = default»; return a;", "double, float")]
    [InlineData("ADL0227", "return a + («x == x» ? 1 : 2);", "pass a 'bool'")]
    [InlineData("ADL0216", "Truth t = default; if («t && t») a *= 2; return a;", "static method")]
    [InlineData("ADL0217", "Index «i = ^1»; return x[i];", "double, float", null, "ADL0215")]
    [InlineData("ADL0218", "double[] t = [1, 2]; long i = (long)a; return a * t[«i»];", "cast it to int")]
    [InlineData("ADL0218", "double[] t = [1, 2]; nint n = x.Length; return a * t[«n + 1»];", "cast it to int")]
    [InlineData("ADL0218", "double[] t = [1, 2]; nint i = (nint)a; return a * t[«i»];", "cast it to int")]
    [InlineData("ADL0218", "double[] t = [1]; nint n = t.Length; return a * t[«n * n»];", "cast it to int")]
    [InlineData("ADL0218", "double[] t = [1, 2]; nint n = t.Length; return a * t[«n + 100»];", "cast it to int")]
    [InlineData("ADL0218", "double[,] t = { { 1, 2 } }; nint i = (nint)a; return a * t[0, «i»];", "cast it to int")]
    [InlineData("ADL0218", "double[] t = new double[«(nint)a»]; return a * t[0];", "cast it to int")]
    [InlineData("ADL0218", "double[,] t = new double[2, «(long)a»]; return a * t[0, 0];", "cast it to int")]
    [InlineData("ADL0219", "«(a, var b) = System.Collections.Generic.KeyValuePair.Create(a, a)»; return a;", "tuple")]
    [InlineData("ADL0220", "var q = «from v in new double[] { 1 } select v»; return a;", "'for' loop")]
    [InlineData("ADL0221", "ref double r = ref x[0]; «r = ref x[1]»; return r;", "the element itself")]
    [InlineData("ADL0221", "ref double r = ref («a > 0 ? ref x[0] : ref First(x)»); return r;", "that has a name")]
    [InlineData("ADL0221", "ref double r = ref («a > 0 ? ref x[1..][0] : ref a»); return r;", "that has a name")]
    [InlineData("ADL0221", "(«a > 0 ? ref x[1..][0] : ref a») = 2; return a;", "that has a name")]
    [InlineData(
        "ADL0103",
        "double s = 0; «foreach (var (v, w) in new System.Collections.Generic.Dictionary<int, double>()) s += w;» "
        + "return s * a;",
        "'for' loop")]
    [InlineData("ADL0226", "Odd o = default; return o is «(> 1, _)» ? a : 1;", "call it before")]
    [InlineData("ADL0226", "Odd o = default; return o is { «Next: > 1» } ? a : 1;", "call it before")]
    [InlineData("ADL0226", "return new Marks(x) is «(> 1, _)» ? a : 1;", "call it before")]
    [InlineData("ADL0226", "return new Marks(x) is { «Next: > 1» } ? a : 1;", "call it before")]
    [InlineData("ADL0222", "double[] t = [1, «.. x»]; return a;", "CopyTo")]
    [InlineData("ADL0223", "return a * «Inline[0]»;", "stackalloc")]
    [InlineData("ADL0107", "switch (x.Length) { case 0: a *= 2; break; default: «goto case 0;» } return a;", "local function")]
    [InlineData("ADL0224", "«First(x)» = a; return a;", "a local variable or an element")]
    [InlineData("ADL0227", "double[] n = [a], m = n; return «n == m» ? a : 1;", "compare the elements")]
    [InlineData("ADL0227", "double[,] n = { { a } }; return «n != n» ? a : 1;", "compare the elements")]
    [InlineData("ADL0299", "var t = «__makeref(a)»; return a;", "local variables")]
    [InlineData("ADL0301", "return «double.Parse(\"1\")»;", "is text", null, "ADL0205")]
    [InlineData("ADL0301", "return a * «Convert.ToDouble(a)»;", "static method, or use Math")]
    [InlineData("ADL0304", "return a + «1.0.GetHashCode()»;", "with '=='", null, "ADL0308")]
    [InlineData("ADL0304", "Span<double> s = x; return a + «s.GetHashCode()»;", "with '=='", null, "ADL0308")]
    [InlineData("ADL0304", "return a * «Source.NextDouble()»;", "make it static")]
    [InlineData("ADL0305", "return «Call(a)»;", "lambda", null, "ADL0305")]
    [InlineData("ADL0307", "return «First(x)»;", "'ref' parameter")]
    [InlineData("ADL0308", "return «Math.ReciprocalEstimate(a)»;", "write '1 / x'")]
    [InlineData("ADL0308", "return «double.MaxNative(a, 1)»;", "use 'Max'")]
    [InlineData("ADL0308", "return a * «x.LastIndexOf(a)»;", "a loop over the elements")]
    [InlineData("ADL0308", "var v = new System.Numerics.Vector2((float)a); return «System.Numerics.Vector2.IsNaN(v)».X;", "compare components")]
    [InlineData("ADL0308", "var v = new System.Numerics.Vector2((float)a); return («v & v»).X;", "works on bits")]
    [InlineData("ADL0308", "return a * «System.Numerics.Vector2.AllBitsSet».X;", "works on bits")]
    [InlineData("ADL0308", "return a * «new ReadOnlySpan<double>(in a)»[0];", "a loop over the elements")]
    [InlineData("ADL0310", "«Later(a)»; return a;", "ordinary static method")]
    [InlineData("ADL0311", "return «Twice(new Line { K = a }, a)»;", "implement it", "v.Twice(a)")]
    [InlineData("ADL0311", "return «Bend(new Line { K = a })»;", "implement it", "v.Bend")]
    [InlineData("ADL0312", "return a * «new Point(a, 1).GetHashCode()»;", "properties")]
    [InlineData("ADL0312", "return «Program.Halved(a)»;", "on its receiver")]
    public void A_construct_outside_of_the_language_is_an_error_where_it_stands(
        string id, string body, string remedy, string? text = null, string? actualId = null)
    {
        string members = $$"""
            [Differentiable] public static double F(double a, Span<double> x) { {{body}} }
            static double Field = 1;
            static readonly Random Source = new(1);
            [System.Runtime.CompilerServices.InlineArray(2)] struct Two { double first; }
            static Two Inline;
            struct Truth
            {
                public double V;
                public static Truth operator &(Truth a, Truth b) => a;
                public static bool operator true(Truth t) => t.V > 0;
                public static bool operator false(Truth t) => t.V <= 0;
            }
            struct Odd
            {
                public double V;
                public double Next => ++V;
                public void Deconstruct(out double v, out double w) { V++; v = w = V; }
            }
            ref struct Marks(Span<double> s)
            {
                readonly Span<double> s = s;
                public double Next { get { s[0]++; return s[0]; } }
                public void Deconstruct(out double v, out double w) { s[0] = v = w = 1; }
            }
            record struct Point(double X, double Y);
            interface ICurve { double At(double a) ; double Twice(double a) => 2 * At(a); double Bend => 1; }
            struct Line : ICurve { public double K; public readonly double At(double a) => K * a; }
            static double Twice<T>(T v, double a) where T : struct, ICurve => v.Twice(a);
            static double Bend<T>(T v) where T : struct, ICurve => v.Bend;
            extension(double v) { public double Halved() => v / 2; }
            static class Vault { static readonly double[] Secret = [1]; public static double Key; }
            static class Order
            {
                static readonly double Early = Late * 2;
                static readonly double Late = 3;
                public static double Get() => Early;
            }
            static readonly double[] Table = [1, 2];
            static readonly System.Numerics.Tensors.Tensor<double> Grid =
                System.Numerics.Tensors.Tensor.Create([1.0, 2]);
            static event Action Changed;
            static System.Collections.Generic.IEnumerable<double> Items() => null;
            static readonly Func<double, double> Call = v => v;
            static ref double First(Span<double> v) => ref v[0];
            static double Apply(Func<double, double> f, double v) => f(v);
            static async void Later(double v) => await System.Threading.Tasks.Task.Yield();
            """;
        (string source, string marked) = Reported.Unmark(members);
        Diagnostic diagnostic = Assert.Single(Reported.In(source));
        Reported.Check(diagnostic, actualId ?? id, text ?? marked, remedy);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
    }

    [Fact]
    public void An_error_in_a_callee_names_the_calls_that_led_to_it()
    {
        Diagnostic diagnostic = Assert.Single(Reported.In(
            """
            [Differentiable] public static double F(double a) => Outer(a);
            static double Outer(double v) => Inner(v) + 1;
            static double Inner(double v) { throw null; }
            """));
        Assert.Equal(StatementDiagnostics.Throw.Id, diagnostic.Id);
        Assert.EndsWith("(in 'Inner', called from 'Outer', called from 'F')", diagnostic.GetMessage(),
            StringComparison.Ordinal);
        Assert.Equal(["Inner(v)", "Outer(a)"], diagnostic.AdditionalLocations.Select(Reported.Text));
    }

    [Fact]
    public void An_error_in_a_lambda_names_the_calls_that_led_to_it()
    {
        Diagnostic diagnostic = Assert.Single(Reported.In(
            """
            [Differentiable] public static double F(double a) => Apply(v => v * Field, a) + 1;
            static double Apply(Func<double, double> f, double v) => Inner(f, v);
            static double Inner(Func<double, double> f, double v) => f(v);
            static double Field;
            """));
        Assert.Equal(ExpressionDiagnostics.StaticField.Id, diagnostic.Id);
        Assert.Equal("Field", Reported.Text(diagnostic));
        Assert.Equal(
            ["f(v)", "Inner(f, v)", "Apply(v => v * Field, a)"], diagnostic.AdditionalLocations.Select(Reported.Text));
    }

    [Fact]
    public void An_error_in_a_generic_helper_of_another_file_is_reported_in_that_file()
    {
        CSharpCompilation compilation = TestCompilation.Create(
            TestCompilation.Program("[Differentiable] public static double F(double a) => Tools.Twice<double>(a);"),
            "static class Tools { static double Hidden; "
            + "public static T Twice<T>(T v) where T : System.Numerics.INumber<T> { var s = T.Zero; s += Scale(v); "
            + "return s; static T Scale(T w) => w * T.CreateChecked(Hidden); } }");
        TestCompilation.Driver()
            .RunGeneratorsAndUpdateCompilation(compilation, out _, out var diagnostics);
        Diagnostic diagnostic = Assert.Single(diagnostics);
        Assert.Equal("File1.cs", diagnostic.Location.SourceTree!.FilePath);
        Assert.Equal("Hidden", Reported.Text(diagnostic));
        Assert.Equal(["Scale(v)", "Tools.Twice<double>(a)"], diagnostic.AdditionalLocations.Select(Reported.Text));
    }

    [Fact]
    public void Recursion_that_constants_do_not_end_is_an_error()
    {
        Assert.Empty(Reported.In(
            "[Differentiable] public static double F(double a) => G(a, 9); "
            + "static double G(double v, int n) => n == 0 ? v : v * G(v, n - 1);"));
        Diagnostic[] diagnostics = [.. Reported.In(
            "[Differentiable] public static double F(double a) => G(a, 9); "
            + "static double G(double v, int n) => n < 0 ? v : G(v, n + 1);")];
        Assert.Equal(CallDiagnostics.CallDepth.Id, Assert.Single(diagnostics).Id);
    }

    [Fact]
    public void Mutual_recursion_is_an_error_at_the_call_that_closes_the_circle()
    {
        Diagnostic diagnostic = Assert.Single(Reported.In(
            """
            [Differentiable] public static double F(double a) => G(a);
            static double G(double v) => v > 0 ? H(v - 1) : v;
            static double H(double v) => G(v);
            """));
        Assert.Equal(CallDiagnostics.Recursion.Id, diagnostic.Id);
        Assert.Equal("G(v)", Reported.Text(diagnostic));
    }

    [Fact]
    public void Calls_nested_too_deeply_are_an_error()
    {
        string chain = string.Join("\n", Enumerable.Range(0, 80).Select(i =>
            $"static double G{i}(double v) => G{i + 1}(v);"));
        Diagnostic diagnostic = Assert.Single(Reported.In(
            "[Differentiable] public static double F(double a) => G0(a);\n" + chain
                + "\nstatic double G80(double v) => v;"));
        Assert.Equal("ADL0303", diagnostic.Id);
    }

    [Fact]
    public void Nesting_that_exhausts_the_stack_is_an_error_and_no_crash()
    {
        string chain = string.Join("\n", Enumerable.Range(0, 60).Select(i =>
            $"static double G{i}(double v) => v > {i} ? v > 1 ? v > 2 ? v > 3 ? G{i + 1}(v) : v : v : v : v;"));
        string members = "[Differentiable] public static double F(double a) => G0(a);\n" + chain
            + "\nstatic double G60(double v) => v;";
        Diagnostic[] diagnostics = [];
        var thread = new Thread(() => diagnostics = [.. Reported.In(members)], 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal("ADL0901", Assert.Single(diagnostics).Id);
        Assert.Empty(Reported.In(members));
    }

    [Fact]
    public void All_errors_of_a_method_are_reported_at_once()
    {
        IEnumerable<Diagnostic> diagnostics = Reported.In(
            "[Differentiable] public static double F(double a) { a += Field; string s = \"\"; "
            + "return double.Parse(\"1\") > 0 ? 1 : Field; } static double Field;");
        Assert.Equal(["ADL0209", "ADL0205", "ADL0205", "ADL0209"], diagnostics.Select(d => d.Id));
    }

    [Fact]
    public void An_endless_loop_that_is_left_is_no_error() => Assert.Empty(Reported.In(
        "[Differentiable] public static double F(double a) { while (true) { a *= 2; if (a > 1) break; } return a; }"));

    [Fact]
    public void Source_that_the_compiler_refuses_is_left_to_the_compiler() => Assert.Empty(Reported.In(
        "[Differentiable] public static double F(double a) { Span<double> s = stackalloc long[2]; s[0] = a; "
        + "return s[0]; }"));

    [Fact]
    public void Every_kind_of_operation_is_listed()
    {
        OperationKind[] missing = [.. Enum.GetValues<OperationKind>().Distinct().Where(kind =>
            !LanguageFence.Lists(kind)
                && typeof(OperationKind).GetField(kind.ToString())!.GetCustomAttribute<ObsoleteAttribute>() is null)];
        Assert.Empty(missing);
    }

    [Fact]
    public void What_is_written_through_a_reference_that_an_indexer_returns_is_an_error() => Reported.One(
        "ADL0307",
        """
        public readonly struct View(double[] cells) { public ref double this[int i] => ref cells[i]; }
        [Differentiable]
        public static double F(double a, double[] x) { View v = new View(x); «v[1]» = a; return x[1]; }
        """,
        "returns a reference");
}
