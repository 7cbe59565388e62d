using System;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Planning;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Composites;

/// <summary>
/// What a method hands back in structs and tuples. What it hands out is made anew; of what it changes, the members that
/// can be assigned are assigned, and the rest is made anew with what stays as it was.
/// </summary>
internal sealed class CompositeOutputs(
    Function function, ExpressionPlanner expressions, Outline outline, ParameterNames names)
{
    /// <summary>The value that is returned.</summary>
    public Expression Returned(DeclaredParameter result) => Construction.Of(result.Type!, leaf => New(result, leaf));

    /// <summary>Assigns a parameter of composite type, through <paramref name="assign"/>.</summary>
    public void Write(DeclaredParameter parameter, Action<NameExpression, Expression> assign)
    {
        string target = Identifiers.Escape(parameter.Name);
        if (parameter.Passing == Passing.Out)
        {
            assign(new NameExpression(target), Construction.Of(parameter.Type!, leaf => New(parameter, leaf)));
        }
        else
        {
            Change(parameter, parameter.Type!, target, 0, assign);
        }
    }

    private void Change(
        DeclaredParameter parameter,
        CompositeType type,
        string target,
        int offset,
        Action<NameExpression, Expression> assign)
    {
        CompositeMember[] changed = [.. type.Members.Where(m => IsChanged(parameter, offset + m.Offset, m.Type.Count))];
        if (changed.Length == 0 || changed.Any(m => m.Access is MemberAccess.Read or MemberAccess.Initialize))
        {
            if (IsChanged(parameter, offset, type.Count))
            {
                assign(new NameExpression(target), Rebuilt(parameter, type, offset));
            }

            return;
        }

        foreach (CompositeMember member in changed)
        {
            string path = target + "." + member.Name;
            if (member.Access == MemberAccess.Variable)
            {
                Change(parameter, member.Type, path, offset + member.Offset, assign);
            }
            else
            {
                assign(new NameExpression(path), Rebuilt(parameter, member.Type, offset + member.Offset));
            }
        }
    }

    private Expression Rebuilt(DeclaredParameter parameter, CompositeType type, int offset) => Construction.Of(
        type,
        leaf => New(parameter, offset + leaf)
            ?? new NameExpression(ParameterNames.Leaf(parameter.Name, parameter.Type!, offset + leaf)));

    private bool IsChanged(DeclaredParameter parameter, int offset, int count) =>
        Enumerable.Range(offset, count).Any(i => parameter.Leaf(i) is { Output: >= 0 } leaf
            && outline[function.Body.Yields[leaf.Output]].Variable?.Name != names[leaf]);

    private Expression? New(DeclaredParameter parameter, int leaf) => parameter.Leaf(leaf) is { Output: >= 0 } output
        ? expressions.Assigned(function.Body.Yields[output.Output])
        : null;
}
