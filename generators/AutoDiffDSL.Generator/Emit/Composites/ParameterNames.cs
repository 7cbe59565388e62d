using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Planning;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Composites;

/// <summary>
/// How a body names its parameters: a leaf of a struct by its way, a matrix or a span of structs as a span of numbers
/// that is declared first.
/// </summary>
internal sealed class ParameterNames
{
    private const string Cells = "global::AutoDiffDSL.Tape.Cells.Of";

    private readonly Dictionary<(string Whole, int Leaf, bool IsInstance), string> views = [];
    private readonly List<Statement> declarations = [];

    public ParameterNames(Function function, NameAllocator names, Region root)
    {
        foreach (Parameter parameter in function.Signature)
        {
            if (parameter.Part is { } part && LeafPath.Of(part) is { IsView: true })
            {
                string name = names.Allocate(root, parameter.Name + "Cells");
                views.Add(Key(part), name);
                declarations.Add(new DeclarationStatement(TypeNames.Of(parameter.Type), name, View(parameter)));
            }
            else if (parameter.Part is { } gathered && LeafPath.Of(gathered).IsGathered)
            {
                views.Add(Key(gathered), names.Allocate(root, parameter.Name + "Cells"));
            }
        }
    }

    /// <summary>The spans that the body sees memory through.</summary>
    public IReadOnlyList<Statement> Declarations => declarations;

    /// <summary>How a parameter is read and, where that is possible, assigned.</summary>
    public string this[Parameter parameter] => parameter.Part is { } part
        ? views.TryGetValue(Key(part), out string view) ? view : LeafPath.Of(part).Read
        : Identifiers.Escape(parameter.Name);

    /// <summary>The memory of a parameter, for comparing it with other memory.</summary>
    public Expression Span(Parameter parameter) => Span(parameter.Type, this[parameter]);

    /// <summary>The memory of a span, an array or a list with a name, for comparing it with other memory.</summary>
    public static Expression Span(IrType type, string name)
    {
        var memory = new NameExpression(name);
        return type.IsList ? new CallExpression(new NameExpression(Cells), new Expression[] { memory }) : memory;
    }

    /// <summary>How a leaf of a C# parameter is read.</summary>
    public static string Leaf(string whole, CompositeType type, int leaf) => LeafPath.Of(whole, type, leaf).Read;

    /// <summary>The memory of a parameter as a span or array of numbers, or else of structs, without a name.</summary>
    public static string Memory(Parameter parameter) =>
        ExpressionText.Print(parameter.Part is null
            ? Span(parameter.Type, Identifiers.Escape(parameter.Name))
            : View(parameter));

    /// <summary>The memory of a parameter as bytes, by which memory of any two types is compared.</summary>
    public static string Bytes(Parameter parameter)
    {
        return parameter.Part is { } part && LeafPath.Of(part) is { Type.Element: { } element } path
            ? Bytes(element.Name, path.Text)
            : Bytes(TypeNames.Of(parameter.Type.Element), Memory(parameter));
    }

    /// <summary>Memory of an element type as bytes.</summary>
    public static string Bytes(string element, string memory) =>
        $"global::AutoDiffDSL.Tape.Cells.Bytes<{element}>({memory})";

    /// <summary>Whether the body sees a copy of the parameter's memory.</summary>
    public static bool IsGathered(Parameter parameter) =>
        parameter.Part is { } part && LeafPath.Of(part).IsGathered;

    /// <summary>The parameters whose content lies in the same memory, one for each leaf of its elements.</summary>
    public static IEnumerable<Parameter> SameMemory(Function function, Parameter parameter) => IsGathered(parameter)
        ? function.Signature.Where(p => IsGathered(p) && LeafPath.Of(p.Part!).Text == LeafPath.Of(parameter.Part!).Text)
        : [parameter];

    private static Expression View(Parameter parameter)
    {
        Part part = parameter.Part!;
        LeafPath path = LeafPath.Of(part);
        string method = path.Type.Element is { } element
            ? $"{Cells}<{element.Name}, {TypeNames.Of(parameter.Type.Element)}>"
            : Cells;
        var memory = new NameExpression(path.Text);
        return path.IsView
            ? new CallExpression(new NameExpression(method), new Expression[] { memory }) { KeepsLine = true }
            : Span(parameter.Type, path.Text);
    }

    private static (string Whole, int Leaf, bool IsInstance) Key(Part part) =>
        (part.Whole, part.Leaf, part.Passing == Passing.Instance);
}
