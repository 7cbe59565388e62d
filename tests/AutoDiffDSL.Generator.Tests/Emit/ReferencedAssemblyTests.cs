using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>
/// Methods of a referenced assembly, of which only metadata is at hand: their generated derivatives are called, and the
/// whole runs.
/// </summary>
public sealed class ReferencedAssemblyTests
{
    private const string Library = """
        using System;
        using System.Numerics;
        using System.Numerics.Tensors;
        using AutoDiffDSL;

        namespace Models;

        public static partial class Library
        {
            [Differentiable]
            public static double Scalar(double x, double y) => Math.Sin(x * y) + x * x;

            [Differentiable]
            public static double Norm(ReadOnlySpan<double> x, [NoDerivative] double power)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++) s += Math.Exp(power * x[i]) * x[i];
                return s;
            }

            [Differentiable(Modes = Modes.Jvp | Modes.Vjp | Modes.VjpJvp)]
            public static double Update(ReadOnlySpan<double> x, Span<double> y)
            {
                double s = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    y[i] = Math.Sin(y[i]) * x[i];
                    s += y[i] * y[i];
                }

                return s;
            }

            [Differentiable(Modes = Modes.Jvp | Modes.Vjp | Modes.VjpJvp)]
            public static double Diffuse(in ReadOnlyTensorSpan<double> x, TensorSpan<double> y)
            {
                double s = 0;
                for (nint i = 0; i < x.Lengths[0]; i++)
                {
                    y[i, 1] = Math.Sin(y[i, 0]) * x[i];
                    s += y[i, 1] * y[i, 1];
                }

                return s;
            }

            [Differentiable]
            public static double FirstOrderOnly(Span<double> y) { y[0] *= y[1]; return y[0]; }

            [Differentiable(Modes = Modes.Jvp | Modes.Vjp | Modes.VjpJvp)]
            public static Complex Turned(Complex z, double by) => z * Complex.Exp(new Complex(0, by));

            [Differentiable]
            public static double Stretch(Spring spring, in Vector3 at) =>
                0.5 * spring.Stiffness * (at.X - spring.Rest) * (at.X - spring.Rest) + at.Y * at.Z * spring.Rest;

            [Differentiable(Modes = Modes.Jvp | Modes.Vjp | Modes.VjpJvp)]
            public static (double Work, Spring Next) Pull(Spring spring, ref double position)
            {
                double force = spring.Stiffness * Math.Sin(position - spring.Rest);
                position += 0.1 * force;
                return (force * position, spring with { Rest = spring.Rest + 0.1 * position });
            }

            public static double Plain(double x) => x;
        }

        [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)]
        public struct Overlapping
        {
            [System.Runtime.InteropServices.FieldOffset(0)] public double X;
            [System.Runtime.InteropServices.FieldOffset(0)] public double Y;
        }

        [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 64)]
        public struct Wide { public double X; public double Y; }

        [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
        public struct Shuffled { public double Low; public double High; }

        [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential)]
        public struct Narrow { public double X; public double Y; }

        public readonly record struct Spring(double Stiffness, double Rest)
        {
            public double Energy(double at) => 0.5 * Stiffness * (at - Rest) * (at - Rest);
        }
        """;

