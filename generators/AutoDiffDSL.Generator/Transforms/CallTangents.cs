using System;
using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Analysis;
using AutoDiffDSL.Generator.Analysis.Storage;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;
using AutoDiffDSL.Generator.Transforms.UserRules;

namespace AutoDiffDSL.Generator.Transforms;

/// <summary>
/// The tangent of a call. Where tangents are read as such, one call of the method's forward derivative takes the call's
/// place. Where they will be turned round, the call stays and a second one, of the forward derivative, is its linear
/// part, whose transpose is a call of the backward derivative (as <c>linear_call</c> does in JAX, Frostig et al. 2021,
/// "Decomposing reverse-mode automatic differentiation"). The backward derivative runs the method again, so it needs
/// what spans held on entry: what is written then or later is copied first.
/// </summary>
internal sealed class CallTangents(
    Function function,
    Aliases aliases,
    Activity activity,
    ShadowNaming naming,
    Dictionary<int, Value> tangents,
    HashSet<int> linear,
    HashSet<int> shadows)
{
    private readonly Lazy<(Structure Structure, Memory Memory)> places = new(() =>
    {
        var structure = new Structure(function);
        return (structure, new Memory(structure, aliases));
    });

    /// <summary>Whether a call is differentiated by another that takes its place.</summary>
    public bool Replaces(Instruction call) =>
        call.Callee!.Source != DerivativeSource.Rule && activity.IsActive(call);

    /// <summary>Adds a call together with its tangent.</summary>
    /// <param name="call">The call.</param>
    /// <param name="builder">Receives the instructions.</param>
    public void Replace(Instruction call, BlockBuilder builder)
    {
        if (call.Callee!.VjpOf is { SecondOrderByHvp: true } primal)
        {
            new HessianCalls(tangents, linear, naming).Add(call, primal, Tangents(call, builder), builder);
            return;
        }

        Callee jvp = DerivedCallees.Jvp(call.Callee);
        Value[] operands = naming.IsTurnedRound ? Entry(call, builder) : [.. call.Operands];
        Value[] directions = Tangents(call, builder);
        string called = ShadowNaming.Called(call.Callee.Method);
        IEnumerable<Value> results = call.Results;
        if (naming.IsTurnedRound)
        {
            builder.Add(call);
            results = [.. call.Results.Select(r => builder.Values.New(r.Type))];
        }

        IEnumerable<Value> shadowed = call.Results.Select((result, i) => call.Callee.IsActiveOutput(i)
            ? Shadow(result, called, builder)
            : builder.Values.New(result.Type)).Where(shadow => shadow.Type.IsFloating);
        builder.Call(jvp, [.. results, .. shadowed], [.. operands, .. directions]);
    }

    /// <summary>Adds the tangent of a call that stands already and has a rule.</summary>
    /// <param name="call">The call.</param>
    /// <param name="builder">Receives the instructions.</param>
    public void AddByRule(Instruction call, BlockBuilder builder)
    {
        Function rule = function.Rules.First(r => r.Method == call.Callee!.Id).Function;
        Dictionary<int, Value> scratch = call.Operands
            .Where((o, i) => o.Type.IsBuffer && call.Callee!.InputParameter(i).IsActive && !activity.Varies(o))
            .GroupBy(o => o.Id)
            .ToDictionary(g => g.Key, g => Scratch(g.First(), builder));
        Value? Tangent(Value operand) => scratch.TryGetValue(operand.Id, out Value zero) ? zero : Known(operand);
        Value? result = RuleExpansion.Expand(call, rule, Tangent, naming, linear, shadows, builder);
        if (result is not null)
        {
            tangents[call.Result.Id] = result;
        }
    }

    private Value[] Tangents(Instruction call, BlockBuilder builder)
    {
        var directions = new List<Value>();
        var classes = new HashSet<int>();
        for (int i = 0; i < call.Operands.Count; i++)
        {
            if (!call.Callee!.InputParameter(i).IsActive)
            {
                continue;
            }

            Value operand = call.Operands[i];
            Value? known = Known(operand);
            if (operand.Type.IsScalar)
            {
                directions.Add(known ?? Zero(operand.Type, builder));
            }
            else if (known is null)
            {
                directions.Add(Scratch(operand, builder));
            }
            else
            {
                bool isWritten = call.Callee.InputParameter(i).Type.Shape == TypeShape.Buffer;
                bool isShared = !isWritten && !classes.Add(aliases.Class(operand).Id) && naming.IsTurnedRound;
                directions.Add(isShared ? Apart(operand, known, builder) : known);
            }
        }

        return [.. directions];
    }

    private Value? Known(Value value) => tangents.TryGetValue(value.Id, out Value known) ? known : null;

    private Value Shadow(Value result, string called, BlockBuilder builder)
    {
        string label = result.Label.Length > 0 ? result.Label : ValueFactory.HintMark + called;
        Value shadow = builder.Values.New(result.Type, label + naming.Suffix);
        tangents[result.Id] = shadow;
        linear.Add(shadow.Id);
        return shadow;
    }

    private Value Zero(IrType type, BlockBuilder builder)
    {
        Value zero = builder.Number(type, 0);
        linear.Add(zero.Id);
        return zero;
    }

    /// <summary>The shadow of a constant buffer: zero as a tangent, and nobody looks at the adjoint.</summary>
    private Value Scratch(Value buffer, BlockBuilder builder)
    {
        Value length = builder.Emit(Primitive.Length, IrType.Int32, "", buffer);
        IrType type = IrType.Buffer(buffer.Type.Element, writable: true);
        Value scratch = builder.Emit(Primitive.Allocate, type, naming.Name(buffer), length);
        shadows.Add(scratch.Id);
        return scratch;
    }

    /// <summary>
    /// Adjoints that a method adds into must not overlap. Where one buffer is passed twice, the second adjoint is
    /// collected apart. What the method writes overlaps no other of its arguments, as its derivatives check.
    /// </summary>
    private Value Apart(Value buffer, Value known, BlockBuilder builder)
    {
        Value scratch = Scratch(buffer, builder);
        Value length = builder.Emit(Primitive.Length, IrType.Int32, "", buffer);
        linear.Add(builder.CopyElements(known, scratch, length).Id);
        return scratch;
    }

    /// <summary>The operands, with copies in place of buffers that are written by the call or after it.</summary>
    private Value[] Entry(Instruction call, BlockBuilder builder)
    {
        HashSet<int> written = [.. call.WrittenBuffers().Select(b => b.Id)];
        return [.. call.Operands.Select(operand =>
        {
            if (!operand.Type.IsBuffer || (!written.Contains(operand.Id) && IsKept(operand, call)))
            {
                return operand;
            }

            Value length = builder.Emit(Primitive.Length, IrType.Int32, "", operand);
            IrType type = IrType.Buffer(operand.Type.Element, writable: true);
            string label = operand.Name.Length > 0 ? operand.Name + "Entry" : ValueFactory.HintMark + "entry";
            Value copy = builder.Emit(Primitive.Allocate, type, label, length);
            builder.CopyElements(operand, copy, length);
            return copy;
        })];
    }

    private bool IsKept(Value buffer, Instruction call)
    {
        (Structure structure, Memory memory) = places.Value;
        (Block block, int position) = structure.PlaceOf(call);
        return memory.IsKept(buffer, block, position);
    }
}
