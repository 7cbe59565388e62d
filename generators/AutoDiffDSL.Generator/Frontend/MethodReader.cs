using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffDSL.Generator.Diagnostics;
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
        if (MethodBody.Of(symbol, compilation, cancellation) is not var (model, body))
        {
            diagnostics.Report(DeclarationDiagnostics.NoBody, symbol.Locations[0], symbol.Name);
            return null;
        }

        var method = new MethodLowering(symbol, compilation, diagnostics, cancellation);
        Variable? result = symbol.ReturnsVoid
            ? null
            : method.NewVariable("result", TypeMap.Map(symbol.ReturnType)!.Value, startsAtZero: true);
        var frame = new Frame(symbol, model, null, null, result, method.NewTarget("returned"));
        var inputs = new List<Value>();
        var signature = new List<Parameter>();
        IMethodSymbol implementation = symbol.PartialImplementationPart ?? symbol;
        var outputs = new List<Variable>();
        int results = result is null ? 0 : 1;
        foreach (IParameterSymbol parameter in implementation.Parameters)
        {
            IrType type = TypeMap.Map(parameter.Type)!.Value;
            Passing passing = PassingOf(parameter);
            bool isOutput = passing is Passing.Ref or Passing.Out;
            Variable variable = method.NewVariable(parameter.Name, type, startsAtZero: passing == Passing.Out);
            signature.Add(new Parameter(
                parameter.Name,
                type,
                passing,
                passing == Passing.Out ? -1 : inputs.Count,
                isOutput ? results + outputs.Count : -1,
                ParameterRole.Primal,
                signature.Count,
                type.IsFloating && !Request.IsConstant(symbol.Parameters[parameter.Ordinal]))
            {
                IsScratch = Request.Has(symbol.Parameters[parameter.Ordinal], Request.Scratch),
            });
            if (isOutput)
            {
                frame.Alias(parameter, variable);
                outputs.Add(variable);
            }
            else
            {
                frame.Declare(parameter, variable);
            }

            if (passing == Passing.Out)
            {
                method.Scope[variable] = null;
                continue;
            }

            Value input = method.Builder.Values.New(type, parameter.Name);
            inputs.Add(input);
            method.Scope[variable] = input;
            if (type.IsBuffer)
            {
                method.Buffers.SetRoot(input);
            }

            if (passing == Passing.Array)
            {
                method.ArrayParameters[input.Id] = parameter.Name;
            }
        }

        Value? returned = method.Calls.Run(frame, body);
        Value[] yields = [.. returned is null ? [] : new[] { returned }, .. outputs.Select(method.Read)];
        Block root = method.Builder.Build(inputs.ToArray(), yields);
        var function = new Function(
            symbol.Name, signature.ToArray(), returned is null ? -1 : 0, root, method.Builder.Values.NextId);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        function = Verifier.Verify(BufferTyping.Apply(function));
        OutputRules.CheckStores(symbol, function, method.Stores, diagnostics);
        return function;
    }

    private static Passing PassingOf(IParameterSymbol parameter) => parameter.RefKind switch
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
        modes &= OutputRules.HasMatrix(primal) ? DerivativeModes.All : ~DerivativeModes.Matrix;
        return Derivatives.HasGradient(primal) ? modes : modes & ~DerivativeModes.Scalar;
    }
}
