using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Composites;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>
/// Which methods are called in derivatives rather than inlined, while one attributed method is read: those with a rule
/// of the user's, and attributed ones that are large or recursive.
/// </summary>
/// <param name="compilation">The compilation.</param>
/// <param name="reader">The method that is read; generated code stands in its type.</param>
/// <param name="cancellation">Ends reading.</param>
/// <param name="generated">The attributed methods among them.</param>
internal sealed class CallTable(
    Compilation compilation, IMethodSymbol reader, CancellationToken cancellation, GeneratedCallees generated)
{
    private readonly INamedTypeSymbol within = reader.ContainingType;
    private readonly HashSet<string> taken = [.. reader.Parameters.Select(p => p.Name)];
    private readonly Dictionary<IMethodSymbol, CallTarget?> known = new(SymbolEqualityComparer.Default);
    private readonly SortedDictionary<string, UserRule> rules = new(StringComparer.Ordinal);

    public CallTable(Compilation compilation, IMethodSymbol reader, CancellationToken cancellation)
        : this(compilation, reader, cancellation, new GeneratedCallees(compilation, cancellation))
    {
    }

    /// <summary>The method that is read.</summary>
    public IMethodSymbol Reader { get; } = reader;

    /// <summary>The rules of all methods found so far, in order of the methods' names.</summary>
    public EquatableArray<UserRule> Rules => rules.Values.ToEquatableArray();

    /// <summary>How a method is called in derivatives; null where it is inlined.</summary>
    public CallTarget? Find(IMethodSymbol method)
    {
        if (known.TryGetValue(method, out CallTarget? found))
        {
            return found;
        }

        IReadOnlyList<RuleDeclaration> declared = RuleIndex.Of(compilation, cancellation).RulesOf(method);
        if (declared.Count == 0)
        {
            return generated.Find(method) is { } target && Spelled(method, target) is { } spelled
                ? Accessible(method, spelled)
                : null;
        }

        // The rule may call the method, so the method is known before its rule is read.
        RuleDeclaration rule = declared.FirstOrDefault(d => !d.IsPullback) ?? declared[0];
        if (rule.Signature is not { Error: null } signature)
        {
            return known[method] = new CallTarget(null, RuleDiagnostics.BrokenRule);
        }

        Callee callee = Describe(method, rule, signature);
        known[method] = Accessible(method, new CallTarget(callee, null));
        if (!rule.IsPullback && known[method] is { Refusal: null })
        {
            var problems = new DiagnosticSink();
            Function? function = RuleReader.Read(rule, compilation, problems, cancellation, this);
            if (function is null)
            {
                return known[method] = new CallTarget(null, RuleDiagnostics.BrokenRule);
            }

            rules[callee.Id] = new UserRule(callee.Id, function);
        }

        return known[method];
    }

    /// <summary>
    /// The target as the code that calls it names it, and takes its structs apart; null where it cannot.
    /// </summary>
    private CallTarget? Spelled(IMethodSymbol method, CallTarget target)
    {
        if (target.Callee is not { } callee)
        {
            return target;
        }

        if (!SignatureRules.IsReadable(method, compilation, within))
        {
            return target.Refusal is null ? null : target with { Callee = null };
        }

        string owner = method.IsStatic ? "" : "this.";
        return target with
        {
            Callee = callee with
            {
                Method = owner + Spell(method.ContainingType, method.Name),
                Stem = owner + Spell(method.ContainingType, callee.Stem),
                Signature = callee.Signature.Map(p => Seen(p, method)),
            },
        };
    }

    /// <summary>A leaf of a composite as the code that calls the method sees the composite.</summary>
    private Parameter Seen(Parameter parameter, IMethodSymbol method)
    {
        if (parameter.Part is not { Passing: not Passing.Instance } part)
        {
            return parameter;
        }

        ITypeSymbol type = parameter.IsReturned ? method.ReturnType : method.Parameters[parameter.Ordinal].Type;
        CompositeType seen = new CompositeReader(compilation, within, isMade: true).Read(type)!;
        return parameter with { Part = part with { Type = seen } };
    }

    private CallTarget Accessible(IMethodSymbol method, CallTarget target) =>
        target.Refusal is not null || compilation.IsSymbolAccessibleWithin(method, within)
            ? target
            : new CallTarget(null, RuleDiagnostics.Inaccessible);

    /// <summary>
    /// A member of a type as generated code names it; what lies in the same type needs no more than its name.
    /// </summary>
    private string Spell(INamedTypeSymbol type, string member) =>
        SymbolEqualityComparer.Default.Equals(type, within) && !IsHidden(member)
            ? SymbolNames.Escaped(member)
            : SymbolNames.Qualified(type, member);

    /// <summary>Whether a parameter has the name of a member, or of a derivative of it that may be called.</summary>
    private bool IsHidden(string member) => taken.Any(name =>
        name.StartsWith(member, StringComparison.Ordinal)
        && name.Substring(member.Length).Replace("Jvp", "").Replace("Vjp", "").Replace("Hvp", "").Length == 0);

    private Callee Describe(IMethodSymbol method, RuleDeclaration rule, RuleSignature signature)
    {
        return new Callee(
            Spell(method.ContainingType, method.Name),
            signature.Parameters.ToEquatableArray(),
            method.ReturnsVoid ? -1 : 0,
            method.ReturnsVoid ? [] : [TypeMap.Map(method.ReturnType)!.Value],
            rule.IsPullback ? DerivativeSource.Pullback : DerivativeSource.Rule,
            rule.IsPullback ? Spell(rule.Method.ContainingType, rule.Method.Name) : "",
            SymbolNames.Qualified(method) + SymbolNames.ParameterTypes(method),
            null)
        {
            Available = rule.IsPullback
                ? DerivativeModes.Vjp
                : DerivativeModes.Jvp | DerivativeModes.Vjp | DerivativeModes.Hvp | DerivativeModes.Third,
        };
    }
}
