using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Diagnostics;

/// <summary>
/// Calls outside of the language, and limits of the compiler. {0} is the construct, {1} the calls that led to it, {2}
/// what to write instead where that depends on the member.
/// </summary>
internal static class CallDiagnostics
{
    public static readonly DiagnosticDescriptor NoSource = new(
        "ADL0301",
        "Callees have source here",
        "'{0}' has no source in this project: write it here as a static method, or use Math; "
        + "or give it a [DerivativeOf] rule, or [Differentiable] where it is declared{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0301"));

    public static readonly DiagnosticDescriptor Recursion = new(
        "ADL0302",
        "Recursion needs the attribute or a constant depth",
        "'{0}' calls itself, and no constant argument says how often: mark it [Differentiable] and let it take "
        + "numbers, structs of numbers, spans (also of tensors) and arrays, so that its derivatives call themselves, "
        + "or write a loop{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0302"));

    public static readonly DiagnosticDescriptor CallDepth = new(
        "ADL0303",
        "Calls nest to a limit",
        "'{0}' is nested in too many calls: write a loop{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0303"));

    public static readonly DiagnosticDescriptor InstanceCall = new(
        "ADL0304",
        "Calls are static",
        "'{0}' is an instance or virtual method: make it static{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0304"));

    public static readonly DiagnosticDescriptor DelegateCall = new(
        "ADL0305",
        "Delegates are known where they are called",
        "'{0}' calls a delegate that is not known here: call a lambda, a local function or a static method directly{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0305"));

    public static readonly DiagnosticDescriptor ReferenceResult = new(
        "ADL0307",
        "Callees return values",
        "'{0}' returns a reference: return the value, or take a 'ref' parameter{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0307"));

    public static readonly DiagnosticDescriptor UnknownFunction = new(
        "ADL0308",
        "The function has a derivative rule",
        "'{0}' has no derivative rule: {2}{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0308"));

    public static readonly DiagnosticDescriptor UnsupportedCallee = new(
        "ADL0310",
        "Callees run to their end at once",
        "'{0}' is async, an iterator, or without body: call an ordinary static method{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0310"));

    public static readonly DiagnosticDescriptor DefaultMember = new(
        "ADL0311",
        "Members of interfaces are implemented by the struct",
        "'{0}' is a default member of an interface, which works on a boxed copy: implement it in the struct{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0311"));

    public static readonly DiagnosticDescriptor Synthesized = new(
        "ADL0312",
        "Callees are written in source",
        "'{0}' is a method that the compiler writes: compare records by '==', read their properties, and call "
        + "an extension on its receiver{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0312"));

    public static readonly DiagnosticDescriptor TooDeep = new(
        "ADL0901",
        "Nesting has a limit",
        "'{0}' nests expressions or statements too deeply: split them into several statements or methods{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0901"));

    public static readonly DiagnosticDescriptor Internal = new(
        "ADL0999",
        "The generator failed",
        "'{0}' could not be compiled because of an error in the generator: please report it with the "
        + "method's source{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0999"));
}
