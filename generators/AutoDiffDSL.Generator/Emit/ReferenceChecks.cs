using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit;

/// <summary>
/// The checks that a variable which the method takes by reference is not another of its variables, and no element of
/// one of its spans, where one of the two is written. Primal variables are compared with each other, and what belongs
/// to them likewise.
/// </summary>
internal static class ReferenceChecks
{
    /// <summary>How many variables one check compares.</summary>
    private const int Most = 4;

    private const string Apart = "global::AutoDiffDSL.Tape.Guard.Apart";
    private const string Separate = "global::AutoDiffDSL.Tape.Guard.Separate";
    private const string SkipInit = "global::System.Runtime.CompilerServices.Unsafe.SkipInit";

    /// <param name="function">The function.</param>
    /// <param name="isWritten">Whether a span is written.</param>
    /// <param name="names">How the function names its parameters.</param>
    public static IEnumerable<Statement> Plan(Function function, Func<Parameter, bool> isWritten, ParameterNames names)
    {
        Parameter[] all = [.. function.Signature.Where(p => p.Part is null && (p.Type.IsScalar || p.Input >= 0))];
        List<(DeclaredParameter Variable, Parameter? Span, DeclaredParameter Other)> separate =
            [.. CompositeReferences.Of(function, isWritten)];
        List<Parameter[]> checks = [];
        foreach (IGrouping<(ScalarKind, bool), Parameter> group in all.GroupBy(p => (p.Type.Element, IsPrimal(p))))
        {
            Parameter[] references = [.. group.Where(p => IsReference(all, p))];
            checks.AddRange(Together(references));

            foreach (Parameter span in group.Where(p => p.Type.IsBuffer))
            {
                checks.AddRange(references
                    .Where(p => p.Passing != Passing.In || isWritten(span))
                    .Select(p => new[] { p, span }));
            }
        }

        // C# lets nobody look at an out parameter before it is assigned, not even at its place.
        IEnumerable<Statement> places = all
            .Where(p => p.Passing == Passing.Out && checks.Any(check => check.Contains(p)))
            .Select(p => p.Name)
            .Union(separate
                .SelectMany(s => new[] { s.Variable, s.Other })
                .Where(p => p.Passing == Passing.Out)
                .Select(p => p.Name))
            .Select(p => Call(SkipInit, new NameExpression("out " + Identifiers.Escape(p))));
        return places
            .Concat(checks.Select(check =>
                Call(Apart, [.. check.Select(p => Memory(p, names)), .. check.Select(NameOf)])))
            .Concat(separate.Select(s => Call(
                s.Span is null ? Separate : $"{Separate}<{TypeOf(s.Variable)}, {ElementOf(s.Span)}>",
                Reference(s.Variable),
                s.Span is null ? Reference(s.Other)
                    : ParameterNames.IsGathered(s.Span) ? new NameExpression(ParameterNames.Bytes(s.Span))
                    : names.Span(s.Span),
                NameOf(s.Variable.Name),
                NameOf(s.Other.Name))));
    }

    private static string ElementOf(Parameter span) =>
        ParameterNames.IsGathered(span) ? "byte" : TypeNames.Of(span.Type.Element);

    private static string TypeOf(DeclaredParameter parameter) =>
        parameter.Type?.Name ?? TypeNames.Of(parameter.First.Type.Element);

    private static Expression Reference(DeclaredParameter parameter) =>
        new NameExpression("in " + Identifiers.Escape(parameter.Name));

    /// <summary>
    /// All at once, or each pair where there are many, or several that are only read: these may be one variable.
    /// </summary>
    private static IEnumerable<Parameter[]> Together(Parameter[] references)
    {
        if (references.Length is > 1 and <= Most && references.Count(p => p.Passing == Passing.In) <= 1)
        {
            return [references];
        }

        return references.SelectMany((first, i) => references
            .Skip(i + 1)
            .Where(second => first.Passing != Passing.In || second.Passing != Passing.In)
            .Select(second => new[] { first, second }));
    }

    /// <summary>Whether a parameter, or the primal one that it belongs to, is passed by reference.</summary>
    private static bool IsReference(Parameter[] all, Parameter parameter) =>
        IsByReference(parameter)
        && all.Any(p => IsPrimal(p) && p.Primal == parameter.Primal && IsByReference(p));

    private static bool IsPrimal(Parameter parameter) => parameter.Role == ParameterRole.Primal;

    private static bool IsByReference(Parameter parameter) =>
        parameter.Passing is Passing.In or Passing.Ref or Passing.Out;

    private static Statement Call(string method, params Expression[] arguments) =>
        new ExpressionStatement(
            new CallExpression(new NameExpression(method), arguments) { KeepsLine = true });

    private static Expression Memory(Parameter parameter, ParameterNames names) => parameter.Type.IsBuffer
        ? names.Span(parameter)
        : new NameExpression("in " + Identifiers.Escape(parameter.Name));

    private static Expression NameOf(Parameter parameter) => NameOf(parameter.Name);

    private static Expression NameOf(string parameter) => new CallExpression(
        new NameExpression("nameof"), new Expression[] { new NameExpression(Identifiers.Escape(parameter)) });
}
