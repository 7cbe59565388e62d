using System;
using System.Collections.Generic;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Ir;

/// <summary>
/// Checks that a function is well formed: every value is defined once and before its uses, in a block that encloses
/// them, and
/// operands, results, regions and yields have the shapes that <see cref="Primitive"/> states.
/// </summary>
internal sealed class Verifier
{
    private readonly Function function;
    private readonly HashSet<int> defined = [];
    private readonly Dictionary<int, Value> visible = [];

    private Verifier(Function function) => this.function = function;

    /// <summary>Returns the function, so that stages can be checked in passing.</summary>
    /// <exception cref="InvalidOperationException">The function is malformed; the message holds its text.</exception>
    public static Function Verify(Function function)
    {
        var verifier = new Verifier(function);
        verifier.CheckBlock(function.Body);
        verifier.CheckSignature();
        return function;
    }

    /// <summary>A read-only buffer may be any buffer of its element type.</summary>
    internal static bool Accepts(IrType target, IrType source) =>
        target == source
        || (target.Shape == TypeShape.ReadOnlyBuffer && source == target with { Shape = TypeShape.Buffer })
        || (target.Shape == TypeShape.ReadOnlyList && source == target with { Shape = TypeShape.List });

    private void CheckSignature()
    {
        foreach (Parameter parameter in function.Signature)
        {
            Require(parameter.Input < function.Body.Parameters.Count, parameter.Name + ": no such input");
            Require(parameter.Output < function.Body.Yields.Count, parameter.Name + ": no such output");
            if (parameter.Input >= 0)
            {
                Value input = function.Body.Parameters[parameter.Input];
                Require(Accepts(parameter.Type, input.Type), parameter.Name + ": input of another type");
            }

            if (parameter.Output >= 0)
            {
                Value output = function.Body.Yields[parameter.Output];
                Require(parameter.Type == output.Type, parameter.Name + ": output of another type");
            }
        }

        Require(function.ReturnOutput < function.Body.Yields.Count, "no such return value");
    }

    private void CheckBlock(Block block)
    {
        var local = new List<Value>();
        Define(block.Parameters, local);
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value operand in instruction.Operands)
            {
                CheckUse(operand, instruction.Op.ToString());
            }

            string? error = Signatures.Check(instruction);
            Require(error is null, instruction.Op + ": " + error);
            foreach (Block inner in instruction.Blocks)
            {
                CheckBlock(inner);
            }

            Define(instruction.Results, local);
        }

        foreach (Value yield in block.Yields)
        {
            CheckUse(yield, "yield");
        }

        foreach (Value value in local)
        {
            visible.Remove(value.Id);
        }
    }

    private void Define(EquatableArray<Value> values, List<Value> local)
    {
        foreach (Value value in values)
        {
            Require(value.Id < function.NextId, value + " is not below the next id");
            Require(defined.Add(value.Id), value + " is defined twice");
            visible.Add(value.Id, value);
            local.Add(value);
        }
    }

    private void CheckUse(Value value, string where)
    {
        Require(
            visible.TryGetValue(value.Id, out Value definition), value + " is not defined where " + where + " uses it");
        Require(definition.Type == value.Type, value + " is used with another type than it was defined with");
        Require(definition.Label == value.Label, value + " is used under another name than it was defined with");
    }

    private void Require(bool condition, string error)
    {
        if (!condition)
        {
            throw new InvalidOperationException(error + "\n" + Printer.Print(function));
        }
    }
}
