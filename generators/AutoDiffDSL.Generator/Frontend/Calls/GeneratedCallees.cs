using System.Collections.Generic;
using System.Linq;
using System.Threading;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Composites;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Frontend.Tensors;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using AutoDiffDSL.Generator.Optimization;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>
/// Attributed methods of this compilation that are called through their own derivatives: those that call themselves,
/// for which that is the only way, those that are large, and those whose calls are checkpoints. The others are inlined.
/// </summary>
internal sealed class GeneratedCallees(Compilation compilation, CancellationToken cancellation)
{
    /// <summary>The number of instructions up to which a method is inlined.</summary>
    public const int LargestInlined = 200;

    private readonly Dictionary<IMethodSymbol, CallTarget?> known = new(SymbolEqualityComparer.Default);
    private readonly List<(IMethodSymbol Method, Callee Callee)> pending = [];
    private readonly CallGraph graph = new(compilation, cancellation);
    private int lowestAssumed = int.MaxValue;

    /// <summary>How a method is called through its own derivatives; null where it is inlined.</summary>
    public CallTarget? Find(IMethodSymbol method)
    {
        if (known.TryGetValue(method, out CallTarget? found))
        {
            return found;
        }

        int index = pending.FindIndex(p => SymbolEqualityComparer.Default.Equals(p.Method, method));
        if (index >= 0)
        {
            lowestAssumed = System.Math.Min(lowestAssumed, index);
            return new CallTarget(pending[index].Callee, null);
        }

        if (Request.Of(method) is not { } attribute || !IsCovered(method))
        {
            return null;
        }

        var request = new Request(method, attribute);
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
        {
            return known[method] = MetadataCallees.Find(method, request, compilation);
        }

        bool isRecursive = graph.IsRecursive(method);
        CallTarget? target = Read(request) is not { } function
            ? isRecursive ? new CallTarget(Assume(request), RuleDiagnostics.CalleeWithErrors) : null
            : isRecursive || Request.Has(method, Request.Checkpoint) || Size(function.Body) > LargestInlined
            ? new CallTarget(Describe(request, function), null)
            : null;
        if (pending.Count <= lowestAssumed)
        {
            lowestAssumed = int.MaxValue;
            known[method] = target;
        }

        return target;
    }

    /// <summary>
    /// Whether a call can pass what the method takes: numbers, spans, arrays, spans of tensors, and structs and tuples
    /// of numbers.
    /// </summary>
    public static bool IsCovered(IMethodSymbol method) =>
        !method.IsGenericMethod
        && !method.ContainingType.IsGenericType
        && (method.IsStatic || !method.ContainingType.IsValueType)
        && (method.ReturnsVoid || HasOnlyNumbers(method.ReturnType))
        && method.Parameters.All(p => HasOnlyNumbers(p.Type)
            || (p.RefKind == RefKind.None && TypeMap.IsBuffer(p.Type) && !TypeMap.IsOfEnum(p.Type))
            || (p.RefKind is RefKind.None or RefKind.In && TensorTypes.IsSpan(p.Type)));

    private static bool HasOnlyNumbers(ITypeSymbol type) =>
        new LayoutReader(t => t).Of(type) is { } layout && layout.Leaves.All(l => l.IsScalar);

    /// <summary>
    /// The method as its own file sees it, or null if it has errors. Which spans a recursive method writes depends on
    /// which it writes when it calls itself: the assumption that it writes none is widened until it holds.
    /// </summary>
    private Function? Read(Request request)
    {
        var problems = new DiagnosticSink();
        DeclarationRules.Check(request, problems, cancellation);
        if (problems.HasErrors)
        {
            return null;
        }

        SignatureRules.Check(request, compilation, problems);
        if (problems.HasErrors)
        {
            return null;
        }

        Callee assumed = Assume(request);
        while (true)
        {
            pending.Add((request.Method, assumed));
            var table = new CallTable(compilation, request.Method, cancellation, this);
            Function? function = MethodReader.Lower(request.Method, compilation, problems, cancellation, table);
            pending.RemoveAt(pending.Count - 1);
            if (function is null || problems.HasErrors)
            {
                return null;
            }

            function = PassList.Primal(function);
            Callee actual = Describe(request, function);
            if (actual == assumed || !function.Body.Contains(Primitive.Call))
            {
                return function;
            }

            assumed = actual;
        }
    }

    /// <summary>The method as its declaration says it is, as one that writes none of its spans.</summary>
    private Callee Assume(Request request)
    {
        var reader = new SignatureReader(compilation, request.Method);
        return Of(request, reader, [.. reader.Parameters.Select(p => p.Type.IsBuffer
            ? p with { Type = p.Type.ReadOnly }
            : p)]);
    }

    /// <summary>An attributed method as one that is called.</summary>
    /// <param name="request">The method.</param>
    /// <param name="reader">Its signature.</param>
    /// <param name="signature">The same, with which spans are written.</param>
    public static Callee Of(Request request, SignatureReader reader, Parameter[] signature) => new(
        request.Method.Name,
        signature.ToEquatableArray(),
        reader.ReturnOutput,
        reader.Outputs,
        DerivativeSource.Generated,
        request.Name,
        Demands.Key(SymbolNames.Qualified(request.Method.ContainingType, request.Name), signature),
        null);

    private Callee Describe(Request request, Function function) => Assume(request) with
    {
        Signature = function.Signature,
        Available = CallRules.Available(function),
    };

    private static int Size(Block block) =>
        block.Instructions.Sum(i => 1 + i.Blocks.Sum(Size));
}
