using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using AutoDiffDSL.Generator.Optimization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>A user's rule as a function that is linear in its tangents.</summary>
internal static class RuleReader
{
    /// <summary>Checks the declaration of a rule, and for a <c>[DerivativeOf]</c> rule its body.</summary>
    public static void Check(
        RuleDeclaration rule, Compilation compilation, DiagnosticSink diagnostics, CancellationToken cancellation)
    {
        Location location = rule.Method.Locations[0];
        if (rule.Target is not { } target || rule.Signature is not { } signature)
        {
            diagnostics.Report(RuleDiagnostics.TargetNotFound, location, rule.TargetName);
            return;
        }

        IEnumerable<RuleDeclaration> same = RuleIndex.Of(compilation, cancellation).RulesOf(target)
            .Where(r => r.IsPullback == rule.IsPullback);
        if (FunctionTable.Find(target) is not null || same.Count() > 1)
        {
            diagnostics.Report(RuleDiagnostics.SecondRule, location, target.Name);
        }
        else if (signature.Error is { } error)
        {
            diagnostics.Report(RuleDiagnostics.WrongSignature, location, error);
        }
        else if (!rule.IsPullback)
        {
            var table = new CallTable(compilation, rule.Method, cancellation);
            Read(rule, compilation, diagnostics, cancellation, table);
        }
    }

    /// <summary>The rule, or null with the reasons in <paramref name="diagnostics"/>.</summary>
    public static Function? Read(
        RuleDeclaration rule,
        Compilation compilation,
        DiagnosticSink diagnostics,
        CancellationToken cancellation,
        CallTable table)
    {
        Function? body = MethodReader.Lower(rule.Method, compilation, diagnostics, cancellation, table);
        if (body is null)
        {
            return null;
        }

        Function function = body with
        {
            Signature = body.Signature.Select((p, i) => p with
            {
                Role = rule.Signature!.Roles[i].Role,
                Primal = rule.Signature.Roles[i].Primal,
            }).ToEquatableArray(),
        };
        function = PassList.Primal(function);
        if (Linearity.Violation(function) is { } statement)
        {
            string subject = statement.Length > 0 ? "'" + statement + "'" : "'" + rule.Method.Name + "'";
            diagnostics.Report(RuleDiagnostics.NotLinear, Find(rule.Method, statement, cancellation), subject);
            return null;
        }

        return function;
    }

    /// <summary>Where a statement of the rule stands; the rule's name where it is not one of its own.</summary>
    private static Location Find(IMethodSymbol rule, string statement, CancellationToken cancellation)
    {
        IEnumerable<SyntaxNode> nodes = rule.DeclaringSyntaxReferences
            .SelectMany(r => r.GetSyntax(cancellation).DescendantNodes())
            .Where(n => n is StatementSyntax or ExpressionSyntax or VariableDeclaratorSyntax);
        return nodes
            .FirstOrDefault(n => statement.Length > 0 && StatementText.Origin(n).Statement == statement)?.GetLocation()
            ?? rule.Locations[0];
    }
}
