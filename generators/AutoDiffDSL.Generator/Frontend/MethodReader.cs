using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Calls;
using AutoDiffDSL.Generator.Frontend.Composites;
using AutoDiffDSL.Generator.Frontend.Tape;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using AutoDiffDSL.Generator.Transforms;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>An attributed method to its model: what it asks for, and its body with every callee inlined.</summary>
internal static class MethodReader
{
    /// <summary>The model, or null with the reasons in <paramref name="diagnostics"/>.</summary>
    public static MethodModel? Read(
        IMethodSymbol symbol,
        AttributeData attribute,
        Compilation compilation,
        DiagnosticSink diagnostics,
        CancellationToken cancellation)
    {
        var request = new Request(symbol, attribute);
        DeclarationRules.Check(request, diagnostics, cancellation);
        SignatureRules.Check(request, compilation, diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        var table = new CallTable(compilation, symbol, cancellation);
        var sources = new SourceMap();
        Function? primal = Lower(symbol, compilation, diagnostics, cancellation, table, sources);
        if (primal is null || diagnostics.HasErrors)
        {
            return null;
        }

        OutputRules.Check(request, primal, diagnostics);
        CallRules.CheckModes(primal, Resolve(request, primal), symbol, diagnostics);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        ActivityRules.CheckMarks(request, diagnostics);
        ActivityRules.Check(symbol, primal, diagnostics);
        var model = new MethodModel(
            SymbolNames.TypeModel(symbol.ContainingType),
            SymbolNames.Accessibility(symbol),
            request.Name,
            SymbolNames.Cref(symbol),
            HintNames.Of(symbol, compilation),
            Resolve(request, primal),
            primal,
            request.IsLoss
                ? new LossModel(request.IsPerSample, symbol.Parameters.Select(Request.IsSample).ToEquatableArray())
                : null)
        {
            Modifier = symbol.IsStatic ? "static" : symbol.ContainingType.IsValueType ? "readonly" : "",
            OpenType = TypeParameters.Of(symbol),
            IsCheckedByDefault = compilation.Options.CheckOverflow,
            Key = Demands.Key(SymbolNames.Qualified(symbol.ContainingType, request.Name), primal.Signature),
            Calls = CallRules.Generated(primal).ToEquatableArray(),
        };
        TapeReport.Check(request, model, sources, compilation, diagnostics);
        return model;
    }

    /// <summary>The body of a method, or null with the reasons in <paramref name="diagnostics"/>.</summary>
    public static Function? Lower(
        IMethodSymbol symbol,
        Compilation compilation,
        DiagnosticSink diagnostics,
        CancellationToken cancellation,
        CallTable table,
        SourceMap? sources = null)
    {
        if (MethodBody.Of(symbol, t => compilation.GetSemanticModel(t), cancellation) is not var (model, body))
        {
            diagnostics.Report(DeclarationDiagnostics.NoBody, symbol.Locations[0], symbol.Name);
            return null;
        }

        var method = new MethodLowering(table.Reader, compilation, diagnostics, cancellation, table, sources);
        var signature = new SignatureLowering(method, symbol);
        Place? result = signature.Result();
        var frame = new Frame(symbol, model, null, null, result, method.NewTarget("returned"));
        signature.Declare(frame);
        method.Frame = frame;
        Value[] returned = method.Calls.Run(frame, body);
        method.Builder.Prepend(method.Shapes.Checks);
        method.Builder.Prepend(method.Statics.Reads);
        IReadOnlyList<Value> handles = signature.Handles();
        Value[] yields = [.. returned, .. signature.Outputs.Select(method.Read)];
        Block root = method.Builder.Build(signature.Inputs.ToArray(), yields);
        signature.CheckKept(root, handles);
        var function = new Function(
            symbol.Name, signature.Parameters.ToArray(), signature.ReturnOutput, root, method.Builder.Values.NextId);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        method.Statics.CheckWrites(function);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        function = Verifier.Verify(BufferTyping.Apply(function)) with { Rules = table.Rules };
        OutputRules.CheckStores(symbol, function, method.Stores, diagnostics);
        CallRules.Check(function, method.CallSites, diagnostics);
        ActivityRules.CheckConversions(function, method.Conversions, diagnostics);
        return function;
    }

    /// <summary>How a parameter is passed.</summary>
    public static Passing PassingOf(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.In or RefKind.RefReadOnlyParameter => Passing.In,
        RefKind.Ref => Passing.Ref,
        RefKind.Out => Passing.Out,
        _ => parameter.Type is IArrayTypeSymbol ? Passing.Array : Passing.Value,
    };

    private static DerivativeModes Resolve(Request request, Function primal)
    {
        DerivativeModes modes = request.Modes == DerivativeModes.None
            ? DerivativeModes.Jvp | DerivativeModes.Vjp | DerivativeModes.Gradient | DerivativeModes.Hvp
            : request.Modes;
        modes &= OutputRules.HasMatrix(primal) ? modes : ~DerivativeModes.Matrix;
        return Derivatives.HasGradient(primal) ? modes : modes & ~DerivativeModes.Scalar;
    }
}
