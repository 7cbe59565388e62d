using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Packing;

/// <summary>
/// The arguments of one call whose numbers lie in vectors: numbers and spans are passed where they stand, structs are
/// made before the call, and what a call gives is put into its vector after it.
/// </summary>
internal sealed class PackedArguments(PackingMemory memory)
{
    private const string Packing = "global::AutoDiffDSL.Tape.Packing.";

    private readonly ElementLoops loops = new(memory);

    /// <summary>What is done once before all calls: memory that they share.</summary>
    public List<Statement> Once { get; } = [];

    public List<Statement> Before { get; } = [];

    public List<Statement> After { get; } = [];

    /// <summary>A statement that is one expression.</summary>
    public static Statement Line(string text) => new ExpressionStatement(new NameExpression(text));

    /// <summary>An argument that is only read.</summary>
    /// <param name="parameter">What it is passed for.</param>
    /// <param name="vector">Where its numbers are.</param>
    /// <param name="template">A value with the inactive leaves; null where those do not matter.</param>
    public string Value(DeclaredParameter parameter, PackedVector vector, string? template = null)
    {
        if (parameter.Type is null)
        {
            return ExpressionText.Print(ValueOf(parameter.First, vector));
        }

        Expression value = parameter.Type.IsMemory
            ? ValueOf(Active(parameter), vector, template)
            : Made(parameter, i => parameter.Leaf(i) is { } leaf && vector.Layout.Holds(leaf.Primal)
                ? ValueOf(leaf, vector, template is null ? null : LeafPath.Of(template, parameter.Type, i).Text)
                : template is null ? null : new NameExpression(LeafPath.Of(template, parameter.Type, i).Read));
        if (value is ObjectExpression)
        {
            string local = memory.Unique(parameter.Name);
            Before.Add(new DeclarationStatement(parameter.Type.Name, local, value));
            return local;
        }

        return ExpressionText.Print(value);
    }

    /// <summary>An argument that receives numbers.</summary>
    /// <param name="parameter">What it is passed for.</param>
    /// <param name="vector">Where its numbers go.</param>
    /// <param name="entry">What it holds before, for what is added to or changed; null for zero.</param>
    public string Result(DeclaredParameter parameter, PackedVector vector, PackedVector? entry = null)
    {
        if (parameter.Type is { IsMemory: false })
        {
            return Struct(parameter, vector, entry);
        }

        return parameter.First.Type.IsScalar
            ? Number(parameter.First, vector, entry)
            : Memory(parameter.First, vector, entry);
    }

    /// <summary>A leaf that lies in the vector.</summary>
    private static Parameter Active(DeclaredParameter parameter) =>
        parameter.Leaves.FirstOrDefault(IsActive) ?? parameter.First;

    private static bool IsActive(Parameter? leaf) =>
        leaf is not null && (leaf.Role != ParameterRole.Primal || leaf.IsActive);

    private Expression ValueOf(Parameter leaf, PackedVector vector, string? template = null)
    {
        VectorBlock block = vector.Layout.Find(leaf.Primal);
        if (leaf.Type.IsScalar)
        {
            var cell = new NameExpression(vector.Cell(block));
            return IsSame(leaf, vector) ? cell : new CastExpression(TypeNames.Of(leaf.Type.Element), cell);
        }

        PackedMemory place = PackedMemory.Of(leaf);
        string part = vector.Slice(block);
        if (place.IsGathered)
        {
            string structs = Structs(place);
            Before.AddRange(loops.Make(place, structs, vector, template));
            return new NameExpression(structs);
        }

        if (place.Kind == MemoryKind.ReadOnlySpan && IsSame(leaf, vector))
        {
            return new NameExpression(place.Wrapped(part, memory));
        }

        (string name, string numbers) = Local(place);
        Before.Add(Copy(part, numbers, leaf, vector));
        return new NameExpression(name);
    }

    private string Number(Parameter parameter, PackedVector vector, PackedVector? entry)
    {
        string passing = parameter.Passing == Passing.Out ? "out " : "ref ";
        string cell = vector.Cell(vector.Layout.Find(parameter.Primal));
        if (IsSame(parameter, vector))
        {
            if (entry?.Layout.Holds(parameter.Primal) == true)
            {
                Before.Add(Line($"{cell} = {entry.Cell(entry.Layout.Find(parameter.Primal))}"));
            }

            return passing + cell;
        }

        string local = memory.Unique(parameter.Name + "Single");
        After.Add(Line($"{cell} = {local}"));
        string type = TypeNames.Of(parameter.Type.Element);
        if (parameter.Passing == Passing.Out)
        {
            return $"out {type} {local}";
        }

        Before.Add(Line($"{type} {local} = 0"));
        return passing + local;
    }

