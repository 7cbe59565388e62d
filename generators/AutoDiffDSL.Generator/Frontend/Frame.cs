using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>One method that is being lowered: the attributed one, or a callee in the place of its call.</summary>
/// <param name="method">The method.</param>
/// <param name="model">The semantic model of the file that holds its body.</param>
/// <param name="caller">The frame that holds the call; null for the attributed method.</param>
/// <param name="call">Where the call stands.</param>
/// <param name="result">The variable that holds the pending result; null for a void method.</param>
/// <param name="end">Where <c>return</c> leads to.</param>
internal sealed class Frame(
    IMethodSymbol method, SemanticModel model, Frame? caller, Location? call, Variable? result, JumpTarget end)
{
    private readonly Dictionary<ISymbol, Variable> variables = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, Variable> aliases = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, JumpTarget> labels = new(SymbolEqualityComparer.Default);

    public IMethodSymbol Method { get; } = method;

    public SemanticModel Model { get; } = model;

    public Frame? Caller { get; } = caller;

    public Location? Call { get; } = call;

    public Variable? Result { get; } = result;

    public JumpTarget End { get; } = end;

    /// <summary>Whether the method, or one that calls it, is declared to have no derivative.</summary>
    public bool IsConstant { get; } =
        caller is not null && (caller.IsConstant || Request.Has(method, Request.NoDerivative));

    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    public IEnumerable<Variable> Variables => variables.Values;

    public Variable? Find(ISymbol symbol) =>
        variables.TryGetValue(symbol, out Variable found) || aliases.TryGetValue(symbol, out found) ? found : null;

    public void Declare(ISymbol symbol, Variable variable) => variables[symbol] = variable;

    /// <summary>Makes a parameter another name for a variable that outlives the frame.</summary>
    public void Alias(ISymbol symbol, Variable variable) => aliases[symbol] = variable;

    /// <summary>The target of a label, or null for one whose loop has not been entered.</summary>
    public JumpTarget? FindLabel(ISymbol label) => labels.TryGetValue(label, out JumpTarget found) ? found : null;

    public void SetLabel(ISymbol label, JumpTarget target) => labels[label] = target;

    /// <summary>Whether this frame or one that called it lowers <paramref name="method"/>.</summary>
    public bool IsInside(IMethodSymbol method)
    {
        for (Frame? frame = this; frame is not null; frame = frame.Caller)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Method, method))
            {
                return true;
            }
        }

        return false;
    }
}
