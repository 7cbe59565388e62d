using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Calls;
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

        var table = new CallTable(compilation, symbol, cancellation);
        Function? primal = Lower(symbol, compilation, diagnostics, cancellation, table);
        if (primal is null || diagnostics.HasErrors)
        {
            return null;
        }

        OutputRules.Check(request, primal, diagnostics);
        CallRules.CheckModes(primal, Resolve(request, primal), symbol, diagnostics);
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
                    : null)
            {
                Key = Demands.Key(SymbolNames.Qualified(symbol.ContainingType, request.Name), primal.Signature),
                Calls = CallRules.Generated(primal).ToEquatableArray(),
            };
    }

    /// <summary>The body of a method, or null with the reasons in <paramref name="diagnostics"/>.</summary>
    public static Function? Lower(
        IMethodSymbol symbol,
        Compilation compilation,
        DiagnosticSink diagnostics,
        CancellationToken cancellation,
        CallTable table)
    {
        if (MethodBody.Of(symbol, compilation, cancellation) is not var (model, body))
        {
            diagnostics.Report(DeclarationDiagnostics.NoBody, symbol.Locations[0], symbol.Name);
            return null;
        }

        var method = new MethodLowering(symbol, compilation, diagnostics, cancellation, table);
        Variable? result = symbol.ReturnsVoid
            ? null
            : method.NewVariable("result", TypeMap.Map(symbol.ReturnType)!.Value, startsAtZero: true);
        var frame = new Frame(symbol, model, null, null, result, method.NewTarget("returned"));
        var inputs = new List<Value>();
        var signature = new List<Parameter>();
        IMethodSymbol implementation = symbol.PartialImplementationPart ?? symbol;
        foreach (IParameterSymbol parameter in implementation.Parameters)
        {
            IrType type = TypeMap.Map(parameter.Type)!.Value;
            Value input = method.Builder.Values.New(type, parameter.Name);
            Variable variable = method.NewVariable(parameter.Name, type);
            frame.Declare(parameter, variable);
            method.Scope[variable] = input;
            if (type.IsBuffer)
            {
                method.Buffers.SetRoot(input);
            }

            if (parameter.Type is IArrayTypeSymbol)
            {
                method.ArrayParameters[input.Id] = parameter.Name;
            }

            signature.Add(Declare(symbol.Parameters[parameter.Ordinal], inputs.Count) with { Name = parameter.Name });
            inputs.Add(input);
        }

        Value? returned = method.Calls.Run(frame, body);
        Block root = method.Builder.Build(inputs.ToArray(), returned is null ? [] : [returned]);
        var function = new Function(
            symbol.Name, signature.ToArray(), returned is null ? -1 : 0, root, method.Builder.Values.NextId);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        function = Verifier.Verify(BufferTyping.Apply(function)) with { Rules = table.Rules };
        OutputRules.CheckStores(function, method.Stores, diagnostics);
        CallRules.Check(function, method.CallSites, diagnostics);
        return function;
    }

    /// <summary>A parameter of a method, as input number <paramref name="input"/>.</summary>
    public static Parameter Declare(IParameterSymbol parameter, int input)
    {
        IrType type = TypeMap.Map(parameter.Type)!.Value;
        Passing passing = parameter.Type is IArrayTypeSymbol ? Passing.Array : Passing.Value;
        bool isActive = type.IsFloating && !Request.IsConstant(parameter);
        return new Parameter(parameter.Name, type, passing, input, -1, ParameterRole.Primal, input, isActive);
    }

    private static DerivativeModes Resolve(Request request, Function primal)
    {
        DerivativeModes modes = request.Modes == DerivativeModes.None
            ? DerivativeModes.Jvp | DerivativeModes.Vjp | DerivativeModes.Gradient | DerivativeModes.Hvp
            : request.Modes;
        modes &= OutputRules.HasMatrix(primal) ? DerivativeModes.All : ~DerivativeModes.Matrix;
        return Derivatives.HasGradient(primal) ? modes : modes & ~DerivativeModes.Scalar;
    }
}
