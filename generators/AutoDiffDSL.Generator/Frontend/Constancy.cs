using System.Linq;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// What the user declares constant: <c>AutoDiff.StopGradient(x)</c>, and calls of methods that are
/// <c>[NoDerivative]</c>, whose results and writes have no derivative.
/// </summary>
internal static class Constancy
{
    /// <summary>The value without its derivative.</summary>
    public static Value Detach(MethodLowering method, Value value) => value.Type.IsFloating
        ? method.Builder.Emit(Primitive.Detach, value.Type, value.Label, value)
        : value;

    /// <summary>The value, detached if it leaves a method that is declared constant.</summary>
    public static Value Leaving(MethodLowering method, Value value) =>
        method.Frame is { IsConstant: true } ? Detach(method, value) : value;

    /// <summary>
    /// What is assigned to a variable, detached if a method that is declared constant assigns another's.
    /// </summary>
    public static Value Leaving(MethodLowering method, Variable variable, Value value) =>
        method.Frame is { IsConstant: true } frame && !frame.Variables.Contains(variable)
            ? Detach(method, value)
            : value;

    /// <summary>The argument of a parameter of a callee, detached if the parameter is declared constant.</summary>
    public static Value Entering(MethodLowering method, IParameterSymbol parameter, Value value) =>
        Request.Has(parameter, Request.NoDerivative) ? Detach(method, value) : value;

    /// <summary>Whether the call is <c>AutoDiff.StopGradient</c>.</summary>
    public static bool IsStopGradient(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "StopGradient", ContainingType: var type }, Arguments.Length: 1 }
        && type is { Name: "AutoDiff", ContainingNamespace: { Name: "AutoDiffDSL" } space }
        && space.ContainingNamespace.IsGlobalNamespace;
}
