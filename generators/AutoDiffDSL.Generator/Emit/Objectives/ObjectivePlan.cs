using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Packing;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Objectives;

/// <summary>What the objective class of a loss consists of.</summary>
internal sealed class ObjectivePlan
{
    private readonly HashSet<string> names = [];
    private readonly Dictionary<string, Function> functions;
    private readonly Function primal;
    private readonly VectorLayout layout;
    private readonly Dictionary<(ParameterRole Role, int Primal), (string Field, string Type, string Made)> arrays = [];

    private ObjectivePlan(MethodModel method, IReadOnlyList<DerivedFunction> derived)
    {
        Method = method;
        Name = method.GeneratedName + "Objective";
        functions = derived.ToDictionary(d => d.Function.Name, d => OfDouble(d.Function));
        primal = OfDouble(method.Primal);
        IsPerSample = method.Loss!.PerSample && method.Loss.IsSample.Any(isSample => isSample);
        Parameters = CreateParameters();
        Selection = "_" + Unique("selection");
        layout = Layout("_");
        Members = ObjectiveMembers.Plan(this);
    }

    public MethodModel Method { get; }

    public string Name { get; }

    /// <summary>The user's type, as its members are reached where the objective's own hide them.</summary>
    public string TypeName => Method.Type.Name;

    /// <summary>What a number type that the method leaves open is: an objective computes in double.</summary>
    public string? NumberType => Method.OpenType is null ? null : TypeNames.Of(ScalarKind.Float64);

    /// <summary>What follows the name of a method that is called.</summary>
    public string TypeArguments => Method.OpenType is null ? "" : "<" + NumberType + ">";

    public bool IsPerSample { get; }

    public bool ReturnsSingle =>
        Method.Primal.Body.Yields[Method.Primal.ReturnOutput].Type.Element == ScalarKind.Float32;

    public bool HasVjp => Has("Vjp");

    public bool HasGradient => Has("Gradient");

    public bool HasHvp => Has("Hvp");

    public bool HasThird => Has("Third");

    public IReadOnlyList<ObjectiveParameter> Parameters { get; }

    /// <summary>The evaluations.</summary>
    public IReadOnlyList<ObjectiveMember> Members { get; }

    /// <summary>
    /// The arrays that evaluations pass to a method which takes arrays: their fields, types, and how they are made.
    /// </summary>
    public IEnumerable<(string Field, string Type, string Made)> Arrays =>
        arrays.Values.OrderBy(a => a.Field, System.StringComparer.Ordinal);

    /// <summary>The field that holds which samples count.</summary>
    public string Selection { get; }

    /// <summary>The number of cells of the vector.</summary>
    public string Dimension => Layout("").Count;

    public IEnumerable<ObjectiveParameter> Active => Parameters.Where(p => p.Kind == ParameterKind.Active);

    public IEnumerable<ObjectiveParameter> Samples => Parameters.Where(p => p.Kind == ParameterKind.Sample);

    /// <summary>Which index belongs to what; null where the parameters themselves say so.</summary>
    public string? Order
    {
        get
        {
            if (!Active.Any(p => p.Declared.Type is not null))
            {
                return null;
            }

            VectorLayout shown = Layout("");
            IEnumerable<string> texts = shown.Blocks.Select(b => b.IsScalar
                ? $"{LayoutText.Of(b, "")} at {shown.Offset(b)}"
                : $"{LayoutText.Of(b, "")} from {shown.Offset(b)} on");
            return "The parameters in order: " + string.Join(", ", texts) + ".";
        }
    }

    /// <summary>The objective of a loss; null if no gradient was generated.</summary>
    public static ObjectivePlan? Create(MethodModel method, IReadOnlyList<DerivedFunction> derived)
    {
        bool hasGradient = derived.Any(d =>
            d.Function.Name == method.GeneratedName + "Gradient" || d.Function.Name == method.GeneratedName + "Vjp");
        return method.Loss is null || !hasGradient ? null : new ObjectivePlan(method, derived);
    }

    /// <summary>The method, or its derivative of that suffix.</summary>
    public Function Function(string mode) => mode.Length == 0 ? primal : functions[Method.GeneratedName + mode];

    /// <summary>What the objective knows of a parameter of the method.</summary>
    public ObjectiveParameter Of(DeclaredParameter parameter) =>
        Parameters.First(p => p.Declared.Name == parameter.Name);

