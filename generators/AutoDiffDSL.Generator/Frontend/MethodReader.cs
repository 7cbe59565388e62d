using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Calls;
using AutoDiffDSL.Generator.Frontend.Layouts;
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
            OpenType = TypeParameters.Of(symbol),
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
        Place? result = symbol.ReturnsVoid
            ? null
            : method.NewPlace("result", Layout.Of(TypeMap.Map(symbol.ReturnType)!.Value), startsAtZero: true);
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
            Place place = method.NewPlace(parameter.Name, Layout.Of(type), startsAtZero: passing == Passing.Out);
            Variable variable = place.Variables.Single();
            Parameter declared = Declare(
                symbol.Parameters[parameter.Ordinal],
                passing == Passing.Out ? -1 : inputs.Count,
                isOutput ? results + outputs.Count : -1);
            signature.Add(declared with { Name = parameter.Name });
            if (isOutput)
            {
                frame.Alias(parameter, place);
                outputs.Add(variable);
            }
            else
            {
                frame.Declare(parameter, place);
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

        method.Frame = frame;
        Value[] returned = method.Calls.Run(frame, body);
        method.Builder.Prepend(method.Statics.Reads);
        Value[] yields = [.. returned, .. outputs.Select(method.Read)];
        Block root = method.Builder.Build(inputs.ToArray(), yields);
        var function = new Function(
            symbol.Name, signature.ToArray(), symbol.ReturnsVoid ? -1 : 0, root, method.Builder.Values.NextId);
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

    /// <summary>A parameter of a method, as input and output of those numbers; -1 stands for none.</summary>
    private static Parameter Declare(IParameterSymbol parameter, int input, int output)
    {
        IrType type = TypeMap.Map(parameter.Type)!.Value;
        bool isActive = type.IsFloating && !Request.IsConstant(parameter);
        return new Parameter(
            parameter.Name,
            type,
            PassingOf(parameter),
            input,
            output,
            ParameterRole.Primal,
            parameter.Ordinal,
            isActive)
        {
            IsScratch = Request.Has(parameter, Request.Scratch),
        };
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
