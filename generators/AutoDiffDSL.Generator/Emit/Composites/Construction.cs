using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir.Composites;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Composites;

/// <summary>Puts a value together from its leaves.</summary>
internal static class Construction
{
    private static readonly Expression Default = new NameExpression("default");

    /// <param name="type">The type of the value.</param>
    /// <param name="leaf">The leaf of that position; null for one that is to be default.</param>
    public static Expression Of(CompositeType type, Func<int, Expression?> leaf)
    {
        switch (type.Form)
        {
            case CompositeForm.Enumeration:
                return leaf(0) is { } number ? new CastExpression(type.Name, number) : Default;
            case CompositeForm.Constructed:
                return new CallExpression(
                    new NameExpression("new " + type.Name),
                    type.Arguments.Map(a => Member(type.Members[a], leaf)));
            case CompositeForm.Tuple:
                return new TupleExpression(type.Members.Map(m => Member(m, leaf)));
            case CompositeForm.Initialized:
                return Initialized(type, leaf);
            default:
                return leaf(0) ?? Default;
        }
    }

    private static Expression Member(CompositeMember member, Func<int, Expression?> leaf) =>
        Enumerable.Range(0, member.Type.Count).All(i => leaf(member.Offset + i) is null)
            ? Default
            : Of(member.Type, i => leaf(member.Offset + i));

    private static Expression Initialized(CompositeType type, Func<int, Expression?> leaf)
    {
        List<string> names = [];
        List<Expression> values = [];
        foreach (CompositeMember member in type.Members)
        {
            Expression value = Member(member, leaf);
            if (value != Default || type.HasInitializers)
            {
                names.Add(member.Name);
                values.Add(value);
            }
        }

        return names.Count == 0
            ? Default
            : new ObjectExpression(type.Name, names.ToEquatableArray(), values.ToEquatableArray());
    }
}