    private string Memory(Parameter leaf, PackedVector vector, PackedVector? entry)
    {
        PackedMemory place = PackedMemory.Of(leaf);
        VectorBlock block = vector.Layout.Find(leaf.Primal);
        string part = vector.Slice(block);
        string? before = entry?.Layout.Holds(leaf.Primal) == true
            ? entry.Slice(entry.Layout.Find(leaf.Primal))
            : null;
        if (place.IsGathered)
        {
            string structs = Structs(place);
            if (before is not null)
            {
                Before.AddRange(loops.Make(place, structs, entry!, null));
            }
            else if (leaf.Role == ParameterRole.Adjoint)
            {
                Before.Add(Line(Clear(structs, place)));
            }

            After.AddRange(loops.Take(place, structs, vector));
            return structs;
        }

        if (place.Kind is MemoryKind.Span or MemoryKind.ReadOnlySpan && IsSame(leaf, vector))
        {
            if (before is not null)
            {
                Before.Add(Line($"{before}.CopyTo({part})"));
            }

            return place.Wrapped(part, memory);
        }

        (string name, string numbers) = Local(place);
        if (before is not null)
        {
            Before.Add(Copy(before, numbers, leaf, vector));
        }
        else if (leaf.Role == ParameterRole.Adjoint)
        {
            Before.Add(Line(Clear(name, place)));
        }

        After.Add(Line(IsSame(leaf, vector)
            ? $"{numbers}.CopyTo({part})"
            : $"{Packing}Widen({numbers}, {part})"));
        return name;
    }

    private string Struct(DeclaredParameter parameter, PackedVector vector, PackedVector? entry)
    {
        string local = memory.Unique(parameter.Name);
        foreach (Parameter number in parameter.Leaves.Where(l => l.Type.IsScalar))
        {
            string cell = vector.Cell(vector.Layout.Find(number.Primal));
            After.Add(Line($"{cell} = {LeafPath.Of(local, parameter.Type!, number.Part!.Leaf).Read}"));
        }

        if (parameter.Passing == Passing.Out)
        {
            return $"out {parameter.Type!.Name} {local}";
        }

        Expression initial = Made(parameter, i => parameter.Leaf(i) switch
        {
            null => null,
            { Type.IsScalar: true } number =>
                entry?.Layout.Holds(number.Primal) == true ? ValueOf(number, entry) : null,
            { } leaf => new NameExpression(Memory(leaf, vector, entry)),
        });
        Before.Add(new DeclarationStatement(parameter.Type!.Name, local, initial));
        return "ref " + local;
    }

    /// <summary>A value of its leaves, each of which is asked for once.</summary>
    private static Expression Made(DeclaredParameter parameter, Func<int, Expression?> leaf)
    {
        var leaves = new Expression?[parameter.Type!.Count];
        for (int i = 0; i < leaves.Length; i++)
        {
            LeafPath path = LeafPath.Of("", parameter.Type, i);
            if (path.Type.Form != CompositeForm.Parallel)
            {
                leaves[i] = leaf(i);
            }
            else if (path.Leaf == 0)
            {
                // All leaves of a span of structs are in the one span, which any that is active asks for.
                int count = path.Type.Count;
                IEnumerable<int> active = Enumerable.Range(i, count).Where(j => IsActive(parameter.Leaf(j)));
                leaves[i] = leaf(active.DefaultIfEmpty(i).First());
            }
        }

        return leaves.All(l => l is null)
            ? new NameExpression("default")
            : Construction.Of(parameter.Type, i => leaves[i]);
    }

    private static bool IsSame(Parameter leaf, PackedVector vector) => leaf.Type.Element == vector.Element;

    private static Statement Copy(string part, string numbers, Parameter leaf, PackedVector vector) =>
        Line(IsSame(leaf, vector) ? $"{part}.CopyTo({numbers})" : $"{Packing}Narrow({part}, {numbers})");

    private static string Clear(string name, PackedMemory place) => place.Kind is MemoryKind.Array or MemoryKind.Matrix
        ? $"global::System.Array.Clear({name})"
        : name + ".Clear()";

    /// <summary>Memory for a copy of numbers: what is passed, and the span of its numbers.</summary>
    private (string Name, string Numbers) Local(PackedMemory place)
    {
        if (place.Kind == MemoryKind.Tensor)
        {
            string tensor = memory.Tensor(place.Name, place.Element, place.Leaf, Once);
            return (tensor, place.NumbersOf(tensor));
        }

        if (place.Kind is MemoryKind.Array or MemoryKind.Matrix)
        {
            string array = memory.Array(place.Name, place.Element, place.Leaf, Once);
            return (array, place.NumbersOf(array));
        }

        string cells = memory.Unique(place.Name + (place.Leaf.Type.Element == ScalarKind.Float32 ? "Single" : "Cells"));
        string length = memory.Shape(place.Leaf) + (place.Structs is null ? "" : " * " + place.Structs.Count);
        Once.Add(Line($"global::System.Span<{place.Number}> {cells} = "
            + $"{memory.Workspace()}.Uninitialized<{place.Number}>({length})"));
        return (place.Wrapped(cells, memory), cells);
    }

    /// <summary>Memory for structs that are made of their numbers one by one.</summary>
    private string Structs(PackedMemory place)
    {
        if (place.Kind == MemoryKind.Array)
        {
            return memory.Array(place.Name, place.Element, place.Leaf, Once);
        }

        string structs = memory.Unique(place.Name);
        Once.Add(Line($"global::System.Span<{place.Element}> {structs} = "
            + $"{memory.Workspace()}.Uninitialized<{place.Element}>({memory.Shape(place.Leaf)})"));
        return structs;
    }
}
