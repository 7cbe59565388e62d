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

    public static readonly DiagnosticDescriptor SpanOfStructs = new(
        "ADL0044",
        "The structs in a span lie in memory as their numbers",
        "'{0}' is no plain run of numbers of one type: use a struct whose fields are all 'double' or all 'float', "
        + "without [StructLayout], or a span for each field{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0044"));

    public static readonly DiagnosticDescriptor MemoryByReference = new(
        "ADL0045",
        "A struct that is passed by reference holds no arrays",
        "Parameter '{0}' is passed by reference and holds an array or span: pass the struct by value; elements can be "
        + "written all the same{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0045"));

    public static readonly DiagnosticDescriptor CompositeLoss = new(
        "ADL0046",
        "An objective's parameters are numbers, spans and arrays",
        "'{0}' cannot be packed into the vector of an objective: take its numbers as parameters of [Loss], or use "
        + "[Differentiable]{1}",
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

    public static readonly DiagnosticDescriptor CompositeMatrix = new(
        "ADL0047",
        "A dense matrix is of numbers, spans and arrays",
        "'{0}' has no place in a dense matrix: leave Modes.Jacobian and Modes.Hessian out, or take its numbers as "
        + "parameters{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0047"));
}
