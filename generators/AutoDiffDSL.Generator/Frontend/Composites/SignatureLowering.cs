using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Composites;

/// <summary>
/// The parameters and the result of an attributed method as inputs and outputs of its function: one for each leaf. The
/// leaves of a composite result stand behind the parameters, as outputs that are returned together.
/// </summary>
internal sealed class SignatureLowering(MethodLowering method, IMethodSymbol symbol)
{
    private readonly LayoutReader layouts = new(t => t, method.Self);
    private readonly List<Value> inputs = [];
    private readonly List<Variable> outputs = [];
    private readonly List<Parameter> parameters = [];
    private readonly List<(Variable Variable, Value Entry, IParameterSymbol Parameter)> kept = [];
    private int results;

    public IReadOnlyList<Value> Inputs => inputs;

    /// <summary>What holds the outputs behind those of the result.</summary>
    public IReadOnlyList<Variable> Outputs => outputs;

    public IEnumerable<Parameter> Parameters => parameters.Concat(Returned());

    /// <summary>The output that is returned; -1 where there is none, or where several are returned together.</summary>
    public int ReturnOutput => symbol.ReturnsVoid || Composite(symbol.ReturnType, isMade: true) is not null ? -1 : 0;

    /// <summary>The place of the result; null for a void method.</summary>
    public Place? Result()
    {
        if (symbol.ReturnsVoid)
        {
            return null;
        }

        Layout layout = layouts.Of(symbol.ReturnType)!;
        results = layout.Count;
        return method.NewPlace("result", layout, startsAtZero: true);
    }

    /// <summary>Declares the parameters in the frame of the method.</summary>
    public void Declare(Frame frame)
    {
        if (!symbol.IsStatic)
        {
            DeclareInstance(frame);
        }

        IMethodSymbol implementation = symbol.PartialImplementationPart ?? symbol;
        foreach (IParameterSymbol parameter in implementation.Parameters)
        {
            Declare(frame, parameter, symbol.Parameters[parameter.Ordinal]);
        }
    }

    /// <summary>The arrays that structs by reference hold now.</summary>
    public IReadOnlyList<Value> Handles() => [.. kept.Select(k => method.Read(k.Variable))];

    /// <summary>
    /// Reports structs by reference in which another array stands at the end: derivatives follow the elements of the
    /// arrays that were there.
    /// </summary>
    /// <param name="root">The body.</param>
    /// <param name="handles">What <see cref="Handles"/> gave at its end.</param>
    public void CheckKept(Block root, IReadOnlyList<Value> handles)
    {
        var origins = new HandleOrigins(root);
        foreach (IGrouping<ISymbol?, (Variable Variable, Value Entry, IParameterSymbol Parameter)> replaced in kept
            .Where((k, i) => origins.Of(handles[i]).Id != k.Entry.Id)
            .GroupBy(k => (ISymbol?)k.Parameter, SymbolEqualityComparer.Default))
        {
            method.Diagnostics.Report(
                SignatureDiagnostics.MemoryHandedOut, replaced.Key!.Locations[0], replaced.Key.Name);
        }
    }

    /// <summary>The fields of the instance are constants that go in beside the parameters.</summary>
    private void DeclareInstance(Frame frame)
    {
        CompositeType type = new CompositeReader(method.Compilation, symbol.ContainingType, isMade: false)
            .ReadInstance(symbol.ContainingType)!;
        Layout layout = layouts.Of(symbol.ContainingType)!;
        Place place = method.NewPlace("", layout);
        frame.This = place;
        method.Instance = place;
        Variable[] variables = [.. place.Variables];
        for (int i = 0; i < variables.Length; i++)
        {
            IrType leaf = layout.Leaves[i];
            string name = Camel(layout.Labels[i]);
            parameters.Add(new Parameter(
                name,
                leaf,
                PassingOf(type, i, Passing.Value, leaf),
                inputs.Count,
                -1,
                ParameterRole.Primal,
                parameters.Count,
                false)
            {
                Ordinal = -1,
                Part = new Part("this", type, i, Passing.Instance),
            });
            Value input = method.Builder.Values.New(leaf, name);
            inputs.Add(input);
            method.Scope[variables[i]] = input;
            if (leaf.IsBuffer)
            {
                method.Buffers.SetRoot(input);
            }
        }
    }

