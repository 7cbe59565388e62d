using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Frontend.Layouts;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>One method that is being lowered: the attributed one, or a callee in the place of its call.</summary>
/// <param name="method">The method.</param>
/// <param name="model">The semantic model of the file that holds its body.</param>
/// <param name="caller">The frame that holds the call; null for the attributed method.</param>
/// <param name="call">Where the call stands.</param>
/// <param name="result">The place that holds the pending result; null for a void method.</param>
/// <param name="end">Where <c>return</c> leads to.</param>
internal sealed class Frame(
    IMethodSymbol method, SemanticModel model, Frame? caller, Location? call, Place? result, JumpTarget end)
{
    private readonly Dictionary<ISymbol, Place> places = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, JumpTarget> labels = new(SymbolEqualityComparer.Default);
    private readonly List<Variable> variables = [];

    public IMethodSymbol Method { get; } = method;

    public SemanticModel Model { get; } = model;

    public Frame? Caller { get; } = caller;

    public Location? Call { get; } = call;

    public Place? Result { get; } = result;

    public JumpTarget End { get; } = end;

    /// <summary>Whether the method, or one that calls it, is declared to have no derivative.</summary>
    public bool IsConstant { get; } =
        caller is not null && (caller.IsConstant || Request.Has(method, Request.NoDerivative));

    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>Whether the method stands for a function of .NET.</summary>
    public bool IsOfLibrary { get; init; }

    /// <summary>The instance that the method belongs to; null for a static one.</summary>
    public Place? This { get; set; }

    /// <summary>What an object initializer that is being lowered initializes, the innermost last.</summary>
    public Stack<Place> Initialized { get; } = new();

    /// <summary>The frame whose variables a local function or lambda sees; null for an ordinary method.</summary>
    public Frame? Lexical { get; init; }

    /// <summary>What tells this call from another one of the same method; empty for the attributed method.</summary>
    public string Key { get; init; } = "";

    /// <summary>What stands for each type parameter.</summary>
    public IReadOnlyDictionary<ITypeSymbol, ITypeSymbol> TypeArguments { get; init; } =
        new Dictionary<ITypeSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>The variables that live as long as the frame.</summary>
    public IEnumerable<Variable> Variables => variables;

    /// <summary>Where a local or parameter lies; null for one that has not been declared.</summary>
    public Place? Find(ISymbol symbol) =>
        places.TryGetValue(symbol, out Place found) ? found : Lexical?.Find(symbol) ?? FindCaptured(symbol);

    /// <summary>The variables behind a local, a parameter, or a type, which stands for <c>this</c>.</summary>
    public IEnumerable<Variable> VariablesOf(ISymbol symbol) =>
        (symbol is ITypeSymbol ? This : Find(symbol))?.Variables ?? [];

    /// <summary>Gives a local or parameter variables of its own.</summary>
    public void Declare(ISymbol symbol, Place place)
    {
        places[symbol] = place;
        variables.AddRange(place.Variables);
    }

    /// <summary>Gives the frame a variable that has no name in the source.</summary>
    public void Own(Variable variable) => variables.Add(variable);

    /// <summary>Makes a local or parameter another name for a place.</summary>
    public void Alias(ISymbol symbol, Place place) => places[symbol] = place;

    /// <summary>The target of a label, or null for one whose loop has not been entered.</summary>
    public JumpTarget? FindLabel(ISymbol label) => labels.TryGetValue(label, out JumpTarget found) ? found : null;

    public void SetLabel(ISymbol label, JumpTarget target) => labels[label] = target;

    /// <summary>A parameter of the primary constructor, which members see as a field without a name.</summary>
    private Place? FindCaptured(ISymbol symbol) =>
        LayoutReader.IsOfConstructor(symbol) && This?.Layout.Find(LayoutReader.Captured(symbol.Name)) is { } field
            ? This.Member(field)
            : null;

    /// <summary>Whether this frame or one that called it lowers <paramref name="method"/>.</summary>
    public bool IsInside(IMethodSymbol method)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method.OriginalDefinition, method.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether this frame or one that called it runs the same call of <paramref name="method"/>.</summary>
    public bool Repeats(IMethodSymbol method, string key)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method.OriginalDefinition, method.OriginalDefinition)
                && (frame.Key.Length == 0 || frame.Key == key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The frame of the method that declares a local function: this one, or one around it.</summary>
    public Frame Owner(ISymbol method)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Lexical)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method.OriginalDefinition, method.OriginalDefinition))
            {
                return frame;
            }
        }

        return this;
    }
}
