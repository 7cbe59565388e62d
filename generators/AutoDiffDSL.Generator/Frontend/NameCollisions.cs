using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// Whether what will be generated finds its names free: among the type's members, among what other attributed methods
/// generate,
/// and among the method's own parameters.
/// </summary>
internal static class NameCollisions
{
    private static readonly (DerivativeModes Mode, string Suffix)[] Suffixes =
    [
        (DerivativeModes.Jvp, "Jvp"),
        (DerivativeModes.Vjp, "Vjp"),
        (DerivativeModes.Gradient, "Gradient"),
        (DerivativeModes.Hvp, "Hvp"),
    ];

    public static void Check(Request request, DiagnosticSink diagnostics)
    {
        Location location = request.Method.Locations[0];
        HashSet<(string Name, string? Parameters)> others = [.. Others(request).SelectMany(Generated)];
        foreach ((string name, string? parameters) in Generated(request))
        {
            bool taken = request.Method.ContainingType.GetMembers(name).Any(m =>
                parameters is null
                || m is not IMethodSymbol method
                || Types(method.Parameters.Select(p => p.Type)) == parameters);
            if (taken || others.Contains((name, parameters)))
            {
                diagnostics.Report(DeclarationDiagnostics.NameCollision, location, name);
            }
        }

        CheckParameters(request, diagnostics);
    }

    private static void CheckParameters(Request request, DiagnosticSink diagnostics)
    {
        foreach (IParameterSymbol parameter in request.Method.Parameters.Where(IsActive))
        {
            foreach (string suffix in (string[])["Dot", "Bar", "Gradient", "Hvp"])
            {
                string name = parameter.Name + suffix;
                if (request.Method.Parameters.FirstOrDefault(p => p.Name == name) is { } taken)
                {
                    diagnostics.Report(DeclarationDiagnostics.ParameterNameCollision, taken.Locations[0], name);
                }
            }
        }
    }

    /// <summary>The names that a request generates, each with its parameter types; null for a type.</summary>
    private static IEnumerable<(string Name, string? Parameters)> Generated(Request request)
    {
        IMethodSymbol method = request.Method;
        bool isScalar = TypeMap.Map(method.ReturnType) is { IsScalar: true, IsFloating: true };
        foreach ((DerivativeModes mode, string suffix) in Suffixes)
        {
            bool isAsked = request.Modes == DerivativeModes.None
                ? isScalar || mode is DerivativeModes.Jvp or DerivativeModes.Vjp
                : (request.Modes & mode) != 0;
            if (isAsked)
            {
                yield return (request.Name + suffix, Types(Parameters(method, mode)));
            }
        }

        if (request.IsLoss)
        {
            yield return (request.Name + "Objective", null);
        }
    }

    private static IEnumerable<ITypeSymbol> Parameters(IMethodSymbol method, DerivativeModes mode)
    {
        bool hasTangents = mode is DerivativeModes.Jvp or DerivativeModes.Hvp;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            yield return parameter.Type;
            if (hasTangents && IsActive(parameter))
            {
                yield return parameter.Type;
            }
        }

        if (mode is DerivativeModes.Jvp or DerivativeModes.Vjp && !method.ReturnsVoid)
        {
            yield return method.ReturnType;
        }

        int copies = mode switch
        {
            DerivativeModes.Jvp => 0,
            DerivativeModes.Hvp => 2,
            _ => 1,
        };
        for (int i = 0; i < copies; i++)
        {
            foreach (IParameterSymbol parameter in method.Parameters.Where(IsActive))
            {
                yield return parameter.Type;
            }
        }
    }

    /// <summary>
    /// Parameter types as text. Spans and arrays count as the same, since each can stand for another at a call.
    /// </summary>
    private static string Types(IEnumerable<ITypeSymbol> types) => string.Join(", ", types.Select(Type));

    private static string Type(ITypeSymbol type) => TypeMap.Map(type) switch
    {
        { IsBuffer: true } buffer => buffer.Element.Spelling() + "[]",
        { } scalar => scalar.Element.Spelling(),
        null => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
    };

    /// <summary>The other requests of the type that have the same prefix; no two suffixes end alike.</summary>
    private static IEnumerable<Request> Others(Request request) => request.Method.ContainingType.GetMembers()
        .OfType<IMethodSymbol>()
        .Where(m => !SymbolEqualityComparer.Default.Equals(m, request.Method))
        .SelectMany(m => m.GetAttributes().Where(Request.IsRequest).Take(1).Select(a => new Request(m, a)))
        .Where(other => other.Name == request.Name);

    private static bool IsActive(IParameterSymbol parameter) =>
        TypeMap.Map(parameter.Type) is { IsFloating: true } && !Request.IsConstant(parameter);
}