    private const string Program = """
        using System;
        using System.Numerics;
        using System.Numerics.Tensors;
        using AutoDiffDSL;
        using Models;

        public static partial class Program
        {
            [Differentiable]
            public static double OfScalars(double a, double b) => Library.Scalar(a, a * b) * Library.Scalar(b, 0.3);

            [Differentiable]
            public static double OfSpans(ReadOnlySpan<double> x) =>
                Library.Norm(x, 0.5) * Library.Norm(x[1..], 0.2) + x[0];

            [Differentiable]
            public static double OfWrittenSpans(ReadOnlySpan<double> x)
            {
                Span<double> y = stackalloc double[3];
                x.CopyTo(y);
                double s = 0;
                for (int k = 0; k < 3; k++) s += Library.Update(x, y) * x[k];
                return s + y[1];
            }

            [Differentiable]
            public static double OfTensors(ReadOnlySpan<double> x)
            {
                Tensor<double> y = Tensor.CreateFromShape<double>([3, 2]);
                Tensor<double> a = Tensor.CreateFromShape<double>([3]);
                for (int i = 0; i < 3; i++)
                {
                    a[i] = x[i] * x[0];
                    y[i, 0] = x[i];
                }

                return Library.Diffuse(a, y) * Library.Diffuse(Tensor.Reshape(a, [3]), y) + y[2, 1];
            }

            [Differentiable]
            public static double OfStructs(ReadOnlySpan<double> x)
            {
                Complex z = Library.Turned(new Complex(x[0], x[1]), x[2]);
                var spring = new Spring { Stiffness = z.Real, Rest = 0.5 * x[1] };
                spring = spring with { Rest = spring.Rest + 0.1 * spring.Stiffness };
                double work = Library.Stretch(spring, new Vector3(0.75f, 0.5f, 0.25f)) * z.Imaginary;
                double position = x[2];
                for (int k = 0; k < 3; k++)
                {
                    (double more, spring) = Library.Pull(spring, ref position);
                    work += more * position;
                }

                return work + spring.Rest;
            }

            [Differentiable(Modes = Modes.Gradient)]
            public static double FirstOrder(ReadOnlySpan<double> x)
            {
                Span<double> y = stackalloc double[3];
                x.CopyTo(y);
                return Library.FirstOrderOnly(y) * y[2];
            }

            [Differentiable(Modes = Modes.Gradient)]
            public static double Layouts(ReadOnlySpan<Wide> wide, ReadOnlySpan<Shuffled> shuffled, Span<Narrow> narrow) =>
                Math.Sin(wide[0].X) * wide[1].Y * shuffled[0].High + shuffled[0].Low * wide[1].X * narrow[1].Y;

            private static double OfLayouts(double[] x, double[] g)
            {
                Wide[] wide = [new() { X = x[0], Y = 2 }, new() { X = x[1], Y = x[2] }], wideGradient = new Wide[2];
                Shuffled[] shuffled = [new() { Low = x[0], High = x[1] }], shuffledGradient = new Shuffled[1];
                Narrow[] narrow = [new() { X = 5, Y = 6 }, new() { X = 7, Y = x[2] }], narrowGradient = new Narrow[2];
                double value = LayoutsGradient(
                    wide, shuffled, narrow, wideGradient, shuffledGradient, narrowGradient);
                g[0] = wideGradient[0].X + shuffledGradient[0].Low;
                g[1] = wideGradient[1].X + shuffledGradient[0].High;
                g[2] = wideGradient[1].Y + narrowGradient[1].Y;
                return value == Layouts(wide, shuffled, narrow) ? value : throw new InvalidOperationException();
            }

            public static double Value(string name, double[] x) => name switch
            {
                "OfScalars" => OfScalars(x[0], x[1]),
                "OfSpans" => OfSpans(x),
                "OfWrittenSpans" => OfWrittenSpans(x),
                "OfStructs" => OfStructs(x),
                "OfTensors" => OfTensors(x),
                "OfLayouts" => OfLayouts(x, new double[3]),
                _ => FirstOrder(x),
            };

            public static double Gradient(string name, double[] x, double[] g) => name switch
            {
                "OfScalars" => OfScalarsGradient(x[0], x[1], out g[0], out g[1]),
                "OfSpans" => OfSpansGradient(x, g),
                "OfWrittenSpans" => OfWrittenSpansGradient(x, g),
                "OfStructs" => OfStructsGradient(x, g),
                "OfTensors" => OfTensorsGradient(x, g),
                "OfLayouts" => OfLayouts(x, g),
                _ => FirstOrderGradient(x, g),
            };

            public static double Hvp(string name, double[] x, double[] v, double[] g, double[] h) => name switch
            {
                "OfScalars" => OfScalarsHvp(x[0], v[0], x[1], v[1], out g[0], out g[1], out h[0], out h[1]),
                "OfSpans" => OfSpansHvp(x, v, g, h),
                "OfStructs" => OfStructsHvp(x, v, g, h),
                "OfTensors" => OfTensorsHvp(x, v, g, h),
                _ => OfWrittenSpansHvp(x, v, g, h),
            };
        }
        """;

    private static readonly Lazy<Assembly> Compiled = new(Load);

    private static readonly double[] Point = [0.4, -0.7, 0.9];
    private static readonly double[] Direction = [0.6, 0.3, -0.5];

