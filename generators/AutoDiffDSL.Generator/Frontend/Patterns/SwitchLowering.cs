using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Patterns;

/// <summary><c>switch</c> as a chain of conditionals that ask for one case after another.</summary>
internal sealed class SwitchLowering(MethodLowering method)
{
    /// <summary>A switch expression.</summary>
    public Value Lower(ISwitchExpressionOperation operation)
    {
        if (TypeMap.Map(operation.Type) is not { } type)
        {
            return method.Expressions.FailType(operation);
        }

        Subject subject = method.Patterns.Evaluate(operation.Value);
        return Arm(operation, subject, type, 0);
    }

    /// <summary>A switch statement.</summary>
    /// <param name="operation">The statement.</param>
    /// <param name="section">Lowers the body of the section of the given number; -1 stands for no section.</param>
    public void Lower(ISwitchOperation operation, Action<int> section)
    {
        Subject subject = null!;
        method.WithOrigin(Origin.None, () => subject = method.Patterns.Evaluate(operation.Value));
        int[] tested = [.. Enumerable.Range(0, operation.Cases.Length).Where(i => !IsDefault(operation.Cases[i]))];
        int otherwise = Array.FindIndex([.. operation.Cases], IsDefault);
        Section(operation, subject, tested, otherwise, 0, section);
    }

    /// <summary>Whether a section is the one for all values that no other section takes.</summary>
    public static bool IsDefault(ISwitchCaseOperation section) =>
        section.Clauses.Any(c => c.CaseKind == CaseKind.Default);

    private void Section(
        ISwitchOperation operation, Subject subject, int[] tested, int otherwise, int next, Action<int> section)
    {
        if (next == tested.Length)
        {
            section(otherwise);
            return;
        }

        Value matches = null!;
        method.WithOrigin(Origin.None, () => matches = AnyClause(operation.Cases[tested[next]], subject));
        method.Regions.If(
            matches,
            () => section(tested[next]),
            () => Section(operation, subject, tested, otherwise, next + 1, section));
    }

    private Value AnyClause(ISwitchCaseOperation section, Subject subject)
    {
        Value? any = null;
        foreach (ICaseClauseOperation clause in section.Clauses)
        {
            any = any is { } earlier && clause is IPatternCaseClauseOperation { Guard: not null }
                ? method.Regions.If(
                    earlier, IrType.Boolean, () => method.Builder.Constant(true), () => Matches(clause, subject))
                : Either(any, Matches(clause, subject));
        }

        return any!;
    }

    private Value Either(Value? first, Value second) =>
        first is null ? second : method.Builder.Emit(Primitive.Or, first, second);

    private Value Matches(ICaseClauseOperation clause, Subject subject)
    {
        switch (clause)
        {
            case IPatternCaseClauseOperation pattern:
                return Guarded(method.Patterns.Match(pattern.Pattern, subject), pattern.Guard);
            case ISingleValueCaseClauseOperation single when subject.Value is { } value
                && method.Patterns.Equal(single.Value, value) is { } equal:
                return equal;
            default:
                method.Report(ExpressionDiagnostics.Pattern, clause);
                return method.Builder.Constant(true);
        }
    }

    private Value Guarded(Value matches, IOperation? guard) => guard is null
        ? matches
        : method.Conditions.AndAlso(matches, guard);

    private Value Arm(ISwitchExpressionOperation operation, Subject subject, IrType type, int number)
    {
        if (number == operation.Arms.Length)
        {
            return NoMatch(type);
        }

        ISwitchExpressionArmOperation arm = operation.Arms[number];
        Value matches = Guarded(method.Patterns.Match(arm.Pattern, subject), arm.Guard);
        bool isLast = number == operation.Arms.Length - 1 && operation.IsExhaustive;
        bool isAny = arm.Guard is null && arm.Pattern is IDiscardPatternOperation
            or IDeclarationPatternOperation { MatchesNull: true };
        return isLast || isAny
            ? Lower(arm)
            : method.Regions.If(matches, type, () => Lower(arm), () => Arm(operation, subject, type, number + 1));
    }

    private Value Lower(ISwitchExpressionArmOperation arm)
    {
        Value value = null!;
        method.WithOrigin(StatementText.Origin(arm.Syntax), () => value = method.Expressions.Lower(arm.Value));
        return value;
    }

    /// <summary>C# throws where no arm matches, and so does the generated code.</summary>
    private Value NoMatch(IrType type)
    {
        Value nothing = method.Zero(type);
        method.Builder.Guard(
            Primitive.Throw, "new global::System.Runtime.CompilerServices.SwitchExpressionException()", []);
        return nothing;
    }
}
