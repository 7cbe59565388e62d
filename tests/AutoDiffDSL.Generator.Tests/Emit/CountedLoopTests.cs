using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>
/// The heads of counted loops: every range, step and direction visits what the intermediate form visits.
/// </summary>
public sealed class CountedLoopTests
{
    private static readonly long[] Steps = [1, 2, 3, -1, -2, -3];

    [Fact]
    public void Loops_visit_the_same_indices_in_the_same_order_also_reversed_and_empty()
    {
        Dictionary<string, Function> functions = [];
        foreach (long step in Steps)
        {
            functions.Add($"Forward{step + 3}", Visits(step, reversed: false));
            functions.Add($"Backward{step + 3}", Visits(step, reversed: true));
        }

        EmittedAssembly assembly = EmittedAssembly.Compile(functions);
        foreach ((string name, Function function) in functions)
        {
            for (int start = -3; start <= 4; start++)
            {
                for (int end = -5; end <= 5; end++)
                {
                    object[] expected = Interpreter.Run(function, start, end);
                    Assert.Equal(expected, assembly.Run(name, start, end));
                }
            }
        }
    }

    [Theory]
    [InlineData(1, false, "for (int i = start; i < end; i++)")]
    [InlineData(-2, false, "for (int i = start; i > end; i -= 2)")]
    [InlineData(1, true, "for (int i = end - 1; i >= start; i--)")]
    [InlineData(2, true, "for (int i = start + (end - start + 1) / 2 * 2 - 2; i >= start; i -= 2)")]
    public void The_head_is_written_as_by_hand(long step, bool reversed, string head) =>
        Assert.Contains(head + "\n", EmittedAssembly.Body(Visits(step, reversed)), StringComparison.Ordinal);

    /// <summary>A number whose digits in base 31 are the visited indices in order.</summary>
    private static Function Visits(long step, bool reversed)
    {
        var sketch = new Sketch("F");
        Value start = sketch.Parameter("start", IrType.Int32);
        Value end = sketch.Parameter("end", IrType.Int32);
        BlockBuilder b = sketch.Body;
        BlockBuilder body = b.Nested();
        Value index = b.Values.New(IrType.Int32, "i");
        IrType type = IrType.Scalar(ScalarKind.Int64);
        Value digits = b.Values.New(type, "digits");
        Value shifted = body.Emit(Primitive.Multiply, digits, body.Constant(type, 31));
        Value digit = body.Convert(body.Emit(Primitive.Add, index, body.Constant(15)), ScalarKind.Int64);
        Value next = body.Emit(Primitive.Add, type, "digits", shifted, digit);
        Value result = b.Values.New(type, "digits");
        b.For(start, end, step, reversed, [b.Constant(type, 1)], [result], body.Build([index, digits], [next]));
        return sketch.Return(result);
    }
}
