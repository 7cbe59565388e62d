using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Diagnostics;

/// <summary>
/// Expressions outside of the language. {0} is the construct, {1} the calls that led to it.
/// </summary>
internal static class ExpressionDiagnostics
{
    public static readonly DiagnosticDescriptor Pattern = new(
        "ADL0202",
        "Patterns are about numbers",
        "'{0}' is a pattern that is not covered: use constants, relations, 'and', 'or', 'not' and 'var', or write a "
        + "comparison such as 'x > 0'{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0202"));

    public static readonly DiagnosticDescriptor Lambda = new(
        "ADL0203",
        "Delegates are known where they are called",
        "'{0}' is a delegate whose target is not known here: name a lambda, a local function or a static method in a "
        + "local that is assigned once, or in an argument{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0203"));

    public static readonly DiagnosticDescriptor Tuple = new(
        "ADL0204",
        "Tuples hold numbers, bools, structs and spans",
        "'{0}' holds something that is not covered: use separate variables for it{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0204"));

    public static readonly DiagnosticDescriptor Text = new(
        "ADL0205",
        "Text is not differentiable",
        "'{0}' is text: pass numbers only{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0205"));

    public static readonly DiagnosticDescriptor Dynamic = new(
        "ADL0206",
        "dynamic is not differentiable",
        "'{0}' is bound at run time: give it a static type{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0206"));

    public static readonly DiagnosticDescriptor ObjectCreation = new(
        "ADL0207",
        "Objects are not covered",
        "'{0}' makes an object: use local variables, spans and arrays of numbers{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0207"));

    public static readonly DiagnosticDescriptor Property = new(
        "ADL0208",
        "Properties have source here",
        "'{0}' reads or writes a property of an object, or without source in this project: "
        + "pass the value as a parameter{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0208"));

    public static readonly DiagnosticDescriptor StaticField = new(
        "ADL0209",
        "Static fields are constants",
        "'{0}' is no constant that generated code can read: make it 'const' or 'static readonly', a number, a struct "
        + "of numbers or an array, list or tensor of them, accessible and never written, or pass it as a parameter{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0209"));

    public static readonly DiagnosticDescriptor Null = new(
        "ADL0212",
        "null is not covered",
        "'{0}' deals with null: numbers, spans and arrays are never null here, so test before the call, or by "
        + "ArgumentNullException.ThrowIfNull{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0212"));

    public static readonly DiagnosticDescriptor TypeObject = new(
        "ADL0213",
        "Types as values are not differentiable",
        "'{0}' is a type as a value: pass a number instead{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0213"));

    public static readonly DiagnosticDescriptor MultiDimensionalArray = new(
        "ADL0214",
        "Arrays have one dimension, or two of numbers",
        "'{0}' is an array of arrays, or of more than two dimensions, or of two whose elements are no numbers: "
        + "use one flat array and 'a[i * columns + j]'{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0214"));

    public static readonly DiagnosticDescriptor UnsupportedType = new(
        "ADL0215",
        "Values are numbers, bools, spans and arrays",
        "{0} is of a type that is not covered: use double, float, an integer type, bool, or a span or array of them{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0215"));

    public static readonly DiagnosticDescriptor UserOperator = new(
        "ADL0216",
        "Operators are those of C#",
        "'{0}' is a user-defined operator or conversion: call a static method{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0216"));

    public static readonly DiagnosticDescriptor IndexValue = new(
        "ADL0217",
        "Index and Range stand inside brackets",
        "'{0}' is an Index or Range: write it directly inside the brackets, as in 'x[1..^1]'{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0217"));

    public static readonly DiagnosticDescriptor IndexType = new(
        "ADL0218",
        "Indices are int",
        "The index '{0}' is no int: cast it to int{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0218"));

    public static readonly DiagnosticDescriptor Deconstruction = new(
        "ADL0219",
        "Tuples and structs of this project are deconstructed",
        "'{0}' is not covered: assign a tuple, or a struct of this project that has a Deconstruct method{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0219"));

    public static readonly DiagnosticDescriptor Query = new(
        "ADL0220",
        "Queries are not covered",
        "'{0}' is a query: write a 'for' loop{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0220"));

    public static readonly DiagnosticDescriptor RefExpression = new(
        "ADL0221",
        "References are not covered",
        "'{0}' is a reference: use the element itself, a span slice that has a name, or 'c ? ref a : ref b' of "
        + "variables and elements{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0221"));

    public static readonly DiagnosticDescriptor Spread = new(
        "ADL0222",
        "Spreads are not covered",
        "'{0}' is a spread element: allocate the array and copy with CopyTo{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0222"));

    public static readonly DiagnosticDescriptor InlineArray = new(
        "ADL0223",
        "Inline arrays are not covered",
        "'{0}' is an inline array: use stackalloc or a span{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0223"));

    public static readonly DiagnosticDescriptor AssignmentTarget = new(
        "ADL0224",
        "Assignments go to variables and elements",
        "'{0}' cannot be assigned to here: assign to a local variable or an element, or to a field{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0224"));

    public static readonly DiagnosticDescriptor List = new(
        "ADL0225",
        "Lists are constants",
        "'{0}' changes a list, makes one or a part of one, or leaves open which one it is: of lists only 'Count', "
        + "'list[i]' and 'foreach' are read, as constants; use an array or a span{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0225"));

    public static readonly DiagnosticDescriptor PatternEffect = new(
        "ADL0226",
        "Patterns change nothing",
        "'{0}' runs a Deconstruct or a property that writes memory or its own struct, and how often a pattern runs "
        + "it is up to C#: call it before, and match what it gives{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0226"));

    public static readonly DiagnosticDescriptor ReferenceComparison = new(
        "ADL0227",
        "Memory is compared by what it holds",
        "'{0}' compares where memory lies, which generated code may change: compare the elements, or pass a 'bool'{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0227"));

    public static readonly DiagnosticDescriptor Unknown = new(
        "ADL0299",
        "The construct is not covered",
        "'{0}' is not covered: use local variables, spans, loops and Math{1}",
        "AutoDiffDSL",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Of("ADL0299"));
}
