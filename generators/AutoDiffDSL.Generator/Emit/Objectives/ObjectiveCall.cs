using System.Collections.Generic;

namespace AutoDiffDSL.Generator.Emit.Objectives;

/// <summary>One call of the method or a derivative: its arguments, and the copies around it that they need.</summary>
internal sealed class ObjectiveCall
{
    private const string Packing = "global::AutoDiffDSL.Tape.Packing.";

    private readonly ObjectivePlan plan;
    private readonly List<string> primal = [];
    private readonly List<string> results = [];

    /// <param name="plan">The objective.</param>
    /// <param name="inputs">The vectors of parameters and tangents.</param>
    /// <param name="outputs">The vectors of gradient, Hessian product and third-order product.</param>
    /// <param name="adds">Whether the gradient is added to, through the pullback.</param>
    public ObjectiveCall(ObjectivePlan plan, string[] inputs, string[] outputs, bool adds)
    {
        this.plan = plan;
        Adds = adds;
        Mode = outputs.Length switch
        {
            0 => "",
            1 => adds ? "Vjp" : "Gradient",
            2 => "Hvp",
            _ => "Third",
        };
        foreach (ObjectiveParameter parameter in plan.Parameters)
        {
            if (parameter.Kind != ParameterKind.Active)
            {
                primal.Add(Data(parameter));
                continue;
            }

            primal.Add(Point(parameter, inputs[0]));
            if (inputs.Length > 1)
            {
                primal.Add(Cells(parameter, inputs[1], "Dot"));
            }
        }

        foreach (string output in outputs)
        {
            foreach (ObjectiveParameter parameter in plan.Active)
            {
                results.Add(Result(parameter, output));
            }
        }
    }

    public bool Adds { get; }

    /// <summary>The suffix of the method to call.</summary>
    public string Mode { get; }

    public bool NeedsWorkspace { get; private set; }

    /// <summary>Statements before all calls.</summary>
    public List<string> Before { get; } = [];

    /// <summary>Statements before the call for each sample.</summary>
    public List<string> BeforeSample { get; } = [];

    /// <summary>Statements after the call.</summary>
    public List<string> After { get; } = [];

    /// <summary>The arguments in order.</summary>
    /// <param name="seed">The adjoint of the result, for a pullback.</param>
    public List<string> Arguments(string seed)
    {
        List<string> arguments = [.. primal];
        if (Adds)
        {
            arguments.Add(plan.ReturnsSingle ? "(float)(" + seed + ")" : seed);
        }

        arguments.AddRange(results);
        return arguments;
    }

    private string Data(ObjectiveParameter parameter)
    {
        if (parameter.Kind == ParameterKind.Data)
        {
            return parameter.IsScalar || parameter.IsHeld ? parameter.Field : parameter.Field + ".Span";
        }

        if (parameter.IsScalar)
        {
            return parameter.Field + ".Span[sample]";
        }

        string row = $"{parameter.Field}.Span.Slice(sample * {parameter.LengthField}, {parameter.LengthField})";
        if (!parameter.IsArray)
        {
            return row;
        }

        BeforeSample.Add($"{row}.CopyTo({parameter.ArrayField});");
        return parameter.ArrayField;
    }

    private string Part(ObjectiveParameter parameter, string vector) => plan.IsWholeVector
        ? vector
        : $"{vector}.Slice({parameter.Offset}, {parameter.LengthField})";

    private string Point(ObjectiveParameter parameter, string vector)
    {
        if (!parameter.IsArray)
        {
            return Cells(parameter, vector, "");
        }

        string part = Part(parameter, vector);
        Before.Add(parameter.IsSingle
            ? $"{Packing}Narrow({part}, {parameter.ArrayField});"
            : $"{part}.CopyTo({parameter.ArrayField});");
        return parameter.ArrayField;
    }

    /// <summary>The values of a parameter or of its tangent.</summary>
    private string Cells(ObjectiveParameter parameter, string vector, string suffix)
    {
        if (parameter.IsScalar)
        {
            return (parameter.IsSingle ? "(float)" : "") + $"{vector}[{parameter.Offset}]";
        }

        if (!parameter.IsSingle)
        {
            return Part(parameter, vector);
        }

        string local = parameter.Name + suffix + "Single";
        Before.Add(Singles(local, "Uninitialized", parameter));
        Before.Add($"{Packing}Narrow({Part(parameter, vector)}, {local});");
        return local;
    }

    private string Result(ObjectiveParameter parameter, string vector)
    {
        string local = parameter.Name + Identifiers.Pascal(vector) + "Single";
        string passing = Adds ? "ref " : "out ";
        if (parameter.IsScalar)
        {
            string cell = $"{vector}[{parameter.Offset}]";
            if (!parameter.IsSingle)
            {
                return passing + cell;
            }

            Before.Add($"float {local} = 0;");
            After.Add($"{cell} = {local};");
            return passing + local;
        }

        if (!parameter.IsSingle)
        {
            return Part(parameter, vector);
        }

        Before.Add(Singles(local, Adds ? "Zeros" : "Uninitialized", parameter));
        After.Add($"{Packing}Widen({local}, {Part(parameter, vector)});");
        return local;
    }

    private string Singles(string local, string method, ObjectiveParameter parameter)
    {
        NeedsWorkspace = true;
        return $"global::System.Span<float> {local} = workspace.{method}<float>({parameter.LengthField});";
    }
}
