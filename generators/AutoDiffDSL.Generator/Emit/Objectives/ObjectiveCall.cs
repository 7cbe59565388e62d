using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Packing;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Objectives;

/// <summary>One call of the method or a derivative: its arguments, and what is done around it for them.</summary>
internal sealed class ObjectiveCall
{
    private readonly ObjectivePlan plan;
    private readonly ObjectiveMemory memory;
    private readonly PackedArguments packed;
    private readonly List<string?> arguments = [];

    /// <param name="plan">The objective.</param>
    /// <param name="inputs">The vectors of parameters and tangents.</param>
    /// <param name="outputs">The vectors of gradient, Hessian product and third-order product.</param>
    /// <param name="adds">Whether the gradient is added to, through the pullback.</param>
    public ObjectiveCall(ObjectivePlan plan, string[] inputs, string[] outputs, bool adds)
    {
        this.plan = plan;
        memory = new ObjectiveMemory(plan);
        packed = new PackedArguments(memory);
        Adds = adds;
        Mode = outputs.Length switch
        {
            0 => "",
            1 => adds ? "Vjp" : "Gradient",
            2 => "Hvp",
            _ => "Third",
        };
        foreach (DeclaredParameter parameter in DeclaredParameter.Of(plan.Function(Mode)))
        {
            arguments.Add(parameter.Role switch
            {
                ParameterRole.Primal when Mode.Length == 0 && parameter.First.IsUnwrittenSpan =>
                    Unwritten(plan.Of(parameter), inputs[0]),
                ParameterRole.Primal => Primal(plan.Of(parameter), inputs[0]),
                ParameterRole.Tangent => packed.Value(parameter, plan.Vector(inputs[1])),
                ParameterRole.Adjoint when parameter.First.Primal < 0 => null,
                ParameterRole.HessianProduct => packed.Result(parameter, plan.Vector(outputs[1])),
                ParameterRole.ThirdOrderProduct => packed.Result(parameter, plan.Vector(outputs[2])),
                _ => packed.Result(parameter, plan.Vector(outputs[0])),
            });
        }
    }

    public bool Adds { get; }

    /// <summary>The suffix of the method to call.</summary>
    public string Mode { get; }

    public bool NeedsWorkspace => memory.NeedsWorkspace;

    /// <summary>Statements before all calls.</summary>
    public IEnumerable<Statement> Before => packed.Once.Concat(packed.Before);

    /// <summary>Statements before the call for each sample.</summary>
    public List<Statement> BeforeSample { get; } = [];

    /// <summary>Statements after the call.</summary>
    public IReadOnlyList<Statement> After => packed.After;

    /// <summary>The arguments in order.</summary>
    /// <param name="seed">The adjoint of the result, for a pullback.</param>
    public List<string> Arguments(string seed) =>
        [.. arguments.Select(a => a ?? (plan.ReturnsSingle ? "(float)(" + seed + ")" : seed))];

    /// <summary>What is kept is read-only, and the method itself takes a span that it does not write.</summary>
    private string Unwritten(ObjectiveParameter parameter, string vector) => ExpressionText.Print(
        CallArguments.Unwritten(new NameExpression(Primal(parameter, vector)), parameter.Element));

    private string Primal(ObjectiveParameter parameter, string vector) => parameter.Kind switch
    {
        ParameterKind.Active => packed.Value(
            parameter.Declared, plan.Vector(vector), parameter.HasTemplate ? Template(parameter) : null),
        ParameterKind.Data => parameter.Data,
        _ => Sample(parameter),
    };

    /// <summary>What says the constants of a parameter.</summary>
    private string Template(ObjectiveParameter parameter)
    {
        if (parameter.Data == parameter.Field)
        {
            return parameter.Field;
        }

        string data = memory.Unique(parameter.Name + "Data");
        packed.Before.Add(PackedArguments.Line(
            $"global::System.ReadOnlySpan<{parameter.Element}> {data} = {parameter.Data}"));
        return data;
    }

    private string Sample(ObjectiveParameter parameter)
    {
        if (!parameter.IsSequence)
        {
            return parameter.Field + ".Span[sample]";
        }

        string length = "_" + parameter.Lengths[0].Name;
        string row = $"{parameter.Field}.Span.Slice(sample * {length}, {length})";
        if (!parameter.IsArray)
        {
            return row;
        }

        string array = plan.Array(
            parameter.Declared.First, parameter.Name, parameter.Element + "[]", $"new {parameter.Element}[{length}]");
        BeforeSample.Add(PackedArguments.Line($"{row}.CopyTo({array})"));
        return array;
    }
}
