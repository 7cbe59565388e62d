using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir.Composites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AutoDiffDSL.Generator.Frontend.Composites;

/// <summary>A constructor that takes each member of a struct once and stores it, and does nothing else.</summary>
/// <param name="Arguments">For each parameter the position of the member.</param>
/// <param name="IsPrimary">Whether it stands in the head of the type.</param>
internal sealed record MemberwiseConstructor(IReadOnlyList<int> Arguments, bool IsPrimary)
{
    /// <summary>The constructor, or null where there is none.</summary>
    public static MemberwiseConstructor? Find(
        Compilation compilation,
        INamedTypeSymbol within,
        INamedTypeSymbol type,
        IReadOnlyList<CompositeMember> members)
    {
        foreach (IMethodSymbol constructor in type.InstanceConstructors.Where(c =>
            c.Parameters.Length == members.Count && compilation.IsSymbolAccessibleWithin(c, within)
            && c.Parameters.All(p => p.RefKind is RefKind.None or RefKind.In)))
        {
            Dictionary<string, string>? stored = KnownStructs.IsMemberwise(constructor)
                ? constructor.Parameters.ToDictionary(
                    p => p.Name, p => char.ToUpperInvariant(p.Name[0]) + p.Name.Substring(1))
                : SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
                ? Stored(constructor, type)
                : null;
            int[] arguments = stored is null
                ? []
                : [.. constructor.Parameters.Select(p => Position(p, stored, members))];
            if (stored is not null && arguments.All(a => a >= 0) && arguments.Distinct().Count() == members.Count)
            {
                bool isPrimary = constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax);
                return new MemberwiseConstructor(arguments, isPrimary);
            }
        }

        return null;
    }

    private static int Position(
        IParameterSymbol parameter, Dictionary<string, string> stored, IReadOnlyList<CompositeMember> members)
    {
        string? member = stored.TryGetValue(parameter.Name, out string name) ? name : null;
        string type = SymbolNames.Type(parameter.Type);
        return members.ToList().FindIndex(m => m.Name.TrimStart('@') == member && m.Type.Name == type);
    }

    /// <summary>For each parameter the member that it is stored in; null where it does anything else.</summary>
    private static Dictionary<string, string>? Stored(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.OriginalDefinition.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).FirstOrDefault() switch
        {
            ConstructorDeclarationSyntax { Initializer: null } declaration when !HasInitializers(type) =>
                Assigned(declaration),
            TypeDeclarationSyntax { ParameterList: { } list } => Positional(list, type),
            _ => null,
        };

    /// <summary>A record's parameters are its properties; elsewhere initializers store them.</summary>
    private static Dictionary<string, string>? Positional(ParameterListSyntax list, INamedTypeSymbol type)
    {
        var stored = new Dictionary<string, string>();
        foreach ((string member, ExpressionSyntax value) in Initializers(type))
        {
            if (value is not IdentifierNameSyntax { Identifier.ValueText: var parameter }
                || stored.ContainsKey(parameter))
            {
                return null;
            }

            stored.Add(parameter, member);
        }

        foreach (string parameter in list.Parameters.Select(p => p.Identifier.ValueText))
        {
            bool isProperty = type.IsRecord && type.GetMembers(parameter).Any(m =>
                m.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is ParameterSyntax));
            if (isProperty && !stored.ContainsKey(parameter))
            {
                stored.Add(parameter, parameter);
            }
        }

        return stored;
    }

    private static bool HasInitializers(INamedTypeSymbol type) => Initializers(type).Any();

    private static IEnumerable<(string Member, ExpressionSyntax Value)> Initializers(INamedTypeSymbol type)
    {
        foreach (IFieldSymbol field in LayoutReader.Fields(type.OriginalDefinition))
        {
            if (LayoutReader.Initializer(field)?.Value is { } value)
            {
                yield return (LayoutReader.Name(field), value);
            }
        }
    }

    /// <summary>What assignments store: <c>X = x;</c>, <c>this.x = x;</c>, <c>(X, Y) = (x, y);</c>.</summary>
    private static Dictionary<string, string>? Assigned(ConstructorDeclarationSyntax declaration)
    {
        ExpressionSyntax?[] expressions = declaration.ExpressionBody is { } arrow
            ? [arrow.Expression]
            : [.. declaration.Body?.Statements.Select(s => (s as ExpressionStatementSyntax)?.Expression) ?? [null]];
        HashSet<string> parameters = [.. declaration.ParameterList.Parameters.Select(p => p.Identifier.ValueText)];
        var stored = new Dictionary<string, string>();
        foreach (ExpressionSyntax? expression in expressions)
        {
            if (expression is not AssignmentExpressionSyntax assignment
                || !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
                || !Store(assignment.Left, assignment.Right))
            {
                return null;
            }
        }

        return stored;

        bool Store(ExpressionSyntax target, ExpressionSyntax value)
        {
            if (target is TupleExpressionSyntax targets && value is TupleExpressionSyntax values
                && targets.Arguments.Count == values.Arguments.Count)
            {
                return targets.Arguments
                    .Zip(values.Arguments, (t, v) => Store(t.Expression, v.Expression)).All(ok => ok);
            }

            string? member = target switch
            {
                IdentifierNameSyntax name when !parameters.Contains(name.Identifier.ValueText) =>
                    name.Identifier.ValueText,
                MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access =>
                    access.Name.Identifier.ValueText,
                _ => null,
            };
            if (member is null || value is not IdentifierNameSyntax { Identifier.ValueText: var parameter }
                || !parameters.Contains(parameter) || stored.ContainsKey(parameter))
            {
                return false;
            }

            stored.Add(parameter, member);
            return true;
        }
    }
}
