using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Composites;
using AutoDiffDSL.Generator.Frontend.Layouts;
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
        (DerivativeModes.Jacobian, "Jacobian"),
        (DerivativeModes.Hessian, "Hessian"),
        (DerivativeModes.Third, "Third"),
    ];

    /// <summary>What each type's methods generate, found once for all of them.</summary>
    private static readonly ConditionalWeakTable<
        INamedTypeSymbol, ILookup<(string Name, string? Parameters), IMethodSymbol>> OfType = new();

    private static readonly string[] ParameterSuffixes = ["Dot", "Bar", "Gradient", "Hvp", "Third"];

    public static void Check(Request request, DiagnosticSink diagnostics)
    {
        Location location = request.Method.Locations[0];
        ILookup<(string Name, string? Parameters), IMethodSymbol> generators =
            OfType.GetValue(request.Method.ContainingType, Generators);
        foreach ((string name, string? parameters) in Generated(request))
        {
            bool taken = request.Method.ContainingType.GetMembers(name).Any(m =>
                parameters is null
                || m is not IMethodSymbol method
                || Types(method.Parameters.Select(p => p.Type)) == parameters);
            bool isShared = generators[(name, parameters)]
                .Any(m => !SymbolEqualityComparer.Default.Equals(m, request.Method));
            if (taken || isShared)
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
            foreach (string suffix in ParameterSuffixes.Where(s => s != "Third"))
            {
                CheckParameter(request, parameter.Name + suffix, diagnostics);
            }

            if ((request.Modes & DerivativeModes.Third) != 0)
            {
                CheckParameter(request, parameter.Name + "Third", diagnostics);
            }
        }

        CheckCaptured(request, diagnostics);
        foreach ((DerivativeModes mode, string suffix) in Suffixes)
        {
            if ((request.Modes & mode & DerivativeModes.Matrix) != 0)
            {
                string stem = char.ToLowerInvariant(request.Name[0]) + request.Name.Substring(1);
                CheckParameter(request, stem + suffix, diagnostics);
            }
        }
    }

    /// <summary>What a primary constructor's parameter is called, no generated parameter may be.</summary>
    private static void CheckCaptured(Request request, DiagnosticSink diagnostics)
    {
        IMethodSymbol method = request.Method;
        if (method.IsStatic)
        {
            return;
        }

        string result = char.ToLowerInvariant(request.Name[0]) + request.Name.Substring(1);
        string[] stems = [.. method.Parameters.Select(p => p.Name), result];
        foreach (IFieldSymbol field in LayoutReader.Fields(method.ContainingType))
        {
            if (LayoutReader.CapturedParameter(field.Name) is { } captured && stems.Any(s => IsMadeOf(captured, s)))
            {
                diagnostics.Report(
                    SignatureDiagnostics.UnreachableField,
                    method.Locations[0],
                    method.ContainingType.Name + "." + captured);
            }
        }
    }

    private static bool IsMadeOf(string name, string stem) =>
        name == stem
        || (name.StartsWith(stem, StringComparison.Ordinal)
            && ParameterSuffixes.Append("Prime").Any(s => name.EndsWith(s, StringComparison.Ordinal)));

    private static void CheckParameter(Request request, string name, DiagnosticSink diagnostics)
    {
        if (request.Method.Parameters.FirstOrDefault(p => p.Name == name) is { } taken)
        {
            diagnostics.Report(DeclarationDiagnostics.ParameterNameCollision, taken.Locations[0], name);
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
                ? mode is DerivativeModes.Jvp or DerivativeModes.Vjp or DerivativeModes.Gradient or DerivativeModes.Hvp
                : (request.Modes & mode) != 0;
            isAsked &= isScalar || (mode & DerivativeModes.Scalar) == 0;
            if (isAsked)
            {
                yield return (request.Name + suffix, Types(Parameters(method, mode)) + Matrix(method, mode));
            }
        }

        if (request.IsLoss)
        {
            yield return (request.Name + "Objective", null);
        }
    }

    /// <summary>The last parameter of a method that fills a dense matrix.</summary>
    private static string Matrix(IMethodSymbol method, DerivativeModes mode) =>
        mode is DerivativeModes.Jacobian or DerivativeModes.Hessian
        && method.Parameters.FirstOrDefault(IsActive) is { } active
            && TypeMap.Map(active.Type) is { } type
            ? ", " + type.Element.Spelling() + "[]"
            : "";

    private static IEnumerable<ITypeSymbol> Parameters(IMethodSymbol method, DerivativeModes mode)
    {
        bool hasTangents = mode is DerivativeModes.Jvp or DerivativeModes.Hvp or DerivativeModes.Third;
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
            DerivativeModes.Jvp or DerivativeModes.Jacobian => 0,
            DerivativeModes.Hvp => 2,
            DerivativeModes.Third => 3,
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
        { } scalar when type.TypeKind != TypeKind.Enum => scalar.Element.Spelling(),
        _ => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
    };

    /// <summary>The methods of a type by what they generate there.</summary>
    private static ILookup<(string Name, string? Parameters), IMethodSymbol> Generators(INamedTypeSymbol type) => type
        .GetMembers()
        .OfType<IMethodSymbol>()
        .SelectMany(m => Request.Of(m) is { } attribute
            ? Generated(new Request(m, attribute)).Select(g => (Key: g, Method: m))
            : [])
        .ToLookup(g => g.Key, g => g.Method);

    private static bool IsActive(IParameterSymbol parameter) => LeafActivity.IsActive(parameter);
}
