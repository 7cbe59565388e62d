using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
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
        if (method.Table.Find(target) is not { } found)
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

        // Arguments come in order of evaluation, parameters give the order of operands.
        var operands = new Value[call.Arguments.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            int input = callee.Signature[argument.Parameter!.Ordinal].Input;
            operands[input] = method.Expressions.Lower(argument.Value);
        }

        results = [.. callee.Outputs.Select(type => method.Builder.Values.New(type))];
        method.Builder.Call(callee, results, operands);
        Instruction lowered = method.Builder.Instructions[method.Builder.Instructions.Count - 1];
        method.CallSites.Add((lowered, call.Syntax.GetLocation()));
        return true;
    }
}
