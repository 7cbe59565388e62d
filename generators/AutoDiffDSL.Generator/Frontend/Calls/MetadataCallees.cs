using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Composites;
using AutoDiffDSL.Generator.Frontend.Tensors;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>
/// Attributed methods of referenced assemblies. Their source is not at hand, also where a referenced project has it;
/// their generated derivatives are, and say by their signatures which spans the method writes.
/// </summary>
internal static class MetadataCallees
{
    /// <summary>
    /// How an attributed method is called through the derivatives that its assembly has; null where its signature
    /// cannot be read from outside.
    /// </summary>
    public static CallTarget? Find(IMethodSymbol method, Request request, Compilation compilation)
    {
        if (!method.IsStatic || !SignatureRules.IsReadable(method, compilation, method.ContainingType))
        {
            return null;
        }

        IMethodSymbol? jvp = Derivative(method, request.Name + "Jvp");
        IMethodSymbol? vjp = Derivative(method, request.Name + "Vjp");
        bool hasBuffers = method.Parameters.Any(p => TypeMap.IsBuffer(p.Type) || TensorTypes.Contains(p.Type));
        if (jvp is null && (vjp is null || hasBuffers))
        {
            return new CallTarget(null, RuleDiagnostics.NoDerivatives);
        }

        var reader = new SignatureReader(compilation, method);
        Parameter[] signature = Signature(method, jvp, reader);
        bool hasSecond = Derivative(method, request.Name + "VjpJvp") is not null;
        bool hasHvp = Derivative(method, request.Name + "Hvp") is not null;
        return new CallTarget(
            GeneratedCallees.Of(request, reader, signature) with
            {
                Available = (jvp is null ? DerivativeModes.None : DerivativeModes.Jvp)
                    | (vjp is null ? DerivativeModes.None : DerivativeModes.Vjp)
                    | (jvp is not null && (hasSecond || hasHvp) ? DerivativeModes.Hvp : DerivativeModes.None),
                SecondOrderByHvp = !hasSecond,
            },
            null);
    }

    /// <summary>The generated method whose parameters start with those of the method, tangents left out.</summary>
    private static IMethodSymbol? Derivative(IMethodSymbol method, string name) => method.ContainingType
        .GetMembers(name)
        .OfType<IMethodSymbol>()
        .FirstOrDefault(m => m.IsStatic && IsGenerated(m) && Own(method, m).All(found => found is not null));

    private static bool IsGenerated(IMethodSymbol method) => method.GetAttributes().Any(a =>
        a.AttributeClass is { Name: "GeneratedCodeAttribute" }
        && a.ConstructorArguments.Length > 0
        && a.ConstructorArguments[0].Value is "AutoDiffDSL");

    /// <summary>For each parameter of the method its position in the derivative, or null where it has none.</summary>
    private static IEnumerable<int?> Own(IMethodSymbol method, IMethodSymbol derivative)
    {
        int next = 0;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            int at = next;
            while (at < derivative.Parameters.Length && derivative.Parameters[at].Name != parameter.Name)
            {
                at++;
            }

            bool fits = at < derivative.Parameters.Length
                && SymbolEqualityComparer.Default.Equals(derivative.Parameters[at].Type, parameter.Type);
            next = at + 1;
            yield return fits ? at : null;
        }
    }

    private static Parameter[] Signature(IMethodSymbol method, IMethodSymbol? jvp, SignatureReader reader)
    {
        int?[] positions = jvp is null ? [] : [.. Own(method, jvp)];
        return
        [
            .. reader.Parameters.Select(declared =>
            {
                IrType type = declared.Type;
                if (type.IsBuffer && type.Shape == TypeShape.Buffer)
                {
                    IParameterSymbol parameter = method.Parameters[declared.Ordinal];
                    ITypeSymbol? tangent = declared.IsActive && jvp is not null
                        ? jvp.Parameters.ElementAtOrDefault(positions[parameter.Ordinal]!.Value + 1)?.Type
                        : null;
                    bool isWritten = tangent is null
                        ? parameter.Type is not IArrayTypeSymbol
                        : tangent.Name is "Span" or "TensorSpan";
                    type = IrType.Buffer(type.Element, isWritten);
                }

                return declared with { Type = type };
            }),
        ];
    }
}
