using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Planning;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Composites;

/// <summary>
/// Spans and arrays of structs that C# cannot see as spans of numbers: tuples, structs of several types, structs with
/// a layout of their own. The body works on copies of their numbers; what it writes is put back at the end, element by
/// element, by the members' names.
/// </summary>
internal sealed class GatheredMemory
{
    private readonly ParameterNames names;
    private readonly string workspace;
    private readonly string index;
    private readonly List<Parameter[]> all;

    public GatheredMemory(Outline outline, ParameterNames names, NameAllocator allocator, string workspace)
    {
        this.names = names;
        this.workspace = workspace;
        all = [.. Copied(outline)
            .GroupBy(p => LeafPath.Of(p.Part!).Text)
            .Select(g => g.ToArray())];
        index = all.Count > 0 ? allocator.Allocate(outline.Root, "element") : "";
    }

    /// <summary>The leaves that the body reads or writes.</summary>
    public static IEnumerable<Parameter> Copied(Outline outline) => outline.Function.Signature
        .Where(p => ParameterNames.IsGathered(p) && p.Input >= 0)
        .Where(p => outline[outline.Function.Body.Parameters[p.Input]].Uses.Count > 0);

    /// <summary>Declares the copies, and fills them where their content matters.</summary>
    public IEnumerable<Statement> Gather()
    {
        foreach (Parameter[] leaves in all)
        {
            LeafPath path = LeafPath.Of(leaves[0].Part!);
            foreach (Parameter leaf in leaves)
            {
                string number = TypeNames.Of(leaf.Type.Element);
                string length = path.Text + ".Length" + (Each(path) > 1 ? " * " + Number(Each(path)) : "");
                yield return new DeclarationStatement(
                    $"global::System.Span<{number}>",
                    names[leaf],
                    new NameExpression($"{workspace}.Uninitialized<{number}>({length})"));
            }

            if (leaves[0].Role is ParameterRole.Primal or ParameterRole.Tangent or ParameterRole.Adjoint)
            {
                yield return Loop(path, leaves.SelectMany(leaf => Cells(leaf).Select(c => (Statement)Assign(
                    c.Cell, new NameExpression(Element(path, c.Leaf).Read)))));
            }
        }
    }

    /// <summary>Puts back what was written.</summary>
    public IEnumerable<Statement> Scatter()
    {
        foreach (Parameter[] leaves in all)
        {
            (Parameter Leaf, string Cell, int Position)[] written =
                [.. leaves.Where(l => l.Type.Shape == TypeShape.Buffer)
                    .SelectMany(l => Cells(l).Select(c => (l, c.Cell, c.Leaf)))];
            if (written.Length == 0)
            {
                continue;
            }

            LeafPath path = LeafPath.Of(leaves[0].Part!);
            CompositeType element = path.Type.Element!;
            bool isNew = leaves[0].Role is not (ParameterRole.Primal or ParameterRole.Tangent or ParameterRole.Adjoint);
            yield return !isNew && written.All(w => Part.CanAssignIn(element, w.Position))
                ? Loop(path, written.Select(w => Assign(Element(path, w.Position).Text, new NameExpression(w.Cell))))
                : Loop(path, [Assign($"{path.Text}[{index}]", Construction.Of(element, position =>
                    written.FirstOrDefault(w => w.Position == position).Cell is { } cell ? new NameExpression(cell)
                    : isNew ? null
                    : new NameExpression(Element(path, position).Read)))]);
        }
    }

    /// <summary>The cells of one element that a parameter holds, each with the element's leaf that it is.</summary>
    private IEnumerable<(string Cell, int Leaf)> Cells(Parameter parameter)
    {
        LeafPath path = LeafPath.Of(parameter.Part!);
        string cells = names[parameter];
        if (path.Type.Form == CompositeForm.Parallel)
        {
            return [($"{cells}[{index}]", path.Leaf)];
        }

        int each = Each(path);
        string start = each == 1 ? index : $"{index} * {Number(each)}";
        return Enumerable.Range(0, each).Select(i =>
            ($"{cells}[{start}{(i == 0 ? "" : " + " + Number(i))}]", i));
    }

    private static int Each(LeafPath path) =>
        path.Type.Form == CompositeForm.Parallel ? 1 : path.Type.Element!.Count;

    private LeafPath Element(LeafPath path, int leaf) =>
        LeafPath.Of($"{path.Text}[{index}]", path.Type.Element!, leaf);

    private ForStatement Loop(LeafPath path, IEnumerable<Statement> body) => new(
        index,
        new NameExpression("0"),
        new NameExpression($"{index} < {path.Text}.Length"),
        index + "++",
        body.ToArray());

    private static AssignmentStatement Assign(string target, Expression value) =>
        new(new NameExpression(target), "=", value);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
