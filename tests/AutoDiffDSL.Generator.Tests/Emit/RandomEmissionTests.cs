using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Optimization;
using AutoDiffDSL.Generator.Tests.Stages;
using AutoDiffDSL.Generator.Transforms;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>
/// Drawn programs and their derivatives, printed, compiled and run, give the bits that the interpreter gives.
/// </summary>
public sealed class RandomEmissionTests
{
    private const int Batch = 40;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Drawn_control_flow_comes_out_of_ssa_form_unchanged(int batch)
    {
        Check(Enumerable.Range(batch * Batch, Batch).Select(seed => ($"Seed{seed}", RandomControlFlow.Draw(seed))));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Printed_programs_compute_what_their_intermediate_form_computes(int batch, bool inOut)
    {
        Check(Enumerable.Range(batch * Batch, Batch), inOut, primal => [primal]);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Printed_derivatives_compute_what_their_intermediate_form_computes(int batch, bool inOut)
    {
        Check(Enumerable.Range(batch * Batch, Batch), inOut, primal =>
        {
            Function prepared = PassList.Primal(primal);
            return [Final(Derivatives.Jvp(prepared, "F")), Final(Derivatives.Vjp(prepared, "F"))];
        });
    }

    [Fact]
    public void Printed_second_derivatives_compute_what_their_intermediate_form_computes()
    {
        Check(Enumerable.Range(10_000, Batch), false, primal =>
        {
            Function prepared = PassList.Primal(primal);
            Function vjp = PassList.Derivative(Derivatives.Vjp(prepared, "F"));
            Function simple = PassList.Derivative(Derivatives.Gradient(prepared, vjp, "F"));
            return [PassList.Final(simple), Final(Derivatives.Hvp(prepared, simple, "F"))];
        });
    }

    private static Function Final(Function function) => PassList.Final(PassList.Derivative(function));

    private static void Check(IEnumerable<int> seeds, bool inOut, Func<Function, IEnumerable<Function>> derive)
    {
        Check(seeds.SelectMany(seed => derive(RandomPrograms.Draw(seed, inOut)).Select(function =>
            ($"Seed{seed}_{function.Name}", function))));
    }

    private static void Check(IEnumerable<(string Name, Function Function)> named)
    {
        Dictionary<string, Function> functions = named.ToDictionary(pair => pair.Name, pair => pair.Function);
        EmittedAssembly assembly = EmittedAssembly.Compile(functions);
        foreach ((string name, Function function) in functions)
        {
            Compare(assembly, name, function);
        }
    }

    private static void Compare(EmittedAssembly assembly, string name, Function function)
    {
        object[] expectedArguments = Arguments(function);
        object[] arguments = Arguments(function);
        object[] expected = Interpreter.Run(function, expectedArguments);
        object[] actual = assembly.Run(name, arguments);
        bool same = Same(expected, actual) && Same(expectedArguments, arguments);
        Assert.True(same, $"{name}\n{Printer.Print(function)}\n{EmittedAssembly.Print(function, name)}");
    }

    private static bool Same(object[] expected, object[] actual) => expected.Zip(actual, Same).All(equal => equal);

    private static bool Same(object expected, object actual) => (expected, actual) switch
    {
        (double left, double right) => left.Equals(right)
            && (left != 0 || double.IsNegative(left) == double.IsNegative(right)),
        (double[] left, double[] right) => left.Zip(right).All(pair => pair.First.Equals(pair.Second)),
        _ => expected.Equals(actual),
    };

    private static object[] Arguments(Function function)
    {
        var random = new Random(7);
        return [.. function.Body.Parameters.Select(parameter => Argument(parameter.Type, random))];
    }

    private static object Argument(IrType type, Random random)
    {
        double Number() => (2 * random.NextDouble()) - 1;
        if (type.IsBuffer)
        {
            return Enumerable.Range(0, RandomPrograms.Length).Select(_ => Number()).ToArray();
        }

        return type.Element switch
        {
            ScalarKind.Int32 => 3,
            ScalarKind.Boolean => true,
            ScalarKind.Byte => (byte)7,
            ScalarKind.Float32 => 0.75f,
            _ => (object)Number(),
        };
    }
}
