using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Diagnostics;

/// <summary>
/// What is right but hardly meant: derivatives that are zero or lost, and marks without effect. {0} is the construct,
/// {1} the calls that led to it.
/// </summary>
internal static class ActivityDiagnostics
{
    public static readonly DiagnosticDescriptor ZeroDerivative = new(
        "ADL0501",
        "The result depends on an active parameter",
        "The derivative of '{0}' is zero everywhere, since its result depends on no active parameter: drop the "
        + "attribute, or a [NoDerivative] or StopGradient too many{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0501"));

    public static readonly DiagnosticDescriptor UnusedParameter = new(
        "ADL0502",
        "Active parameters have an influence",
        "The derivative with respect to '{0}' is zero everywhere: mark it [NoDerivative] to have none generated{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0502"));

    public static readonly DiagnosticDescriptor LostAtInteger = new(
        "ADL0503",
        "Integers carry no derivative",
        "The derivative of '{0}' ends at the conversion to an integer, which is constant between its jumps: write "
        + "AutoDiff.StopGradient(...) around it to say so{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0503"));

    public static readonly DiagnosticDescriptor MeaninglessMark = new(
        "ADL0504",
        "[NoDerivative] has an effect",
        "[NoDerivative] on '{0}' has no effect, since nothing there has a derivative: drop it{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0504"));
}
