using System.Collections.Generic;
using System.Linq;
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

    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>Whether the method stands for a function of .NET.</summary>
    public bool IsOfLibrary { get; init; }

    /// <summary>The instance that the method belongs to; null for a static one.</summary>
    public Place? This { get; set; }

    /// <summary>What an object initializer that is being lowered initializes, the innermost last.</summary>
    public Stack<Place> Initialized { get; } = new();

    /// <summary>What stands for each type parameter.</summary>
    public IReadOnlyDictionary<ITypeSymbol, ITypeSymbol> TypeArguments { get; init; } =
        new Dictionary<ITypeSymbol, ITypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>The variables that live as long as the frame.</summary>
    public IEnumerable<Variable> Variables => variables;

    /// <summary>Where a local or parameter lies; null for one that has not been declared.</summary>
    public Place? Find(ISymbol symbol) => places.TryGetValue(symbol, out Place found) ? found : null;

    /// <summary>The variables behind a local, a parameter, or a type, which stands for <c>this</c>.</summary>
    public IEnumerable<Variable> VariablesOf(ISymbol symbol) =>
        (symbol is ITypeSymbol ? This : Find(symbol))?.Variables ?? [];

    /// <summary>Gives a local or parameter variables of its own.</summary>
    public void Declare(ISymbol symbol, Place place)
    {
        places[symbol] = place;
        variables.AddRange(place.Variables);
    }

    /// <summary>Makes a local or parameter another name for a place.</summary>
    public void Alias(ISymbol symbol, Place place) => places[symbol] = place;

    /// <summary>The target of a label, or null for one whose loop has not been entered.</summary>
    public JumpTarget? FindLabel(ISymbol label) => labels.TryGetValue(label, out JumpTarget found) ? found : null;

    public void SetLabel(ISymbol label, JumpTarget target) => labels[label] = target;

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
}
