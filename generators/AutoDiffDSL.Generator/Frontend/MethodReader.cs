using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
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
        if (diagnostics.HasErrors)
        {
            return null;
        }

        Function? primal = Lower(request, compilation, diagnostics, cancellation);
        if (primal is null || diagnostics.HasErrors)
        {
            return null;
        }

        OutputRules.Check(request, primal, diagnostics);
        return diagnostics.HasErrors
            ? null
            : new MethodModel(
                SymbolNames.TypeModel(symbol.ContainingType),
                SymbolNames.Accessibility(symbol),
                request.Name,
                SymbolNames.Cref(symbol),
                HintNames.Of(symbol, compilation),
                Resolve(request, primal),
                primal,
                request.IsLoss
                    ? new LossModel(request.IsPerSample, symbol.Parameters.Select(Request.IsSample).ToEquatableArray())
                    : null);
    }

    private static Function? Lower(
        Request request, Compilation compilation, DiagnosticSink diagnostics, CancellationToken cancellation)
    {
        IMethodSymbol symbol = request.Method;
        if (MethodBody.Of(symbol, t => compilation.GetSemanticModel(t), cancellation) is not var (model, body))
        {
            diagnostics.Report(DeclarationDiagnostics.NoBody, symbol.Locations[0], symbol.Name);
            return null;
        }

        var method = new MethodLowering(compilation, diagnostics, cancellation);
        Place? result = symbol.ReturnsVoid
            ? null
            : method.NewPlace("result", Layout.Of(TypeMap.Map(symbol.ReturnType)!.Value), startsAtZero: true);
        var frame = new Frame(symbol, model, null, null, result, method.NewTarget("returned"));
        var inputs = new List<Value>();
        var signature = new List<Parameter>();
        IMethodSymbol implementation = symbol.PartialImplementationPart ?? symbol;
        foreach (IParameterSymbol parameter in implementation.Parameters)
        {
            IrType type = TypeMap.Map(parameter.Type)!.Value;
            Value input = method.Builder.Values.New(type, parameter.Name);
            Place place = method.NewPlace(parameter.Name, Layout.Of(type));
            frame.Declare(parameter, place);
            method.Scope[place.Variables.Single()] = input;
            if (type.IsBuffer)
            {
                method.Buffers.SetRoot(input);
            }

            signature.Add(new Parameter(
                parameter.Name,
                type,
                parameter.Type is IArrayTypeSymbol ? Passing.Array : Passing.Value,
                inputs.Count,
                -1,
                ParameterRole.Primal,
                inputs.Count,
                type.IsFloating && !Request.IsConstant(symbol.Parameters[parameter.Ordinal])));
            inputs.Add(input);
        }

        method.Frame = frame;
        Value[] returned = method.Calls.Run(frame, body);
        Block root = method.Builder.Build(inputs.ToArray(), returned);
        var function = new Function(
            symbol.Name, signature.ToArray(), symbol.ReturnsVoid ? -1 : 0, root, method.Builder.Values.NextId);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        function = Verifier.Verify(BufferTyping.Apply(function));
        OutputRules.CheckStores(function, method.Stores, diagnostics);
        return function;
    }

    private static DerivativeModes Resolve(Request request, Function primal) => request.Modes != DerivativeModes.None
        ? request.Modes
        : DerivativeModes.Jvp | DerivativeModes.Vjp
            | (Derivatives.HasGradient(primal) ? DerivativeModes.Gradient | DerivativeModes.Hvp : DerivativeModes.None);
}
