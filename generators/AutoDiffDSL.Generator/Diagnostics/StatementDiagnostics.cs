using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Diagnostics;

/// <summary>
/// Statements outside of the language. {0} is the construct, {1} the calls that led to it.
/// </summary>
internal static class StatementDiagnostics
{
    public static readonly DiagnosticDescriptor Throw = new(
        "ADL0101",
        "Exceptions can be repeated in generated code",
        "'{0}' cannot stand in generated code: throw a new exception made of constants, numbers and text, of a type "
        + "that is accessible there{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0101"));

    public static readonly DiagnosticDescriptor ForEach = new(
        "ADL0103",
        "foreach runs over elements that are there",
        "'{0}' runs over something else than an array, a span or Enumerable.Range: write a 'for' loop{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0103"));

    public static readonly DiagnosticDescriptor Try = new(
        "ADL0104",
        "Exception handling is not differentiable",
        "'{0}' cannot be differentiated: handle exceptions in a method that calls this one{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0104"));

    public static readonly DiagnosticDescriptor Using = new(
        "ADL0105",
        "Resources are not differentiable",
        "'{0}' cannot be differentiated: hold resources in a method that calls this one{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0105"));

    public static readonly DiagnosticDescriptor Lock = new(
        "ADL0106",
        "Locks are not differentiable",
        "'{0}' cannot be differentiated: take locks in a method that calls this one{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0106"));

    public static readonly DiagnosticDescriptor Goto = new(
        "ADL0107",
        "goto is not covered",
        "'{0}' is not covered: write a loop with 'break' or 'continue', and what several cases share as a local "
        + "function{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0107"));

    public static readonly DiagnosticDescriptor Unsafe = new(
        "ADL0110",
        "Pointers are not differentiable",
        "'{0}' uses pointers: use Span<T>{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0110"));

    public static readonly DiagnosticDescriptor RefLocal = new(
        "ADL0111",
        "Local references are not covered",
        "'{0}' is a reference: use the element itself, or a span slice{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0111"));

    public static readonly DiagnosticDescriptor Event = new(
        "ADL0113",
        "Events are not differentiable",
        "'{0}' cannot be differentiated: raise events in a method that calls this one{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0113"));

    public static readonly DiagnosticDescriptor Endless = new(
        "ADL0115",
        "Loops come to an end",
        "'{0}' never ends: leave it by 'break' or 'return', or give it a condition{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0115"));
}
