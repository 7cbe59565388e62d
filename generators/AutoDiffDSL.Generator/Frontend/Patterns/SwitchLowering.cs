using System;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Patterns;

/// <summary><c>switch</c> as a chain of conditionals that ask for one case after another.</summary>
internal sealed class SwitchLowering(MethodLowering method)
{
    /// <summary>A switch expression; gives the leaves of its value.</summary>
    public Value[] Lower(ISwitchExpressionOperation operation)
    {
        if (method.Types.Of(operation.Type) is not { } layout)
        {
            method.Expressions.FailType(operation);
            return method.Placeholders(operation);
        }

        return method.Patterns.Evaluate(operation.Value) is { } subject
            ? Arm(operation, subject, layout, 0)
            : method.Zeros(layout);
    }

    /// <summary>A switch statement.</summary>
    /// <param name="operation">The statement.</param>
    /// <param name="section">Lowers the body of the section of the given number; -1 stands for no section.</param>
    public void Lower(ISwitchOperation operation, Action<int> section)
    {
        Place? subject = null;
        method.WithOrigin(Origin.None, () => subject = method.Patterns.Evaluate(operation.Value));
        if (subject is null)
        {
            return;
        }

        int otherwise = Array.FindIndex([.. operation.Cases], IsDefault);
        Section(operation, subject, null, otherwise, 0, section);
    }

    /// <summary>Whether a section is the one for all values that no other section takes.</summary>
    public static bool IsDefault(ISwitchCaseOperation section) =>
        section.Clauses.Any(c => c.CaseKind == CaseKind.Default);

    /// <param name="operation">The statement.</param>
    /// <param name="subject">What is matched.</param>
    /// <param name="taken">Whether another label of the default section has matched; null before that section.</param>
    /// <param name="otherwise">The default section, or -1.</param>
    /// <param name="next">The section that is asked next.</param>
    /// <param name="section">Lowers the body of a section.</param>
    private void Section(
        ISwitchOperation operation, Place subject, Value? taken, int otherwise, int next, Action<int> section)
    {
        if (next == operation.Cases.Length)
        {
            section(otherwise);
            return;
        }

        ISwitchCaseOperation current = operation.Cases[next];
        Value? matches = null;
        if (next != otherwise || current.Clauses.Length > 1)
        {
            method.WithOrigin(
                Origin.None,
                () => matches = taken is { } other
                    ? method.Regions.If(
                        other,
                        IrType.Boolean,
                        () => method.Builder.Constant(false),
                        () => AnyClause(current, subject, operation.Value.Type))
                    : AnyClause(current, subject, operation.Value.Type));
        }

        if (next == otherwise)
        {
            Section(operation, subject, matches, otherwise, next + 1, section);
            return;
        }

        method.Regions.If(
            matches!,
            () => section(next),
            () => Section(operation, subject, taken, otherwise, next + 1, section));
    }

    private Value AnyClause(ISwitchCaseOperation section, Place subject, ITypeSymbol? type)
    {
        Value? any = null;
        foreach (ICaseClauseOperation clause in section.Clauses.Where(c => c.CaseKind != CaseKind.Default))
        {
            if (any is { } earlier && clause is IPatternCaseClauseOperation { Guard: not null })
            {
                any = method.Regions.If(
                    earlier,
                    IrType.Boolean,
                    () => method.Builder.Constant(true),
                    () => Matches(clause, subject, type, method.Builder.Constant(true)));
            }
            else
            {
                Value asked = any is { } decided
                    ? method.Builder.Emit(Primitive.Not, decided)
                    : method.Builder.Constant(true);
                Value matches = Matches(clause, subject, type, asked);
                any = any is null ? matches : method.Builder.Emit(Primitive.Or, any, matches);
            }
        }

        return any!;
    }

    private Value Matches(ICaseClauseOperation clause, Place subject, ITypeSymbol? type, Value asked)
    {
        switch (clause)
        {
            case IPatternCaseClauseOperation pattern:
                return Guarded(method.Patterns.Match(pattern.Pattern, subject, type, asked), pattern.Guard);
            case ISingleValueCaseClauseOperation single when subject.Layout.IsLeaf
                && method.Patterns.Equal(single.Value, subject) is { } equal:
                return equal;
            default:
                method.Report(ExpressionDiagnostics.Pattern, clause);
                return method.Builder.Constant(true);
        }
    }

    private Value Guarded(Value matches, IOperation? guard) => guard is null
        ? matches
        : method.Conditions.AndAlso(matches, guard);

    private Value[] Arm(ISwitchExpressionOperation operation, Place subject, Layout layout, int number)
    {
        if (number == operation.Arms.Length)
        {
            return NoMatch(layout);
        }

        ISwitchExpressionArmOperation arm = operation.Arms[number];
        Value matches = Guarded(method.Patterns.Match(arm.Pattern, subject, operation.Value.Type), arm.Guard);
        bool isLast = number == operation.Arms.Length - 1 && operation.IsExhaustive;
        bool isAny = arm.Guard is null
            && arm.Pattern is IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true };
        if (isLast || isAny)
        {
            return Lower(arm);
        }

        // What is differentiated are the arms; each names itself.
        Value[] values = [];
        method.WithOrigin(Origin.None, () => values = method.Regions.If(
            matches, layout, () => Lower(arm), () => Arm(operation, subject, layout, number + 1)));
        return values;
    }

    private Value[] Lower(ISwitchExpressionArmOperation arm)
    {
        Value[] values = [];
        method.WithOrigin(StatementText.Origin(arm.Syntax), () => values = method.Expressions.LowerAll(arm.Value));
        return values;
    }

    /// <summary>C# throws where no arm matches, and so does the generated code.</summary>
    private Value[] NoMatch(Layout layout)
    {
        Value[] nothing = method.Zeros(layout);
        method.Builder.Guard(
            Primitive.Throw, "new global::System.Runtime.CompilerServices.SwitchExpressionException()", []);
        return nothing;
    }
}
