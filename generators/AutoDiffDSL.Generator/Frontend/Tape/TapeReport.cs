using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffDSL.Generator.Analysis.Storage;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.Generator.Frontend.Tape;

/// <summary>
/// Says what the backward derivative of a method keeps on its tape, where the user asks for that, and reports a tape
/// that is too large. It compiles the method for that, so it looks first whether anybody wants to know.
/// </summary>
internal sealed class TapeReport
{
    public const string Budget = "AutoDiffDSL.TapeBudgetAttribute";

    private readonly SourceMap sources;
    private readonly Function function;

    private TapeReport(SourceMap sources, Function function)
    {
        this.sources = sources;
        this.function = function;
    }

    public static void Check(
        Request request, MethodModel model, SourceMap sources, Compilation compilation, DiagnosticSink diagnostics)
    {
        IMethodSymbol method = request.Method;
        AttributeData? budget = Request.Find(method, Budget);
        bool isAsked = IsEnabled(compilation, method);
        if (budget is null && !isAsked && !MayOverflow(model.Primal.Body, 1))
        {
            return;
        }

        var report = new TapeReport(sources, Compiler.Backward(model));
        IReadOnlyList<TapeEntry> entries = TapeInventory.Of(report.function, report.Trips);
        foreach (TapeEntry entry in entries)
        {
            SyntaxNode? source = report.Source(entry);
            Location location = source?.GetLocation() ?? method.Locations[0];
            string name = source is null ? entry.Value.Name : StatementText.Short(source);
            if (isAsked)
            {
                diagnostics.Report(TapeDiagnostics.Kept, location, report.Describe(entry, source));
            }

            if (entry.IsFlat && entry.Size.Count(null) > int.MaxValue)
            {
                diagnostics.Report(TapeDiagnostics.Overflow, location, name);
            }
        }

        if (budget is not null)
        {
            report.CheckBudget(budget, entries, method, diagnostics);
        }
    }

    private void CheckBudget(
        AttributeData budget, IReadOnlyList<TapeEntry> entries, IMethodSymbol method, DiagnosticSink diagnostics)
    {
        int assumed = budget.NamedArguments.FirstOrDefault(a => a.Key == "Assumed").Value.Value as int? ?? 0;
        double? factor = assumed > 0 ? assumed : null;
        double total = entries.Sum(e => e.Size.Bytes(factor) ?? 0);
        if (budget.ConstructorArguments.FirstOrDefault().Value is not long most || total <= most)
        {
            return;
        }

        TapeEntry[] largest = [.. entries.OrderByDescending(e => e.Size.Bytes(factor) ?? 0)];
        Location location = budget.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? method.Locations[0];
        string subject = "'" + function.Name + "' takes " + Number(total) + " bytes, and its budget is " + Number(most)
            + "; most is for " + Describe(largest[0], Source(largest[0]));
        IEnumerable<Location> places = largest.Select(e => Source(e)?.GetLocation()).OfType<Location>();
        diagnostics.Report(TapeDiagnostics.OverBudget, location, subject, places);
    }

    private string Describe(TapeEntry entry, SyntaxNode? source)
    {
        string name = entry.Value.Name.Length > 0 ? "'" + entry.Value.Name + "'" : "a value";
        string what = entry.Reason == TapeReason.Snapshot ? "a copy of " + name
            : source is null || entry.Reason == TapeReason.Carried ? name
            : sources.Of(entry.Value) is ExpressionSyntax expression ? "'" + StatementText.Short(expression) + "'"
            : "a factor of the derivative of '" + StatementText.Short(source) + "'";
        return what + ", " + entry.Size + " bytes, in '" + function.Name + "': " + Why(entry.Reason);
    }

    private static string Why(TapeReason reason) => reason switch
    {
        TapeReason.Carried => "an iteration starts from what the one before it gave",
        TapeReason.RegionResult => "it is what a loop or a branch gave",
        TapeReason.Overwritten => "the memory that it was read from is written later",
        TapeReason.CallResult => "it is what a called method gave",
        TapeReason.Expensive => "it is what a mathematical function gave, which is not called twice",
        TapeReason.Snapshot => "its elements are read in a loop, and written later",
        _ => "what it is computed from would have to be kept in its place",
    };

    /// <summary>The source of a value: its own, or the statement whose derivative has it as a factor.</summary>
    private SyntaxNode? Source(TapeEntry entry) => sources.Of(entry.Value) ?? entry.Definition switch
    {
        null => null,
        { Blocks.Count: > 0 } loop => Loop(loop),
        var definition => sources.Of(definition.Origin),
    };

    private string Trips(Instruction loop)
    {
        string head = Loop(loop) switch
        {
            ForStatementSyntax { Condition: { } c } => "for (... " + StatementText.Of(c) + " ...)",
            WhileStatementSyntax s => "while (" + StatementText.Of(s.Condition) + ")",
            DoStatementSyntax s => "do while (" + StatementText.Of(s.Condition) + ")",
            ForEachStatementSyntax s => "foreach (" + s.Identifier + " in " + StatementText.Of(s.Expression) + ")",
            _ => "a loop",
        };
        return "(trips of " + head + ")";
    }

    /// <summary>The loop that an instruction comes from.</summary>
    private SyntaxNode? Loop(Instruction loop) => loop.Blocks
        .SelectMany(b => b.Parameters)
        .Concat(loop.Results)
        .Select(sources.Of)
        .FirstOrDefault(s => s is not null);

    /// <summary>
    /// Whether the user has turned the report on, which is off by itself: in an <c>.editorconfig</c> or with the
    /// compiler's options.
    /// </summary>
    private static bool IsEnabled(Compilation compilation, IMethodSymbol method)
    {
        string id = TapeDiagnostics.Kept.Id;
        if (compilation.Options.SpecificDiagnosticOptions.TryGetValue(id, out ReportDiagnostic severity))
        {
            return severity is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default);
        }

        return compilation.Options.SyntaxTreeOptionsProvider is { } options
            && (options.TryGetGlobalDiagnosticValue(id, default, out severity)
                || method.DeclaringSyntaxReferences.Any(r =>
                    options.TryGetDiagnosticValue(r.SyntaxTree, id, default, out severity)))
            && severity is not (ReportDiagnostic.Suppress or ReportDiagnostic.Default);
    }

    /// <summary>Whether constant trip counts multiply to more than a tape has cells.</summary>
    private static bool MayOverflow(Block block, double runs) => block.Instructions.Any(i =>
    {
        double trips = i.Op == Primitive.For && Constant(block, i.Operands[1]) is { } end
            ? System.Math.Max(1, System.Math.Abs((double)end))
            : 1;
        return runs * trips > int.MaxValue || i.Blocks.Any(b => MayOverflow(b, runs * trips));
    });

    private static long? Constant(Block block, Value value) => block.Instructions
        .FirstOrDefault(i => i.Op == Primitive.Constant && i.Result.Id == value.Id)?.Immediate;

    private static string Number(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