    [Theory]
    [InlineData("OfScalars")]
    [InlineData("OfSpans")]
    [InlineData("OfWrittenSpans")]
    [InlineData("OfStructs")]
    [InlineData("OfTensors")]
    [InlineData("OfLayouts")]
    [InlineData("FirstOrder")]
    public void Gradients_through_a_referenced_assembly_agree_with_differences(string name)
    {
        double[] gradient = Gradient(name, Point);
        double[] expected = new double[gradient.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            double[] up = [.. Point], down = [.. Point];
            up[i] += 1e-5;
            down[i] -= 1e-5;
            expected[i] = ((double)Call("Value", name, up) - (double)Call("Value", name, down)) / 2e-5;
        }

        Assert.All(gradient.Zip(expected), p => Assert.Equal(p.Second, p.First, 1e-8));
    }

    [Theory]
    [InlineData("OfScalars")]
    [InlineData("OfSpans")]
    [InlineData("OfWrittenSpans")]
    [InlineData("OfStructs")]
    [InlineData("OfTensors")]
    public void Hessian_vector_products_through_a_referenced_assembly_agree_with_differences(string name)
    {
        double[] gradient = new double[3], product = new double[3];
        Call("Hvp", name, Point, Direction, gradient, product);
        double[] up = Gradient(name, [.. Point.Zip(Direction, (p, d) => p + (1e-5 * d))]);
        double[] down = Gradient(name, [.. Point.Zip(Direction, (p, d) => p - (1e-5 * d))]);
        Assert.All(gradient.Zip(Gradient(name, Point)), p => Assert.Equal(p.Second, p.First, 1e-12));
        for (int i = 0; i < product.Length; i++)
        {
            Assert.Equal((up[i] - down[i]) / 2e-5, product[i], 1e-7);
        }
    }

    [Theory]
    [InlineData("ADL0301", "Library.Plain(a)")]
    [InlineData("ADL0410", "Library.FirstOrderOnly([a, 2])")]
    [InlineData("ADL0301", "new Spring(a, 1).Rest")]
    [InlineData("ADL0207", "new Overlapping { X = a }.X")]
    public void What_a_referenced_assembly_lacks_is_an_error(string id, string expression)
    {
        string source = "using AutoDiffDSL;\nusing Models;\npublic static partial class Program\n{\n"
            + "    [Differentiable] public static double F(double a) => " + expression + ";\n}\n";
        CSharpCompilation compilation = TestCompilation.Create(source).AddReferences(Reference(out _));
        TestCompilation.Driver()
            .RunGeneratorsAndUpdateCompilation(compilation, out _, out var diagnostics);
        Assert.Equal(id, Assert.Single(diagnostics).Id);
    }

    [Fact]
    public void A_referenced_project_means_what_its_assembly_means()
    {
        CSharpCompilation library = TestCompilation.Create(Library).WithAssemblyName("Models");
        Driver().RunGeneratorsAndUpdateCompilation(library, out Compilation project, out _);
        Assert.Equal(Generated(Reference(out _)), Generated(project.ToMetadataReference()));

        static string Generated(MetadataReference reference) => string.Join("\n", Driver()
            .RunGenerators(TestCompilation.Create(Program).AddReferences(reference))
            .GetRunResult().Results[0].GeneratedSources.Select(source => source.SourceText.ToString()));
    }

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new DifferentiableGenerator().AsSourceGenerator()], parseOptions: TestCompilation.ParseOptions);

    private static double[] Gradient(string name, double[] x)
    {
        double[] gradient = new double[3];
        Call("Gradient", name, x, gradient);
        return gradient;
    }

    private static object Call(string method, params object[] arguments) =>
        Compiled.Value.GetType("Program")!.GetMethod(method)!.Invoke(null, arguments)!;

    private static Assembly Load()
    {
        MetadataReference reference = Reference(out MemoryStream library);
        MemoryStream program = Emit(TestCompilation.Create(Program).AddReferences(reference));
        var context = new AssemblyLoadContext("Referenced");
        context.LoadFromStream(library);
        return context.LoadFromStream(program);
    }

    private static MetadataReference Reference(out MemoryStream image)
    {
        image = Emit(TestCompilation.Create(Library).WithAssemblyName("Models"));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static MemoryStream Emit(CSharpCompilation compilation)
    {
        Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation full, out var diagnostics);
        Assert.Empty(diagnostics);
        var image = new MemoryStream();
        var emitted = full.Emit(image);
        Assert.True(
            emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return image;
    }
}