    private static string Camel(string name) =>
        name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>The type of a signature, where the intermediate form does not know it itself.</summary>
    private CompositeType? Composite(ITypeSymbol type, bool isMade) =>
        new CompositeReader(method.Compilation, symbol.ContainingType, isMade).Read(type);

    private void Declare(Frame frame, IParameterSymbol parameter, IParameterSymbol marked)
    {
        Layout layout = layouts.Of(parameter.Type)!;
        Passing passing = MethodReader.PassingOf(parameter);
        bool isOutput = passing is Passing.Ref or Passing.Out;
        Place place = method.NewPlace(parameter.Name, layout, startsAtZero: passing == Passing.Out);
        if (isOutput)
        {
            frame.Alias(parameter, place);
        }
        else
        {
            frame.Declare(parameter, place);
        }

        IReadOnlyList<bool> active = LeafActivity.Of(parameter.Type);
        CompositeType? composite = Composite(parameter.Type, !Request.IsConstant(marked));
        Variable[] variables = [.. place.Variables];
        for (int i = 0; i < variables.Length; i++)
        {
            bool isHandedBack = isOutput && (composite is null || !composite.IsOfMemory(i));
            parameters.Add(new Parameter(
                variables[i].Name,
                layout.Leaves[i],
                PassingOf(composite, i, passing, layout.Leaves[i]),
                passing == Passing.Out ? -1 : inputs.Count,
                isHandedBack ? results + outputs.Count : -1,
                ParameterRole.Primal,
                parameters.Count,
                active[i] && !Request.IsConstant(marked))
            {
                IsScratch = Request.Has(marked, Request.Scratch),
                Ordinal = parameter.Ordinal,
                Part = composite is null ? null : new Part(parameter.Name, composite, i, passing),
            });
            if (isHandedBack)
            {
                outputs.Add(variables[i]);
            }

            Bind(variables[i], layout.Leaves[i], composite is null ? passing : Passing.Value);
            if (isOutput && !isHandedBack && layout.Leaves[i].IsBuffer)
            {
                kept.Add((variables[i], inputs[inputs.Count - 1], parameter));
            }
        }
    }

    /// <summary>What a parameter's variable holds at the start.</summary>
    private void Bind(Variable variable, IrType type, Passing passing)
    {
        if (passing == Passing.Out || parameters[parameters.Count - 1].Input < 0)
        {
            method.Scope[variable] = null;
            return;
        }

        Value input = method.Builder.Values.New(type, variable.Name);
        inputs.Add(input);
        method.Scope[variable] = input;
        if (type.IsBuffer)
        {
            method.Buffers.SetRoot(input);
        }

        if (passing == Passing.Array)
        {
            method.ArrayParameters[input.Id] = variable.Name;
        }
    }

    /// <summary>How a leaf is passed: as the whole is, but for memory, to which a handle is passed.</summary>
    private static Passing PassingOf(CompositeType? composite, int leaf, Passing passing, IrType type)
    {
        if (composite is null || type.IsScalar)
        {
            return composite is { IsMemory: true } ? Passing.Value : passing;
        }

        CompositeType at = composite;
        int position = leaf;
        while (at.Members.Count > 0)
        {
            CompositeMember member = at.MemberOf(position);
            position -= member.Offset;
            at = member.Type;
        }

        return at.Form == CompositeForm.Leaf && at.Name.EndsWith("[]", System.StringComparison.Ordinal)
            ? Passing.Array
            : Passing.Value;
    }

    /// <summary>The leaves of a composite result.</summary>
    private IEnumerable<Parameter> Returned()
    {
        if (symbol.ReturnsVoid || Composite(symbol.ReturnType, isMade: true) is not { } composite)
        {
            return [];
        }

        Layout layout = layouts.Of(symbol.ReturnType)!;
        IReadOnlyList<bool> active = LeafActivity.Of(symbol.ReturnType);
        return layout.Leaves.Select((leaf, i) => new Parameter(
            "result" + layout.Labels[i], leaf, Passing.Out, -1, i, ParameterRole.Primal, parameters.Count + i, active[i])
        {
            Ordinal = -1,
            Part = new Part("", composite, i, Passing.Returned),
        });
    }
}
