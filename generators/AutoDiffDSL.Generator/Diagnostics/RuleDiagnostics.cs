using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Diagnostics;

/// <summary>
/// Derivative rules of the user's, and calls of derivatives. {0} is the construct, {1} the calls that led to it.
/// </summary>
internal static class RuleDiagnostics
{
    public static readonly DiagnosticDescriptor TargetNotFound = Error(
        "ADL0401",
        "A rule belongs to a static method",
        "'{0}' is no static method with numbers, spans or arrays as parameters and a number or a written span as "
        + "result: name one that is{1}");

    public static readonly DiagnosticDescriptor WrongSignature = Error(
        "ADL0402",
        "A rule has the signature of its method's derivative",
        "{0}{1}");

    public static readonly DiagnosticDescriptor NotLinear = Error(
        "ADL0403",
        "A rule is linear in the tangents",
        "{0} is not linear in the tangents: multiply them by what does not depend on them, and add them up{1}");

    public static readonly DiagnosticDescriptor SecondRule = Error(
        "ADL0404",
        "A method has one rule",
        "'{0}' has a derivative without this rule: remove one of them{1}");

    public static readonly DiagnosticDescriptor BrokenRule = Error(
        "ADL0405",
        "A rule that is used has no errors",
        "'{0}' is differentiated by a rule that has errors: correct the rule{1}");

    public static readonly DiagnosticDescriptor PullbackOnly = Error(
        "ADL0406",
        "A pullback serves the backward modes of first order",
        "'{0}' has only a [VjpOf] rule: ask for 'Modes.Vjp' and 'Modes.Gradient' alone, or write a [DerivativeOf] "
        + "rule{1}");

    public static readonly DiagnosticDescriptor ArrayArgument = Error(
        "ADL0407",
        "Arrays are passed on as they came",
        "'{0}' passes a local array, or one that is written, to a method that is called in derivatives: declare that "
        + "parameter as Span<T> or ReadOnlySpan<T>{1}");

    public static readonly DiagnosticDescriptor Inaccessible = Error(
        "ADL0408",
        "Generated code reaches what it calls",
        "'{0}' is called in derivatives, and is not accessible there: make it internal or public{1}");

    public static readonly DiagnosticDescriptor CalleeWithErrors = Error(
        "ADL0409",
        "What is called in derivatives has no errors",
        "'{0}' is differentiated by its own derivatives, which its errors prevent: correct it{1}");

    public static readonly DiagnosticDescriptor NoDerivatives = Error(
        "ADL0410",
        "What is called in derivatives has them",
        "'{0}' lacks a generated derivative that is needed here: where it is declared, ask for Modes.Jvp and "
        + "Modes.Vjp, and for Hessian-vector products Modes.Hvp or Modes.VjpJvp{1}");

    public static readonly DiagnosticDescriptor ThirdOrder = Error(
        "ADL0411",
        "Third derivatives go through calls within a project",
        "'{0}' has a [VjpOf] rule or is of another assembly, and no third order: leave out Modes.Third{1}");

    public static readonly DiagnosticDescriptor ConstantParameter = Error(
        "ADL0412",
        "What varies is not passed as a constant",
        "The argument of the [NoDerivative] parameter '{0}' varies, and its derivative would be lost: drop "
        + "[NoDerivative], or pass AutoDiff.StopGradient(...){1}");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(
            id,
            title,
            message,
            "AutoDiffDSL",
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            helpLinkUri: HelpLink.Of(id));
}
