using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>
/// A rule as declared: a method with <c>[DerivativeOf]</c> or <c>[VjpOf]</c>, and the method it belongs to.
/// </summary>
internal sealed class RuleDeclaration
{
    public const string DerivativeOf = "AutoDiffDSL.DerivativeOfAttribute";
    public const string VjpOf = "AutoDiffDSL.VjpOfAttribute";

    public RuleDeclaration(IMethodSymbol method, AttributeData attribute)
    {
        Method = method;
        IsPullback = attribute.AttributeClass?.ToDisplayString() == VjpOf;
        TypedConstant[] arguments = [.. attribute.ConstructorArguments];
        INamedTypeSymbol? type = arguments.Length == 2
            ? arguments[0].Value as INamedTypeSymbol
            : method.ContainingType;
        TargetName = arguments.LastOrDefault().Value as string ?? "";
        IMethodSymbol[] overloads = type is null
            ? []
            : [.. type.GetMembers(TargetName).OfType<IMethodSymbol>().Where(m => IsCovered(m) && !IsSelf(m))];
        Target = overloads.FirstOrDefault(m => Match(m).Error is null) ?? overloads.FirstOrDefault();
        Signature = Target is null ? null : Match(Target);
    }

    public IMethodSymbol Method { get; }

    /// <summary>Whether it is a pullback, which serves the backward modes alone.</summary>
    public bool IsPullback { get; }

    public string TargetName { get; }

    /// <summary>
    /// The method that it belongs to: the overload that fits, or the first of that name; null where there is none.
    /// </summary>
    public IMethodSymbol? Target { get; }

    /// <summary>How the rule's parameters match the method's.</summary>
    public RuleSignature? Signature { get; }

    public static bool IsRule(AttributeData attribute) =>
        attribute.AttributeClass?.Name is "DerivativeOfAttribute" or "VjpOfAttribute"
        && attribute.AttributeClass.ToDisplayString() is DerivativeOf or VjpOf;

    /// <summary>Whether rules can be written for a method.</summary>
    private static bool IsCovered(IMethodSymbol method) =>
        method.IsStatic
        && !method.IsGenericMethod
        && method.Parameters.All(p => p.RefKind == RefKind.None && TypeMap.Map(p.Type) is not null)
        && (method.ReturnsVoid
            ? method.Parameters.Any(p => TypeMap.Map(p.Type) is { Shape: Ir.TypeShape.Buffer, IsFloating: true })
            : TypeMap.Map(method.ReturnType) is { IsScalar: true, IsFloating: true });

    private bool IsSelf(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method, Method);

    private RuleSignature Match(IMethodSymbol target) =>
        IsPullback ? RuleSignature.OfPullback(target, Method) : RuleSignature.OfRule(target, Method);
}
