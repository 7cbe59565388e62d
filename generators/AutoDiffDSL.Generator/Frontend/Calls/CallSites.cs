using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>Lowers calls of methods that are called in derivatives too.</summary>
internal static class CallSites
{
    /// <summary>
    /// Lowers <paramref name="call"/> if its method is one of them; there is no result where it returns nothing.
    /// </summary>
    public static bool TryLower(MethodLowering method, IInvocationOperation call, out Value[] results)
    {
        results = [];
        IMethodSymbol target = call.TargetMethod;
        if ((!target.IsStatic && !IsOnOwnInstance(method, call)) || method.Table.Find(target) is not { } found)
        {
            return false;
        }

        // A method with errors that calls itself reports them where they are.
        bool isRefused = found.Refusal is not null && !(found.Callee is not null && method.Frame.IsInside(target));
        if (found.Callee is not { } callee || isRefused)
        {
            method.Report(found.Refusal!, call);
            results = method.Placeholders(call);
            return true;
        }

        Place?[] arguments = method.Calls.Arguments(call.Arguments, target);
        if (arguments.Any(a => a is null))
        {
            results = method.Placeholders(call);
            return true;
        }

        results = MayOverlap(method, target, arguments!)
            ? method.Calls.InvokeAny(target, method.Frame.This, arguments, call, method.Frame)
            : Call(method, callee, arguments!, call);
        return true;
    }

    /// <summary>Adds the call; gives what it returns.</summary>
    private static Value[] Call(MethodLowering method, Callee callee, Place[] arguments, IInvocationOperation call)
    {
        // Arguments were lowered in order of evaluation, parameters give the order of operands.
        var operands = new Value[callee.InputCount];
        foreach ((Parameter parameter, Cell cell) in Leaves(method, callee, arguments))
        {
            if (parameter.Input >= 0)
            {
                operands[parameter.Input] = method.Places.Read(cell);
            }
        }

        Value[] outputs = [.. callee.Outputs.Select(type => method.Builder.Values.New(type))];
        method.Builder.Call(callee, outputs, operands);
        Instruction lowered = method.Builder.Instructions[method.Builder.Instructions.Count - 1];
        method.CallSites.Add((lowered, call.Syntax.GetLocation()));
        for (int i = 0; i < arguments.Length; i++)
        {
            Value[] changed =
                [.. callee.Signature.Where(p => p.Ordinal == i && p.Output >= 0).Select(p => outputs[p.Output])];
            if (changed.Length > 0)
            {
                method.Places.Write(arguments[i], changed, call.Syntax);
            }
        }

        return [.. outputs.Where(
            (_, i) => i == callee.ReturnOutput || callee.OutputParameter(i) is { IsReturned: true })];
    }

    /// <summary>Each leaf of the signature but those of the result, with where it is passed from.</summary>
    private static IEnumerable<(Parameter Parameter, Cell Cell)> Leaves(
        MethodLowering method, Callee callee, Place[] arguments)
    {
        foreach (Parameter parameter in callee.Signature.Where(p => !p.IsReturned))
        {
            Place place = parameter.Ordinal < 0 ? method.Instance! : arguments[parameter.Ordinal];
            yield return (parameter, place.Cells[parameter.Part?.Leaf ?? 0]);
        }
    }

    /// <summary>Whether an instance method is called on what the method that is read belongs to.</summary>
    private static bool IsOnOwnInstance(MethodLowering method, IInvocationOperation call) =>
        call.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
        && method.Instance is not null
        && ReferenceEquals(method.Frame.This, method.Instance)
        && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, method.Self);

    /// <summary>
    /// Whether something that the method changes by reference could be what another argument refers to; derivatives
    /// take each apart. Such a call is inlined, where both names mean one thing.
    /// </summary>
    private static bool MayOverlap(MethodLowering method, IMethodSymbol target, Place[] arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            for (int j = 0; j < arguments.Length; j++)
            {
                bool isChanged = target.Parameters[i].RefKind is RefKind.Ref or RefKind.Out;
                if (i != j && isChanged && MayOverlap(method, arguments[i], arguments[j]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool MayOverlap(MethodLowering method, Place one, Place other) =>
        one.Cells.Any(a => other.Cells.Any(b => (a, b) switch
        {
            (Cell.OfVariable left, Cell.OfVariable right) => left.Variable == right.Variable,
            (Cell.OfElement left, Cell.OfElement right) => left.Type == right.Type && !AreApart(method, left, right),
            (Cell.OfElement left, { Type.IsBuffer: true }) => left.Type == b.Type.ElementType,
            _ => false,
        }));

    /// <summary>Whether two elements are of one buffer, at different places.</summary>
    private static bool AreApart(MethodLowering method, Cell.OfElement one, Cell.OfElement other) =>
        one.Buffer.Id == other.Buffer.Id
        && method.Known.Of(one.Index) is { } left
        && method.Known.Of(other.Index) is { } right
        && left != right;
}
