using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>
/// Assignments that happen at once, where control merges. They are written in an order in which none overwrites what a
/// later one reads; a cycle is a tuple assignment, or takes one temporary where spans are exchanged.
/// </summary>
internal sealed class ParallelCopy(ExpressionPlanner expressions, NameAllocator names, Region region)
{
    private readonly List<Copy> copies = [];

    /// <summary>A copy into a variable; nothing where the value lives there already.</summary>
    public void Add(Variable target, Value source, Outline outline)
    {
        if (!ReferenceEquals(outline[source].Variable, target))
        {
            Add(target, new NameExpression(target.Name), source);
        }
    }

    /// <summary>A copy into a parameter.</summary>
    public void Add(NameExpression target, Value source, Outline outline)
    {
        if (outline[source].Variable?.Name != target.Name)
        {
            Add(null, target, source);
        }
    }

    /// <summary>A copy of a value that is put together from several.</summary>
    public void Add(NameExpression target, Expression value) =>
        copies.Add(new Copy(null, target, value, null, ReadNames.In(value)));

    /// <summary>Whether the copies change what an expression reads.</summary>
    public bool Writes(Expression expression) =>
        copies.Any(copy => ReadNames.In(expression).Contains(copy.Target.Name));

    public void Write(List<Statement> statements, Func<Variable, Expression, Region, Statement> assign)
    {
        while (copies.Count > 0)
        {
            int free = copies.FindIndex(copy =>
                !copies.Any(other => other != copy && other.Reads.Contains(copy.Target.Name)));
            if (free >= 0)
            {
                statements.Add(Assign(copies[free], assign));
                copies.RemoveAt(free);
            }
            else if (copies.FindIndex(copy => copy.Type is { IsBuffer: true } && !copy.IsSetAside) is var span and >= 0)
            {
                SetAside(statements, span);
            }
            else
            {
                Copy[] scalars = [.. copies.Where(copy => copy.IsValue)];
                statements.Add(new TupleAssignmentStatement(
                    scalars.Select(copy => (Expression)copy.Target).ToArray(),
                    scalars.Select(copy => copy.Source).ToArray()));
                copies.RemoveAll(copy => copy.IsValue);
            }
        }
    }

    private Statement Assign(Copy copy, Func<Variable, Expression, Region, Statement> assign) => copy.Variable is null
        ? Assignments.Plan(copy.Target, copy.Source)
        : assign(copy.Variable, copy.Source, region);

    private void Add(Variable? variable, NameExpression target, Value source)
    {
        Expression value = expressions.Assigned(source);
        copies.Add(new Copy(variable, target, value, source.Type, ReadNames.In(value)));
    }

    /// <summary>Reads a source before the others are written.</summary>
    private void SetAside(List<Statement> statements, int index)
    {
        Copy copy = copies[index];
        string name = names.Allocate(region, copy.Target.Name.TrimStart('@') + "Next");
        statements.Add(new DeclarationStatement(TypeNames.Of(copy.Type!.Value), name, copy.Source));
        copies[index] = copy with { Source = new NameExpression(name), Reads = [name], IsSetAside = true };
    }

    private sealed record Copy(
        Variable? Variable, NameExpression Target, Expression Source, IrType? Type, HashSet<string> Reads)
    {
        /// <summary>Whether it is a number, or put together from some.</summary>
        public bool IsValue => Type is not { IsBuffer: true };

        public bool IsSetAside { get; init; }
    }
}
