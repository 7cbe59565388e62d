using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Composites;

/// <summary>The inputs and outputs of an attributed method's function as places in the frame of the method.</summary>
internal sealed class SignatureLowering(MethodLowering method, IMethodSymbol symbol)
{
    private readonly SignatureReader reader = new(method.Compilation, symbol);
    private readonly List<Value> inputs = [];
    private readonly List<Variable> outputs = [];
    private readonly List<(Variable Variable, Value Entry, IParameterSymbol Parameter)> kept = [];

    public IReadOnlyList<Value> Inputs => inputs;

    /// <summary>What holds the outputs behind those of the result.</summary>
    public IReadOnlyList<Variable> Outputs => outputs;

    public IEnumerable<Parameter> Parameters => reader.Parameters;

    /// <inheritdoc cref="SignatureReader.ReturnOutput"/>
    public int ReturnOutput => reader.ReturnOutput;

    /// <summary>The place of the result; null for a void method.</summary>
    public Place? Result() => symbol.ReturnsVoid
        ? null
        : method.NewPlace("result", reader.LayoutOf(symbol.ReturnType), startsAtZero: true);

    /// <summary>Declares the parameters in the frame of the method.</summary>
    public void Declare(Frame frame)
    {
        if (!symbol.IsStatic)
        {
            DeclareInstance(frame);
        }

        IMethodSymbol implementation = symbol.PartialImplementationPart ?? symbol;
        foreach (IParameterSymbol parameter in implementation.Parameters)
        {
            Declare(frame, parameter);
        }
    }

    /// <summary>The arrays that structs by reference hold now.</summary>
    public IReadOnlyList<Value> Handles() => [.. kept.Select(k => method.Read(k.Variable))];

    /// <summary>
    /// Reports structs by reference in which another array stands at the end: derivatives follow the elements of the
    /// arrays that were there.
    /// </summary>
    /// <param name="root">The body.</param>
    /// <param name="handles">What <see cref="Handles"/> gave at its end.</param>
    public void CheckKept(Block root, IReadOnlyList<Value> handles)
    {
        var origins = new HandleOrigins(root);
        foreach (IGrouping<ISymbol?, (Variable Variable, Value Entry, IParameterSymbol Parameter)> replaced in kept
            .Where((k, i) => origins.Of(handles[i]).Id != k.Entry.Id)
            .GroupBy(k => (ISymbol?)k.Parameter, SymbolEqualityComparer.Default))
        {
            method.Diagnostics.Report(
                SignatureDiagnostics.MemoryHandedOut, replaced.Key!.Locations[0], replaced.Key.Name);
        }
    }

    private void DeclareInstance(Frame frame)
    {
        Place place = method.NewPlace("", reader.LayoutOf(symbol.ContainingType));
        frame.This = place;
        method.Instance = place;
        foreach ((Variable variable, Parameter leaf) in place.Variables.Zip(reader.Instance, (v, l) => (v, l)))
        {
            AddInput(variable, leaf);
        }
    }

    private void Declare(Frame frame, IParameterSymbol parameter)
    {
        Passing passing = MethodReader.PassingOf(parameter);
        Layout layout = reader.LayoutOf(parameter.Type);
        Place place = method.NewPlace(parameter.Name, layout, startsAtZero: passing == Passing.Out);
        if (passing is Passing.Ref or Passing.Out)
        {
            frame.Alias(parameter, place);
        }
        else
        {
            frame.Declare(parameter, place);
        }

        foreach ((Variable variable, Parameter leaf) in place.Variables.Zip(reader.Of(parameter), (v, l) => (v, l)))
        {
            if (leaf.Output >= 0)
            {
                outputs.Add(variable);
            }

            if (leaf.Input < 0)
            {
                method.Scope[variable] = null;
                continue;
            }

            Value input = AddInput(variable, leaf);
            if (layout.Kind == LayoutKind.Matrix && leaf.Type == IrType.Int32)
            {
                method.Narrowing.SetLength(input, Interval.Lengths);
            }

            if (leaf is { Part: null, Passing: Passing.Array })
            {
                method.ArrayParameters[input.Id] = variable.Name;
            }

            if (passing == Passing.Ref && leaf is { Output: < 0, Type.IsBuffer: true })
            {
                kept.Add((variable, input, parameter));
            }
        }
    }

    /// <summary>What a parameter's variable holds at the start.</summary>
    private Value AddInput(Variable variable, Parameter leaf)
    {
        Value input = method.Builder.Values.New(leaf.Type, leaf.Name);
        inputs.Add(input);
        method.Scope[variable] = input;
        if (leaf.Type.IsBuffer)
        {
            method.Buffers.SetRoot(input);
            method.Shapes.AddInput(input, leaf.Part?.Text ?? leaf.Name);
        }

        return input;
    }
}
