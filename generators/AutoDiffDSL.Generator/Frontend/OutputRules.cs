using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using AutoDiffDSL.Generator.Transforms;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>What only the lowered body shows: which spans are written, and by what.</summary>
internal static class OutputRules
{
    public static void Check(Request request, Function primal, DiagnosticSink diagnostics)
    {
        IMethodSymbol method = request.Method;
        bool writesActive = primal.Signature.Any(p => p.IsActive && p.IsWritten);
        bool hasGradient = Derivatives.HasGradient(primal);
        if (request.IsLoss && (!hasGradient || primal.Signature.Any(p => p.IsWritten)))
        {
            diagnostics.Report(DeclarationDiagnostics.LossNotScalar, method.Locations[0], method.Name);
        }
        else if (primal.ReturnOutput < 0 && !writesActive)
        {
            diagnostics.Report(DeclarationDiagnostics.NoOutput, method.Locations[0], method.Name);
        }
        else if (request.Modes != DerivativeModes.All)
        {
            CheckModes(request, hasGradient, HasMatrix(primal), diagnostics);
        }
    }

    /// <summary>
    /// Whether one matrix can hold derivatives with respect to all active parameters: their numbers are of one type,
    /// and so is an array that is returned, whose adjoint is a part of a vector of that type.
    /// </summary>
    public static bool HasMatrix(Function primal)
    {
        IEnumerable<ScalarKind> columns = primal.Signature
            .Where(p => p.IsActive && p.Input >= 0)
            .Select(p => p.Type.Element);
        IEnumerable<ScalarKind> results = primal.Body.Yields.Where(y => y.Type.IsFloating).Select(y => y.Type)
            .Where(t => !Derivatives.HasGradient(primal))
            .Where(t => t.IsBuffer || t.Element == ScalarKind.Generic || columns.Contains(ScalarKind.Generic))
            .Select(t => t.Element);
        return columns.Concat(results).Distinct().Count() == 1;
    }

    private static void CheckModes(Request request, bool hasGradient, bool hasMatrix, DiagnosticSink diagnostics)
    {
        IMethodSymbol method = request.Method;
        if (!hasGradient && (request.Modes & DerivativeModes.Scalar) != 0)
        {
            diagnostics.Report(DeclarationDiagnostics.GradientNeedsScalar, method.Locations[0], method.Name);
        }
        else if (!hasMatrix && (request.Modes & DerivativeModes.Matrix) != 0)
        {
            diagnostics.Report(DeclarationDiagnostics.MixedMatrix, method.Locations[0], method.Name);
        }
    }

    /// <summary>Inactive parameters must not receive active values: their derivatives would be lost.</summary>
    public static void CheckStores(
        IMethodSymbol method,
        Function primal,
        IEnumerable<(Value Buffer, Value Value, Location Location)> stores,
        DiagnosticSink diagnostics)
    {
        var inactive = new Dictionary<int, string>();
        var aliases = new Aliases(primal);
        foreach (Parameter parameter in primal.Signature)
        {
            bool isInactive = !parameter.IsActive && parameter.Type is { Shape: TypeShape.Buffer, IsFloating: true };
            if (isInactive && !parameter.IsScratch)
            {
                inactive[aliases.Class(primal.Body.Parameters[parameter.Input]).Id] = parameter.Name;
            }
        }

        // A field that is marked says so itself, wherever the struct goes.
        Parameter[] references = [.. primal.Signature.Where(
            p => p is { IsActive: false, Output: >= 0, Type.IsFloating: true }
            && (p.Part is null || (!p.IsReturned && Request.IsConstant(method.Parameters[p.Ordinal]))))];
        if (inactive.Count == 0 && references.Length == 0)
        {
            return;
        }

        IEnumerable<Value> active = primal.Signature
            .Where(p => p.IsActive && p.Input >= 0)
            .Select(p => primal.Body.Parameters[p.Input]);
        var activity = new Activity(primal, aliases, active);
        foreach ((Value buffer, Value value, Location location) in stores)
        {
            if (inactive.TryGetValue(aliases.Class(buffer).Id, out string name) && activity.Varies(value))
            {
                diagnostics.Report(DeclarationDiagnostics.InactiveSpanReceivesActive, location, name);
            }
        }

        foreach (Parameter reference in references.Where(p => activity.Varies(primal.Body.Yields[p.Output])))
        {
            Location location = method.Parameters[reference.Ordinal].Locations[0];
            diagnostics.Report(DeclarationDiagnostics.InactiveSpanReceivesActive, location, reference.Name);
        }
    }
}