    /// <summary>A vector of all parameters, or of what belongs to them.</summary>
    public PackedVector Vector(string name) => new(name, ScalarKind.Float64, layout);

    /// <summary>The field with the array that stands for a leaf in all evaluations.</summary>
    public string Array(Parameter leaf, string wanted, string type, string made, string suffix = "Array")
    {
        if (!arrays.TryGetValue((leaf.Role, leaf.Primal), out (string Field, string Type, string Made) array))
        {
            array = ("_" + Unique(wanted + suffix), type, made);
            arrays.Add((leaf.Role, leaf.Primal), array);
        }

        return array.Field;
    }

    /// <summary>The number of elements of memory in the vector; of a matrix its rows and columns.</summary>
    /// <param name="primal">The position in the method's signature.</param>
    /// <param name="prefix">What stands before a name: the fields' underscore, or nothing in the constructor.</param>
    public string Shape(int primal, string prefix)
    {
        Parameter leaf = this.primal.Signature[primal];
        ObjectiveParameter parameter = Parameters.First(p => p.Declared.Leaves.Contains(leaf));
        if (parameter.HasTemplate && !parameter.IsTensor)
        {
            return LeafPath.Of(prefix + parameter.Name, leaf.Part!.Type, leaf.Part.Leaf).Shape;
        }

        return string.Join(", ", parameter.Lengths.Where(l => l.Leaf.Primal == primal).Select(l => prefix + l.Name));
    }

    /// <summary>The lengths of a tensor in the vector.</summary>
    public string Lengths(int primal)
    {
        Parameter leaf = this.primal.Signature[primal];
        ObjectiveParameter parameter = Parameters.First(p => p.Declared.Leaves.Contains(leaf));
        return LeafPath.Of("_" + parameter.Name, leaf.Part!.Type, leaf.Part.Leaf).Text + ".Lengths";
    }

    private VectorLayout Layout(string prefix) => new(
        primal.Signature.Where(p => p.IsActive),
        p => Shape(p.Primal, prefix).Replace(", ", " * "));

    /// <summary>A signature whose open number type is double.</summary>
    private static Function OfDouble(Function function) => function with
    {
        Signature = function.Signature.Map(p => p.Type.Element != ScalarKind.Generic ? p
            : p with
            {
                Type = p.Type.IsScalar
                    ? IrType.Scalar(ScalarKind.Float64)
                    : IrType.Buffer(ScalarKind.Float64, p.Type.Shape == TypeShape.Buffer),
            }),
    };

    private bool Has(string suffix) => functions.ContainsKey(Method.GeneratedName + suffix);

    private List<ObjectiveParameter> CreateParameters()
    {
        IReadOnlyList<DeclaredParameter> signature = DeclaredParameter.Of(primal);
        names.UnionWith(signature.Select(p => p.Name));
        return [.. signature.Select((p, i) => CreateParameter(p, IsPerSample && Method.Loss!.IsSample[i]))];
    }

    private ObjectiveParameter CreateParameter(DeclaredParameter parameter, bool isSample)
    {
        ParameterKind kind = isSample ? ParameterKind.Sample
            : parameter.Leaves.Any(l => l.IsActive) ? ParameterKind.Active
            : ParameterKind.Data;
        var created = new ObjectiveParameter(parameter, kind, parameter.Name, []);
        if ((created.HasTemplate && !created.IsTensor)
            || kind == ParameterKind.Data
            || (isSample && !created.IsSequence))
        {
            return created;
        }

        List<(Parameter, string)> lengths = [];
        foreach (Parameter leaf in isSample
            ? parameter.Leaves.Take(1)
            : parameter.Leaves.Where(l => l is { IsActive: true, Type.IsBuffer: true }))
        {
            bool isMatrix = leaf.Part is { } part && LeafPath.Of(part).Type.Form == CompositeForm.Matrix;
            string[] suffixes = isMatrix ? ["Rows", "Columns"] : ["Length"];
            string stem = created.IsSequence ? parameter.Name : leaf.Name;
            bool isKnown = created.IsSequence && lengths.Count > 0;
            lengths.AddRange(suffixes.Select(s => (leaf, isKnown ? lengths[0].Item2 : Unique(stem + s))));
        }

        return created with { Lengths = lengths };
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
