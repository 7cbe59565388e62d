using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Composites;

/// <summary>
/// The parameters and the result of a method as parameters of a function: one for each leaf. The leaves of a composite
/// result stand behind the parameters, as outputs that are returned together. Needs no body, so that methods of other
/// assemblies are read in the same way.
/// </summary>
internal sealed class SignatureReader
{
    private readonly Compilation compilation;
    private readonly IMethodSymbol symbol;
    private readonly LayoutReader layouts;
    private readonly List<Parameter> parameters = [];
    private readonly List<IrType> outputs = [];
    private int inputs;

    public SignatureReader(Compilation compilation, IMethodSymbol symbol)
    {
        this.compilation = compilation;
        this.symbol = symbol;
        bool isOfClass = symbol is { IsStatic: false, ContainingType.IsValueType: false };
        layouts = new LayoutReader(t => t, isOfClass ? symbol.ContainingType : null);
        Layout? result = symbol.ReturnsVoid ? null : layouts.Of(symbol.ReturnType)!;
        outputs.AddRange(result?.Leaves ?? []);
        if (!symbol.IsStatic)
        {
            AddInstance();
        }

        foreach (IParameterSymbol parameter in symbol.Parameters)
        {
            Add(parameter);
        }

        if (result is not null && Composite(symbol.ReturnType, isMade: true) is { } composite)
        {
            AddReturned(result, composite);
        }
        else if (result is not null)
        {
            ReturnOutput = 0;
        }
    }

    public EquatableArray<Parameter> Parameters => parameters.ToEquatableArray();

    /// <summary>The output that is returned; -1 where there is none, or where several are returned together.</summary>
    public int ReturnOutput { get; } = -1;

    /// <summary>The types of the outputs: of what is returned, then of what is handed back by reference.</summary>
    public EquatableArray<IrType> Outputs => outputs.ToEquatableArray();

    /// <summary>The leaves of the instance, in order; none for a static method.</summary>
    public IEnumerable<Parameter> Instance => parameters.Where(p => p.Part is { Passing: Passing.Instance });

    /// <summary>The leaves of one of the method's parameters, in order.</summary>
    public IEnumerable<Parameter> Of(IParameterSymbol parameter) =>
        parameters.Where(p => p.Ordinal == parameter.Ordinal);

    public Layout LayoutOf(ITypeSymbol type) => layouts.Of(type)!;

    /// <summary>The fields of the instance are constants that go in beside the parameters.</summary>
    private void AddInstance()
    {
        CompositeType type = new CompositeReader(compilation, symbol.ContainingType, isMade: false)
            .ReadInstance(symbol.ContainingType)!;
        Layout layout = layouts.Of(symbol.ContainingType)!;
        for (int i = 0; i < layout.Count; i++)
        {
            IrType leaf = layout.Leaves[i];
            parameters.Add(new Parameter(
                Camel(layout.Labels[i]),
                leaf,
                PassingOf(type, i, Passing.Value, leaf),
                inputs++,
                -1,
                ParameterRole.Primal,
                parameters.Count,
                false)
            {
                Ordinal = -1,
                Part = new Part("this", type, i, Passing.Instance),
            });
        }
    }

    private void Add(IParameterSymbol parameter)
    {
        // Attributes count where the method is declared, names where it is implemented.
        string name = (symbol.PartialImplementationPart ?? symbol).Parameters[parameter.Ordinal].Name;
        Layout layout = layouts.Of(parameter.Type)!;
        Passing passing = MethodReader.PassingOf(parameter);
        bool isOutput = passing is Passing.Ref or Passing.Out;
        bool isConstant = Request.IsConstant(parameter);
        IReadOnlyList<bool> active = LeafActivity.Of(parameter.Type);
        CompositeType? composite = Composite(parameter.Type, !isConstant);
        for (int i = 0; i < layout.Count; i++)
        {
            bool isHandedBack = isOutput && (composite is null || !composite.IsOfMemory(i));
            parameters.Add(new Parameter(
                MethodLowering.LeafName(name, layout.Labels[i]),
                layout.Leaves[i],
                PassingOf(composite, i, passing, layout.Leaves[i]),
                passing == Passing.Out ? -1 : inputs++,
                isHandedBack ? outputs.Count : -1,
                ParameterRole.Primal,
                parameters.Count,
                active[i] && !isConstant)
            {
                IsScratch = Request.Has(parameter, Request.Scratch),
                TakesSpan = parameter.Type is INamedTypeSymbol { Name: "Span" } type && TypeMap.IsSpan(type),
                Ordinal = parameter.Ordinal,
                Part = composite is null ? null : new Part(name, composite, i, passing),
            });
            if (isHandedBack)
            {
                outputs.Add(layout.Leaves[i]);
            }
        }
    }

    /// <summary>The leaves of a composite result.</summary>
    private void AddReturned(Layout layout, CompositeType composite)
    {
        IReadOnlyList<bool> active = LeafActivity.Of(symbol.ReturnType);
        for (int i = 0; i < layout.Count; i++)
        {
            parameters.Add(new Parameter(
                "result" + layout.Labels[i],
                layout.Leaves[i],
                Passing.Out,
                -1,
                i,
                ParameterRole.Primal,
                parameters.Count,
                active[i])
            {
                Ordinal = -1,
                Part = new Part("", composite, i, Passing.Returned),
            });
        }
    }

    /// <summary>The type of a signature, where the intermediate form does not know it itself.</summary>
    private CompositeType? Composite(ITypeSymbol type, bool isMade) =>
        new CompositeReader(compilation, symbol.ContainingType, isMade).Read(type);

    private static string Camel(string name) =>
        name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

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
}
