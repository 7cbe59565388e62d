using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>How a rule's parameters match those of its method.</summary>
/// <param name="Error">What does not fit, with the signature to write; null where all does.</param>
/// <param name="Parameters">
/// The method's parameters, as a call of it in derivatives sees them: which are active, which are written.
/// </param>
/// <param name="Roles">For each parameter of the rule, the method's parameter that it stands for, and how.</param>
internal sealed record RuleSignature(
    string? Error, IReadOnlyList<Parameter> Parameters, IReadOnlyList<(ParameterRole Role, int Primal)> Roles)
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.MinimallyQualifiedFormat;

    /// <summary>Each parameter, the active ones followed by their tangents.</summary>
    public static RuleSignature OfRule(IMethodSymbol target, IMethodSymbol rule)
    {
        var expected = new List<Expected>();
        var parameters = new List<Parameter>();
        foreach (IParameterSymbol parameter in target.Parameters)
        {
            IParameterSymbol? own = rule.Parameters.ElementAtOrDefault(expected.Count);
            bool isActive = IsActive(parameter) && !(own is not null && Request.IsConstant(own));
            string[] passed = [Type(parameter), ReadOnly(parameter)];
            expected.Add(new Expected(parameter, ParameterRole.Primal, parameter.Name, passed));
            bool isWritten = TypeMap.Map(parameter.Type)!.Value.Shape == TypeShape.Buffer
                && parameter.Type is not IArrayTypeSymbol;
            if (isActive)
            {
                bool mayBeWritten = TypeMap.Map(parameter.Type)!.Value.Shape == TypeShape.Buffer;
                isWritten = mayBeWritten
                    && rule.Parameters.ElementAtOrDefault(expected.Count)?.Type is { Name: "Span" };
                string[] types = mayBeWritten ? [Span(parameter), ReadOnly(parameter)] : [ReadOnly(parameter)];
                expected.Add(new Expected(parameter, ParameterRole.Tangent, parameter.Name + "Dot", types));
            }

            parameters.Add(Describe(parameter, isActive, isWritten));
        }

        return Compare(target, rule, expected, parameters, target.ReturnsVoid ? ["void"] : [Name(target.ReturnType)]);
    }

    /// <summary>The parameters, the result's adjoint, and the adjoints of the active parameters.</summary>
    public static RuleSignature OfPullback(IMethodSymbol target, IMethodSymbol rule)
    {
        var expected = new List<Expected>();
        foreach (IParameterSymbol parameter in target.Parameters)
        {
            expected.Add(new Expected(parameter, ParameterRole.Primal, parameter.Name, [Type(parameter)]));
        }

        bool IsDifferentiated(IParameterSymbol parameter) => IsActive(parameter)
            && !(rule.Parameters.ElementAtOrDefault(parameter.Ordinal) is { } own && Request.IsConstant(own));
        if (!target.ReturnsVoid)
        {
            expected.Add(new Expected(null, ParameterRole.Adjoint, "resultBar", [Name(target.ReturnType)]));
        }

        foreach (IParameterSymbol parameter in target.Parameters.Where(IsDifferentiated))
        {
            string type = TypeMap.IsBuffer(parameter.Type) ? Span(parameter) : "ref " + Type(parameter);
            expected.Add(new Expected(parameter, ParameterRole.Adjoint, parameter.Name + "Bar", [type]));
        }

        Parameter[] parameters =
        [
            .. target.Parameters.Select(p => Describe(
                p,
                IsDifferentiated(p),
                TypeMap.Map(p.Type)!.Value.Shape == TypeShape.Buffer && p.Type is not IArrayTypeSymbol)),
        ];
        string[] results = target.ReturnsVoid ? ["void"] : ["void", Name(target.ReturnType)];
        return Compare(target, rule, expected, parameters, results);
    }

    private static RuleSignature Compare(
        IMethodSymbol target,
        IMethodSymbol rule,
        List<Expected> expected,
        IReadOnlyList<Parameter> parameters,
        string[] results)
    {
        return new RuleSignature(
            FirstDifference() is { } difference ? difference + ": write '" + Declaration() + "'" : null,
            parameters,
            [.. expected.Select(e => (e.Role, e.Parameter?.Ordinal ?? -1))]);

        string? FirstDifference()
        {
            string subject = "'" + rule.Name + "' does not fit '" + target.Name + "'";
            if (!rule.IsStatic || rule.IsGenericMethod)
            {
                return subject + ", since it is not an ordinary static method";
            }

            for (int i = 0; i < System.Math.Max(expected.Count, rule.Parameters.Length); i++)
            {
                string wanted = i < expected.Count ? expected[i].Text(0) : "nothing";
                string found = i < rule.Parameters.Length ? Declared(rule.Parameters[i]) : "nothing";
                bool fits = i < expected.Count && i < rule.Parameters.Length
                    && expected[i].Types.Contains(Passed(rule.Parameters[i]));
                if (!fits)
                {
                    return subject + ": its parameter " + (i + 1) + " must be '" + wanted + "' and is '" + found + "'";
                }
            }

            string result = rule.ReturnsVoid ? "void" : Name(rule.ReturnType);
            return results.Contains(result)
                ? null
                : subject + ": it must return '" + results[0] + "' and returns '" + result + "'";
        }

        string Declaration() => "static " + results[0] + " " + rule.Name + "("
            + string.Join(
                ", ", expected.Select((e, i) => e.Text(i < rule.Parameters.Length ? Choice(e, rule.Parameters[i]) : 0)))
            + ")";

        static int Choice(Expected wanted, IParameterSymbol found) =>
            System.Math.Max(0, System.Array.IndexOf(wanted.Types, Passed(found)));
    }

    private static Parameter Describe(IParameterSymbol parameter, bool isActive, bool isWritten)
    {
        IrType type = TypeMap.Map(parameter.Type)!.Value;
        return new Parameter(
            parameter.Name,
            type is { IsBuffer: true, IsList: false } ? IrType.Buffer(type.Element, isWritten) : type,
            parameter.Type is IArrayTypeSymbol ? Passing.Array : Passing.Value,
            parameter.Ordinal,
            -1,
            ParameterRole.Primal,
            parameter.Ordinal,
            isActive)
        {
            Ordinal = parameter.Ordinal,
        };
    }

    private static bool IsActive(IParameterSymbol parameter) =>
        TypeMap.Map(parameter.Type) is { IsFloating: true, IsList: false } && !Request.IsConstant(parameter);

    private static string Declared(IParameterSymbol parameter) => Passed(parameter) + " " + parameter.Name;

    private static string Passed(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.None => Type(parameter),
        RefKind.Ref => "ref " + Type(parameter),
        RefKind.Out => "out " + Type(parameter),
        _ => "in " + Type(parameter),
    };

    private static string Type(IParameterSymbol parameter) => Name(parameter.Type);

    private static string Name(ITypeSymbol type) => type.ToDisplayString(TypeFormat);

    /// <summary>The type of what is only read in place of a parameter.</summary>
    private static string ReadOnly(IParameterSymbol parameter) => TypeMap.Map(parameter.Type) is { IsBuffer: true } type
        ? "ReadOnlySpan<" + type.Element.Spelling() + ">"
        : Type(parameter);

    private static string Span(IParameterSymbol parameter) =>
        "Span<" + TypeMap.Map(parameter.Type)!.Value.Element.Spelling() + ">";

    /// <summary>A parameter that a rule must have, with the types that it may have.</summary>
    private sealed record Expected(IParameterSymbol? Parameter, ParameterRole Role, string Name, string[] Types)
    {
        public string Text(int choice) => Types[choice] + " " + Escaped;

        private string Escaped => SyntaxFacts.GetKeywordKind(Name) == SyntaxKind.None ? Name : "@" + Name;
    }
}
