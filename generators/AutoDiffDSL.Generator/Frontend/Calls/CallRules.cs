using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using AutoDiffDSL.Generator.Optimization;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>What only the lowered body shows about calls in derivatives.</summary>
internal static class CallRules
{
    /// <summary>
    /// Checks that arrays are passed on as they came, since a span cannot stand for an array, that constant spans
    /// receive nothing that varies, and that nothing that varies is passed as a constant.
    /// </summary>
    /// <param name="function">The lowered method.</param>
    /// <param name="calls">Its calls, with where they stand.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static void Check(
        Function function, IReadOnlyList<(Instruction Call, Location Location)> calls, DiagnosticSink diagnostics)
    {
        if (calls.Count == 0)
        {
            return;
        }

        Dictionary<int, Value> values = Values(function);
        var aliases = new Aliases(function);
        var activity = new Activity(function, aliases, Active(function));
        HashSet<int> bound = Bound(function, aliases);
        foreach ((Instruction call, Location location) in calls)
        {
            foreach ((Value operand, Parameter parameter) in Operands(call, values))
            {
                Parameter? own = function.Signature.FirstOrDefault(p =>
                    p.Input >= 0 && function.Body.Parameters[p.Input].Id == operand.Id);
                bool isKept = own is { Passing: Passing.Array } && !bound.Contains(aliases.Class(operand).Id);
                if (parameter.Passing == Passing.Array && !isKept)
                {
                    diagnostics.Report(RuleDiagnostics.ArrayArgument, location, Name(call));
                }

                bool isDropped = parameter is { IsActive: false, IsScratch: false, Type.IsFloating: true };
                if (isDropped && activity.Varies(operand))
                {
                    diagnostics.Report(RuleDiagnostics.ConstantParameter, location, parameter.Name);
                }

                bool isWritten = parameter is { IsActive: true, Type.Shape: TypeShape.Buffer };
                Parameter? constant = function.Signature.FirstOrDefault(p => p.Input >= 0 && !p.IsActive
                    && p.Type.IsBuffer && operand.Type.IsBuffer
                    && aliases.Class(function.Body.Parameters[p.Input]).Id == aliases.Class(operand).Id);
                if (isWritten && constant is not null && activity.IsActive(WithValues(call, values)))
                {
                    diagnostics.Report(DeclarationDiagnostics.InactiveSpanReceivesActive, location, constant.Name);
                }
            }
        }
    }

    /// <summary>Checks that what a method calls has the derivatives that its own derivatives call.</summary>
    public static void CheckModes(
        Function function, DerivativeModes modes, IMethodSymbol method, DiagnosticSink diagnostics)
    {
        DerivativeModes needed = Needed(modes);
        foreach (Instruction call in Active(function.Body, function))
        {
            Callee callee = call.Callee!;
            bool lacksThird = callee.Source != DerivativeSource.Rule && (callee.Available & DerivativeModes.Third) == 0;
            if (modes.HasFlag(DerivativeModes.Third) && lacksThird)
            {
                diagnostics.Report(RuleDiagnostics.ThirdOrder, method.Locations[0], Name(call));
            }
            else if ((needed & ~callee.Available) != 0)
            {
                DiagnosticDescriptor descriptor = callee.Source == DerivativeSource.Pullback
                    ? RuleDiagnostics.PullbackOnly
                    : RuleDiagnostics.NoDerivatives;
                diagnostics.Report(descriptor, method.Locations[0], Name(call));
            }
        }
    }

    /// <summary>The derivatives that a method can have, as far as what it calls allows.</summary>
    public static DerivativeModes Available(Function function)
    {
        DerivativeModes available =
            DerivativeModes.Jvp | DerivativeModes.Vjp | DerivativeModes.Hvp | DerivativeModes.Third;
        IEnumerable<Instruction> inRules = function.Rules.SelectMany(r => r.Function.Body.Calls());
        foreach (Instruction call in Active(function.Body, function).Concat(inRules))
        {
            available &= call.Callee!.Available;
        }

        return available;
    }

    private static DerivativeModes Needed(DerivativeModes modes)
    {
        DerivativeModes needed = modes & (DerivativeModes.Jvp | DerivativeModes.Vjp);
        if ((modes & (DerivativeModes.Gradient | DerivativeModes.Jacobian)) != 0)
        {
            needed |= DerivativeModes.Vjp;
        }

        const DerivativeModes Second =
            DerivativeModes.Hvp | DerivativeModes.Third | DerivativeModes.Hessian | DerivativeModes.VjpJvp;
        bool isSecond = (modes & Second) != 0;
        return isSecond ? needed | DerivativeModes.Jvp | DerivativeModes.Vjp | DerivativeModes.Hvp : needed;
    }

    /// <summary>The calls that differentiate through something that varies.</summary>
    private static Instruction[] Active(Block block, Function function)
    {
        Instruction[] calls = [.. block.Calls()];
        if (calls.Length == 0)
        {
            return calls;
        }

        var activity = new Activity(function, new Aliases(function), Active(function));
        return [.. calls.Where(activity.IsActive)];
    }

    /// <summary>The attributed methods that a function calls, itself or in the rules that it uses.</summary>
    public static IEnumerable<string> Generated(Function function) => new[] { function.Body }
        .Concat(function.Rules.Select(r => r.Function.Body))
        .SelectMany(b => b.Calls())
        .Where(c => c.Callee!.Source == DerivativeSource.Generated)
        .Select(c => c.Callee!.Id)
        .Distinct()
        .OrderBy(key => key, System.StringComparer.Ordinal);

    private static string Name(Instruction call) =>
        call.Callee!.Method.Substring(call.Callee.Method.LastIndexOf('.') + 1);

    private static IEnumerable<Value> Active(Function function) => function.Signature
        .Where(p => p.IsActive && p.Input >= 0)
        .Select(p => function.Body.Parameters[p.Input]);

    private static IEnumerable<(Value Operand, Parameter Parameter)> Operands(
        Instruction call, Dictionary<int, Value> values) => call.Operands
        .Select((o, i) => (values[o.Id], call.Callee!.InputParameter(i)));

    /// <summary>The call with its operands as they are typed by now.</summary>
    private static Instruction WithValues(Instruction call, Dictionary<int, Value> values) =>
        call with { Operands = call.Operands.Map(o => values[o.Id]) };

    private static Dictionary<int, Value> Values(Function function)
    {
        var values = new Dictionary<int, Value>();
        Visit(function.Body);
        return values;

        void Visit(Block block)
        {
            foreach (Value value in block.Parameters.Concat(block.Instructions.SelectMany(i => i.Results)))
            {
                values[value.Id] = value;
            }

            foreach (Block inner in block.Instructions.SelectMany(i => i.Blocks))
            {
                Visit(inner);
            }
        }
    }

    /// <summary>The memory that is written, or whose handle control flow merges with others.</summary>
    private static HashSet<int> Bound(Function function, Aliases aliases)
    {
        var bound = new HashSet<int>();
        Visit(function.Body);
        return bound;

        void Visit(Block block)
        {
            foreach (Instruction instruction in block.Instructions)
            {
                IEnumerable<Value> merged = instruction.Op.IsRegion()
                    ? instruction.Results.Where(r => r.Type.IsBuffer)
                    : [];
                bound.UnionWith(merged.Concat(instruction.WrittenBuffers()).Select(b => aliases.Class(b).Id));
                foreach (Block inner in instruction.Blocks)
                {
                    Visit(inner);
                }
            }
        }
    }
}
