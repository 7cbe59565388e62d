using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Diagnostics;

/// <summary>
/// What can be wrong with the declaration of an attributed method. {0} is the construct, {1} the calls that led to it.
/// </summary>
internal static class DeclarationDiagnostics
{
    public static readonly DiagnosticDescriptor NotStatic = new(
        "ADL0001",
        "A differentiable method is static, or has an instance that stays as it is",
        "'{0}' is an instance method: make it static and pass what it reads as parameters, or declare it in a "
        + "sealed class without a base class, or as a readonly member of a struct{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0001"));

    public static readonly DiagnosticDescriptor NotPartial = new(
        "ADL0002",
        "The containing type is partial",
        "'{0}' cannot receive generated derivatives: declare it 'partial'{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0002"));

    public static readonly DiagnosticDescriptor GenericMethod = new(
        "ADL0003",
        "The type parameter of a differentiable method is a number",
        "'{0}' has type parameters that are not one number type: constrain one type parameter by "
        + "IFloatingPointIeee754<T>, and write 'double' or another type for the rest{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0003"));

    public static readonly DiagnosticDescriptor AsyncMethod = new(
        "ADL0004",
        "A differentiable method runs to its end at once",
        "'{0}' is async or an iterator: compute the numbers in an ordinary method and call that one{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0004"));

    public static readonly DiagnosticDescriptor NoBody = new(
        "ADL0005",
        "A differentiable method has a body",
        "'{0}' has no body to differentiate: give it one in C#{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0005"));

    public static readonly DiagnosticDescriptor NoActiveParameter = new(
        "ADL0006",
        "There is something to differentiate with respect to",
        "'{0}' has no active parameter: take a float, a double, or a span or array of them that is not "
        + "[NoDerivative]{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0006"));

    public static readonly DiagnosticDescriptor UnsupportedParameterType = new(
        "ADL0007",
        "Parameter types are numbers, spans and arrays",
        "The type of parameter {0} is not supported: use a number, a bool, an enum, a struct or tuple of them, "
        + "Span<T>, ReadOnlySpan<T>, T[], T[,] or Tensor<T>{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0007"));

    public static readonly DiagnosticDescriptor ByReferenceParameter = new(
        "ADL0008",
        "Spans and arrays are passed by value",
        "Parameter '{0}' is a span or array passed by reference: pass the span itself, whose elements can be "
        + "written{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0008"));

    public static readonly DiagnosticDescriptor NothingToDifferentiate = new(
        "ADL0009",
        "The result is a floating-point number",
        "'{0}' returns nothing that has a derivative: return float or double, or an array, struct or tuple of "
        + "them, or make it void and write to a Span<T>{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0009"));

    public static readonly DiagnosticDescriptor NoOutput = new(
        "ADL0010",
        "A void method has an active output",
        "'{0}' returns nothing and has no active output: return the result, or write it to a Span<T>, a ref or an out "
        + "parameter that is not [NoDerivative]{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0010"));

    public static readonly DiagnosticDescriptor NameCollision = new(
        "ADL0011",
        "Generated names are free",
        "The generated member '{0}' collides with another member: choose another prefix with "
        + "[Differentiable(Name = ...)] or [Loss(Name = ...)]{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0011"));

    public static readonly DiagnosticDescriptor ParameterNameCollision = new(
        "ADL0012",
        "Names of tangents and adjoints are free",
        "The parameter name '{0}' is needed for a generated parameter: rename the parameter{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0012"));

    public static readonly DiagnosticDescriptor LossNotScalar = new(
        "ADL0013",
        "A loss is one number",
        "'{0}' is no loss: return float or double and write no span of the caller, or use [Differentiable]{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0013"));

    public static readonly DiagnosticDescriptor SampleOutsidePerSample = new(
        "ADL0014",
        "[Sample] belongs to a per-sample loss",
        "Parameter '{0}' is a [Sample] outside of a per-sample loss: use [Loss(PerSample = true)], or "
        + "[NoDerivative]{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0014"));

    public static readonly DiagnosticDescriptor GradientNeedsScalar = new(
        "ADL0015",
        "Gradients belong to scalar results",
        "'{0}' has no gradient, since a scalar result is not its sole output: ask for Modes.Jvp and Modes.Vjp{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0015"));

    public static readonly DiagnosticDescriptor InactiveSpanReceivesActive = new(
        "ADL0016",
        "Inactive parameters hold inactive values",
        "'{0}' is [NoDerivative] but receives a value that depends on an active parameter: drop [NoDerivative]{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0016"));

    public static readonly DiagnosticDescriptor InvalidName = new(
        "ADL0017",
        "A generated name is an identifier",
        "'{0}' is no C# identifier: give Name a plain method name{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0017"));

    public static readonly DiagnosticDescriptor NoSample = new(
        "ADL0018",
        "A per-sample loss has a sample",
        "'{0}' is a per-sample loss without data of a sample: mark the parameters that vary with [Sample]{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0018"));

    public static readonly DiagnosticDescriptor MixedMatrix = new(
        "ADL0019",
        "A dense matrix holds numbers of one type",
        "'{0}' has active parameters, or an array result, of both float and double, which no one matrix holds: give "
        + "them one type, or ask for Modes.Jvp, Modes.Vjp and Modes.Hvp only{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0019"));

    public static readonly DiagnosticDescriptor ListNotConstant = new(
        "ADL0021",
        "Lists in signatures are constants",
        "'{0}' is a list, whose elements have no derivatives: mark it [NoDerivative], or write a ReadOnlySpan in its "
        + "place and pass 'CollectionsMarshal.AsSpan(...)' at the call{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0021"));

    public static readonly DiagnosticDescriptor ScratchNotWritable = new(
        "ADL0020",
        "[Scratch] marks memory to write",
        "'{0}' is [Scratch] but no Span<T> or array that the method could write: drop [Scratch]{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0020"));

    public static readonly DiagnosticDescriptor InExtensionBlock = new(
        "ADL0023",
        "A differentiable method stands in a type that can be added to",
        "'{0}' stands in an extension block, to which nothing can be added: declare it outside of the block, with a "
        + "'this' parameter if it is an extension{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0023"));

    public static readonly DiagnosticDescriptor OpenTypeConstraints = new(
        "ADL0030",
        "The constraints of a number type suit derivatives",
        "The constraints of type parameter '{0}' do not suit derivatives: on a type, demand 'unmanaged' and "
        + "'IFloatingPointIeee754<{0}>'; on a method, demand interfaces of numbers only{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0030"));

    public static readonly DiagnosticDescriptor MemoryOfAnotherType = new(
        "ADL0031",
        "Memory of a generic method is of its number type",
        "Parameter '{0}' could lie in the same memory as another whose type is left open: give it the same type "
        + "parameter, or pass numbers by value{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0031"));

    public static readonly DiagnosticDescriptor GenericLoss = new(
        "ADL0032",
        "The objective of a loss computes in one type",
        "The objective of '{0}' computes in double, which its type parameter cannot be here: let the method have the "
        + "type parameter, with constraints that double meets, or write a [Loss] for double that calls it{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0032"));

    public static readonly DiagnosticDescriptor FileLocal = new(
        "ADL0022",
        "The containing type is seen in other files",
        "'{0}' cannot receive generated derivatives, since they stand in another file: drop the modifier 'file'{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0022"));
}
