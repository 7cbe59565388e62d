using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// <c>foreach</c> over arrays, spans and <c>Enumerable.Range</c>: a loop that counts, in which the variable is the
/// element, or with <c>ref</c> another name for it.
/// </summary>
internal sealed class ForEachLowering(MethodLowering method)
{
    /// <param name="loop">The loop.</param>
    /// <param name="jumps">The targets outside of the loop that its body jumps to.</param>
    public void Lower(IForEachLoopOperation loop, IReadOnlyList<JumpTarget> jumps)
    {
        IOperation collection = Unwrap(loop.Collection);
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: var local }
            || (!method.Types.IsBuffer(collection.Type) && !IsRange(collection)))
        {
            method.Report(StatementDiagnostics.ForEach, loop);
            return;
        }

        Value start = null!;
        Value end = null!;
        Value? buffer = null;
        method.WithOrigin(Origin.None, () => (buffer, start, end) = Bounds(collection));
        Variable index = method.NewVariable(buffer is null ? local.Name : "i", IrType.Int32);
        method.Scope[index] = start;
        WorkItem element = new(() => DeclareElement(local, buffer, index));
        WorkItem[] items = [element, .. StatementLowering.Items(loop.Body)];
        if (jumps.Count == 0 && !JumpScan.Breaks(loop))
        {
            method.Loops.Count(loop, index, start, end, 1, items);
        }
        else
        {
            method.Loops.Test(
                loop,
                () => method.Builder.Compare(Primitive.Less, method.Read(index), end),
                items,
                [new WorkItem(() => Advance(index))],
                [index],
                runsOnce: false,
                jumps);
        }

        method.Scope.Remove(index);
        if (local.RefKind == RefKind.None)
        {
            foreach (Variable variable in method.Frame.VariablesOf(local))
            {
                method.Scope.Remove(variable);
            }
        }
    }

    private (Value? Buffer, Value Start, Value End) Bounds(IOperation collection)
    {
        if (collection is IInvocationOperation range)
        {
            // Arguments come in order of evaluation.
            Value[] bounds = [.. range.Arguments.Select(a => method.Expressions.Lower(a.Value))];
            Value first = bounds[range.Arguments[0].Parameter!.Ordinal];
            return (null, first, method.Builder.Emit(Primitive.Add, bounds[0], bounds[1]));
        }

        Value buffer = method.Expressions.Lower(collection);
        return (buffer, method.Builder.Constant(0), method.Buffers.Length(buffer));
    }

    private void DeclareElement(ILocalSymbol local, Value? buffer, Variable index)
    {
        Value position = method.Read(index);
        if (local.RefKind != RefKind.None && buffer is not null)
        {
            method.Frame.Alias(
                local, new Place(Layout.Of(buffer.Type.ElementType), [new Cell.OfElement(buffer, position)]));
            return;
        }

        Value element = buffer is null ? position : method.Builder.Load(buffer, position);
        if (method.Types.Of(local.Type) is not { IsLeaf: true, Type.IsScalar: true } layout)
        {
            return;
        }

        foreach (Variable variable in method.DeclareLocal(local, layout).Variables)
        {
            method.Assign(variable, method.Builder.Convert(element, layout.Type.Element));
        }
    }

    private void Advance(Variable index) => method.Assign(
        index, method.Builder.Emit(Primitive.Add, method.Read(index), method.Builder.Constant(1)));

    private static IOperation Unwrap(IOperation operation) =>
        operation is IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion
            ? Unwrap(conversion.Operand)
            : operation;

    private static bool IsRange(IOperation operation) =>
        operation is IInvocationOperation
        {
            TargetMethod: { Name: "Range", ContainingType: { Name: "Enumerable" } type },
        }
        && type.ContainingNamespace is { Name: "Linq", ContainingNamespace.Name: "System" };
}
