using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Objectives;

/// <summary>What the objective class of a loss consists of.</summary>
internal sealed class ObjectivePlan
{
    private readonly HashSet<string> names = [];

    private ObjectivePlan(MethodModel method, IReadOnlyList<DerivedFunction> functions)
    {
        Method = method;
        Name = method.GeneratedName + "Objective";
        IsPerSample = method.Loss!.PerSample && method.Loss.IsSample.Any(isSample => isSample);
        HasVjp = Has(functions, "Vjp");
        HasGradient = Has(functions, "Gradient");
        HasHvp = Has(functions, "Hvp");
        HasThird = Has(functions, "Third");
        Parameters = CreateParameters();
        Dimension = Sum(Active);
    }

    public MethodModel Method { get; }

    public string Name { get; }

    /// <summary>The user's type, as its members are reached where the objective's own hide them.</summary>
    public string TypeName => Method.Type.Declarations[Method.Type.Declarations.Count - 1].Split(' ').Last();

    public bool IsPerSample { get; }

    public bool ReturnsSingle =>
        Method.Primal.Body.Yields[Method.Primal.ReturnOutput].Type.Element == ScalarKind.Float32;

    public bool HasVjp { get; }

    public bool HasGradient { get; }

    public bool HasHvp { get; }

    public bool HasThird { get; }

    public IReadOnlyList<ObjectiveParameter> Parameters { get; }

    /// <summary>The number of cells of the vector, from the constructor's parameters.</summary>
    public string Dimension { get; }

    public IEnumerable<ObjectiveParameter> Active => Parameters.Where(p => p.Kind == ParameterKind.Active);

    public IEnumerable<ObjectiveParameter> Data => Parameters.Where(p => p.Kind != ParameterKind.Active);

    public IEnumerable<ObjectiveParameter> Samples => Parameters.Where(p => p.Kind == ParameterKind.Sample);

    /// <summary>The one active span or array, where the vector is nothing else.</summary>
    public bool IsWholeVector => Active.Count() == 1 && !Active.First().IsScalar;

    /// <summary>The objective of a loss; null if no gradient was generated.</summary>
    public static ObjectivePlan? Create(MethodModel method, IReadOnlyList<DerivedFunction> functions)
    {
        if (method.Loss is null)
        {
            return null;
        }

        var plan = new ObjectivePlan(method, functions);
        return plan.HasGradient || plan.HasVjp ? plan : null;
    }

    /// <summary>The number of cells that parameters take together, as C#.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="prefix">
    /// What stands before a length's name: the fields' underscore, or nothing in the constructor.
    /// </param>
    public static string Sum(IEnumerable<ObjectiveParameter> parameters, string prefix = "")
    {
        List<ObjectiveParameter> list = [.. parameters];
        List<string> terms = [.. list.Where(p => !p.IsScalar).Select(p => prefix + p.LengthName)];
        int scalars = list.Count(p => p.IsScalar);
        if (scalars > 0 || terms.Count == 0)
        {
            terms.Add(scalars.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return string.Join(" + ", terms);
    }

    private bool Has(IReadOnlyList<DerivedFunction> functions, string suffix) =>
        functions.Any(derived => derived.Function.Name == Method.GeneratedName + suffix);

    private List<ObjectiveParameter> CreateParameters()
    {
        EquatableArray<Parameter> signature = Method.Primal.Signature;
        foreach (Parameter parameter in signature)
        {
            names.Add(parameter.Name);
        }

        List<ObjectiveParameter> result = [];
        List<ObjectiveParameter> active = [];
        for (int i = 0; i < signature.Count; i++)
        {
            bool isSample = IsPerSample && Method.Loss!.IsSample[i];
            ParameterKind kind = isSample ? ParameterKind.Sample
                : signature[i].IsActive ? ParameterKind.Active
                : ParameterKind.Data;
            bool hasLength = !signature[i].Type.IsScalar && kind != ParameterKind.Data;
            string length = hasLength ? Unique(signature[i].Name + "Length") : "";
            var parameter = new ObjectiveParameter(signature[i], kind, signature[i].Name, length, Sum(active, "_"));
            result.Add(parameter);
            if (kind == ParameterKind.Active)
            {
                active.Add(parameter);
            }
        }

        return result;
    }

    private string Unique(string wanted)
    {
        string name = wanted;
        for (int number = 2; !names.Add(name); number++)
        {
            name = wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }
}
