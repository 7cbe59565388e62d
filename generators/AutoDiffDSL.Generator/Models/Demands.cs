using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Models;

/// <summary>
/// Which derivatives methods must have because the derivatives of others call them. What calls <c>F</c> has a Jvp that
/// calls <c>FJvp</c>, a Vjp that calls <c>FVjp</c>, a Hessian-vector product that calls <c>FVjpJvp</c>, and a third
/// order that calls <c>FVjpJvpJvp</c>; and the same holds for what <c>F</c> calls in its turn.
/// </summary>
/// <param name="Chains">For each method its derivatives as chains of transforms, e.g. <c>VjpJvp</c>.</param>
internal sealed record Demands(EquatableArray<Demand> Chains)
{
    private static readonly (DerivativeModes Mode, string Chain)[] ChainsOfModes =
    [
        (DerivativeModes.Jvp, "Jvp"),
        (DerivativeModes.Vjp, "Vjp"),
        (DerivativeModes.Gradient, "Vjp"),
        (DerivativeModes.Jacobian, "Vjp"),
        (DerivativeModes.Hvp, "VjpJvp"),
        (DerivativeModes.Hessian, "VjpJvp"),
        (DerivativeModes.VjpJvp, "VjpJvp"),
        (DerivativeModes.Third, "VjpJvpJvp"),
    ];

    /// <summary>What all requests together demand.</summary>
    public static Demands Of(IEnumerable<MethodModel> models)
    {
        var calls = new Dictionary<string, EquatableArray<string>>();
        var demanded = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var pending = new Stack<(string Method, string Chain)>();
        foreach (MethodModel model in models)
        {
            calls[model.Key] = model.Calls;
            foreach (string chain in ChainsOfModes.Where(m => model.Modes.HasFlag(m.Mode)).Select(m => m.Chain))
            {
                Spread(model.Calls, chain);
            }
        }

        while (pending.Count > 0)
        {
            (string method, string chain) = pending.Pop();
            if (calls.TryGetValue(method, out EquatableArray<string> callees))
            {
                Spread(callees, chain);
            }
        }

        return new Demands(demanded.Select(d => new Demand(d.Key, d.Value.ToEquatableArray())).ToEquatableArray());

        void Spread(IEnumerable<string> callees, string chain)
        {
            foreach (string callee in callees)
            {
                if (!demanded.TryGetValue(callee, out SortedSet<string> chains))
                {
                    demanded[callee] = chains = new SortedSet<string>(StringComparer.Ordinal);
                }

                foreach (string part in Parts(chain).Where(chains.Add))
                {
                    pending.Push((callee, part));
                }
            }
        }
    }

    /// <summary>The chains that a method's derivatives are demanded in.</summary>
    public EquatableArray<string> Of(string method) =>
        Chains.FirstOrDefault(c => c.Method == method)?.Chains ?? [];

    /// <summary>A method and what tells its overloads apart.</summary>
    public static string Key(string stem, IEnumerable<Parameter> signature) => stem + "(" + string.Join(
        ", ", signature.Select(p => p.Passing + " " + (p.Part is { } part
            ? part.Type.Name + "." + part.Leaf.ToString(CultureInfo.InvariantCulture)
            : p.Type.Element + (p.Type.IsBuffer ? "[]" : "")))) + ")";

    /// <summary>
    /// A derivative calls others of its callees too: what does not vary in one of its directions lacks that transform.
    /// </summary>
    private static IEnumerable<string> Parts(string chain) => chain switch
    {
        "JvpJvp" => ["Jvp", "JvpJvp"],
        "VjpJvp" => ["Jvp", "Vjp", "VjpJvp"],
        "VjpJvpJvp" => ["Jvp", "JvpJvp", "Vjp", "VjpJvp", "VjpJvpJvp"],
        _ => [chain],
    };
}

/// <summary>The derivatives demanded of one method.</summary>
internal sealed record Demand(string Method, EquatableArray<string> Chains);
