using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Composites;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>What activity analysis tells the user: derivatives that are zero everywhere, or lost on the way.</summary>
internal static class ActivityRules
{
    /// <summary>Results and parameters whose derivatives are zero.</summary>
    public static void Check(IMethodSymbol method, Function primal, DiagnosticSink diagnostics)
    {
        Parameter[] inputs = [.. primal.Signature.Where(p => p.IsActive && p.Input >= 0)];
        if (!HasInfluence(primal, inputs))
        {
            diagnostics.Report(ActivityDiagnostics.ZeroDerivative, method.Locations[0], method.Name);
            return;
        }

        foreach (IGrouping<int, Parameter> leaves in inputs.GroupBy(p => p.Ordinal))
        {
            if (!leaves.Any(p => p.IsWritten) && !HasInfluence(primal, [.. leaves]))
            {
                IParameterSymbol parameter = method.Parameters[leaves.Key];
                diagnostics.Report(ActivityDiagnostics.UnusedParameter, parameter.Locations[0], parameter.Name);
            }
        }
    }

    /// <summary>Conversions of values that vary to integers.</summary>
    public static void CheckConversions(
        Function primal,
        IReadOnlyList<(Value Value, Location Location, string Text)> conversions,
        DiagnosticSink diagnostics)
    {
        if (conversions.Count == 0)
        {
            return;
        }

        Activity activity = Of(primal, primal.Signature.Where(p => p.IsActive && p.Input >= 0));
        foreach ((Value value, Location location, string text) in conversions.Where(c => activity.Varies(c.Value)))
        {
            diagnostics.Report(ActivityDiagnostics.LostAtInteger, location, text);
        }
    }

    /// <summary>Marks on what has no derivative in any case.</summary>
    public static void CheckMarks(Request request, DiagnosticSink diagnostics)
    {
        if (Request.Has(request.Method, Request.NoDerivative))
        {
            diagnostics.Report(ActivityDiagnostics.MeaninglessMark, request.Method.Locations[0], request.Method.Name);
        }

        foreach (IParameterSymbol parameter in request.Method.Parameters)
        {
            if (Request.Has(parameter, Request.NoDerivative)
                && !LeafActivity.Of(parameter.Type).Any(isActive => isActive)
                && !LeafActivity.HasUnmarkedList(parameter.Type))
            {
                diagnostics.Report(ActivityDiagnostics.MeaninglessMark, parameter.Locations[0], parameter.Name);
            }
        }
    }

    private static bool HasInfluence(Function primal, IReadOnlyCollection<Parameter> inputs)
    {
        Activity activity = Of(primal, inputs);
        return Outputs(primal).Any(activity.Varies);
    }

    private static IEnumerable<Value> Outputs(Function primal)
    {
        if (primal.ReturnOutput >= 0)
        {
            yield return primal.Body.Yields[primal.ReturnOutput];
        }

        foreach (Parameter parameter in primal.Signature.Where(p => p.IsActive && p.IsWritten))
        {
            yield return parameter.Output >= 0
                ? primal.Body.Yields[parameter.Output]
                : primal.Body.Parameters[parameter.Input];
        }
    }

    private static Activity Of(Function primal, IEnumerable<Parameter> inputs) =>
        new(primal, new Aliases(primal), inputs.Select(p => primal.Body.Parameters[p.Input]));
}
