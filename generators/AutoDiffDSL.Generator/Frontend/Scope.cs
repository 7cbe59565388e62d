using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>What each declared variable holds at the present point; null where nothing is assigned yet.</summary>
internal sealed class Scope
{
    private readonly Dictionary<Variable, Value?> values;

    public Scope()
        : this([])
    {
    }

    private Scope(Dictionary<Variable, Value?> values) => this.values = values;

    /// <summary>The declared variables in order of declaration.</summary>
    public IEnumerable<Variable> Variables => values.Keys.OrderBy(v => v.Order);

    public Value? this[Variable variable]
    {
        get => values.TryGetValue(variable, out Value? value) ? value : null;
        set => values[variable] = value;
    }

    public bool Declares(Variable variable) => values.ContainsKey(variable);

    /// <summary>Puts values under a new name in the place of the same values, by id.</summary>
    public void Replace(IReadOnlyDictionary<int, Value> renamed)
    {
        foreach (Variable variable in values.Keys.ToArray())
        {
            if (values[variable] is { } value && renamed.TryGetValue(value.Id, out Value named))
            {
                values[variable] = named;
            }
        }
    }

    public void Remove(Variable variable) => values.Remove(variable);

    public Scope Copy() => new(new Dictionary<Variable, Value?>(values));
}
