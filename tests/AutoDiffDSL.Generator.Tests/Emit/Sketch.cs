using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Tests.Emit;

/// <summary>Builds a primal function in a few lines.</summary>
internal sealed class Sketch(string name)
{
    private readonly List<Parameter> signature = [];
    private readonly List<Value> inputs = [];

    public BlockBuilder Body { get; } = new(new ValueFactory());

    public Value Parameter(string parameter, IrType type, bool isActive = true, Passing passing = Passing.Value)
    {
        Value value = Body.Values.New(type, parameter);
        int index = inputs.Count;
        signature.Add(new Parameter(parameter, type, passing, index, -1, ParameterRole.Primal, index, isActive));
        inputs.Add(value);
        return value;
    }

    public Function Return(params Value[] outputs) =>
        new(name, signature.ToArray(), 0, Body.Build(inputs.ToArray(), outputs), Body.Values.NextId);
}
