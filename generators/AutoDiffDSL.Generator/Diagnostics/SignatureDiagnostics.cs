using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Diagnostics;

/// <summary>
/// What can be wrong with structs in the signature of an attributed method. {0} is the construct, {1} the calls that
/// led to it.
/// </summary>
internal static class SignatureDiagnostics
{
    public static readonly DiagnosticDescriptor UnreachableField = new(
        "ADL0041",
        "Generated code reaches every field of a struct in the signature",
        "'{0}' cannot be reached by generated code: make it a field or automatic property that is accessible there, or "
        + "take its values as parameters{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0041"));

    public static readonly DiagnosticDescriptor ExplicitLayout = new(
        "ADL0042",
        "The fields of a struct in the signature share no memory",
        "'{0}' has an explicit layout, in which fields may share memory: use a struct whose fields lie apart{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0042"));

    public static readonly DiagnosticDescriptor CannotBeMade = new(
        "ADL0043",
        "Generated code can make a struct of its members",
        "'{0}' cannot be made of its members, as a gradient of that type must: give each member a setter or 'init', or "
        + "add a constructor that takes all of them and stores them as they are{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0043"));

    public static readonly DiagnosticDescriptor MemoryHandedOut = new(
        "ADL0045",
        "The arrays of a parameter stay the same ones",
        "'{0}' would hand another array or span to the caller: write the elements of the one that is there, in a "
        + "struct by 'ref' or by value, or return the array{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0045"));

    public static readonly DiagnosticDescriptor NotKept = new(
        "ADL0046",
        "An objective can keep its data",
        "'{0}' is a struct with spans, which no objective can keep: use a struct with arrays, or take its spans as "
        + "parameters of [Loss]{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0046"));

    public static readonly DiagnosticDescriptor InstanceWritten = new(
        "ADL0048",
        "A differentiable instance method changes no field",
        "'{0}' changes the instance, which is a constant here: compute it in a local, or take it as a 'ref' "
        + "parameter{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0048"));

    public static readonly DiagnosticDescriptor EmptyStruct = new(
        "ADL0049",
        "A struct in the signature holds something",
        "'{0}' has no fields, and no derivatives: leave it out of the signature, and make it inside{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0049"));

    public static readonly DiagnosticDescriptor ReadOnlyMemory = new(
        "ADL0047",
        "The gradient of a struct can be written",
        "'{0}' is only read, so that no gradient of the struct could be written into it: make it a Span or an array, "
        + "or mark it [NoDerivative]{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0047"));
}
