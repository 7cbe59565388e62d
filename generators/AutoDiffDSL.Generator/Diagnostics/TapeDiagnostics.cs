using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Diagnostics;

/// <summary>What backward derivatives keep, and how much. {0} is the construct, {1} the calls that led to it.</summary>
internal static class TapeDiagnostics
{
    public static readonly DiagnosticDescriptor Kept = new(
        "ADL0601",
        "What the tape keeps",
        "The tape keeps {0}{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        helpLinkUri: HelpLink.Of("ADL0601"));

    public static readonly DiagnosticDescriptor OverBudget = new(
        "ADL0602",
        "A tape stays within its budget",
        "The tape of {0}: mark helpers whose values it keeps [Checkpoint], or raise the budget{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0602"));

    public static readonly DiagnosticDescriptor Overflow = new(
        "ADL0603",
        "A tape has room for what it keeps",
        "'{0}' would be kept more often than a tape has cells, 2147483647: compute the body of the loops in a "
        + "helper that is marked [Checkpoint]{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0603"));

    public static readonly DiagnosticDescriptor NoCheckpoint = new(
        "ADL0604",
        "A checkpoint is a method that can be called again",
        "'{0}' cannot be a checkpoint: make it a method of a class, not generic, that takes arrays and spans (also "
        + "of tensors) by value, and otherwise takes and returns numbers, and structs and tuples of numbers{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0604"));
}
