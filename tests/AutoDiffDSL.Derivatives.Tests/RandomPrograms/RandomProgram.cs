using System.Text;

namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>A random method of the language, reproducible from its seed.</summary>
/// <param name="Writes">The method also updates a span <c>y</c>, and so has a Jvp and a Vjp only.</param>
public sealed record RandomProgram(int Seed, bool Writes, IReadOnlyList<Statement> Body)
{
    /// <summary>The name of the class that holds the method; the method is <c>F</c>.</summary>
    public string ClassName => "P" + Seed;

    public static RandomProgram Of(int seed)
    {
        var random = new Random(seed);
        bool writes = random.Next(4) == 0;
        return new RandomProgram(seed, writes, new ProgramWriter(random, writes).Write());
    }

    public override string ToString()
    {
        var body = new StringBuilder();
        Statement.Write(Body, 2, body);
        bool isRounded = body.ToString().Contains("TensorPrimitives", StringComparison.Ordinal);
        var source = new StringBuilder();
        source.Append($"public static partial class {ClassName}\n{{\n");
        source.Append("    [Differentiable(Modes = Modes.All)]\n    [Feature(\"random program\")]\n");
        source.Append("    [Length(\"x\", 4)]\n").Append(isRounded ? "    [Rounded]\n" : "");
        source.Append(Writes ? "    [Length(\"y\", 3)]\n" : "").Append("    [Value(\"n\", 3)]\n");
        source.Append("    public static double F(ReadOnlySpan<double> x, double a, double b, int n");
        source.Append(Writes ? ", Span<double> y)\n" : ")\n").Append("    {\n");
        return source.Append(body).Append("    }\n}\n").ToString();
    }
}
