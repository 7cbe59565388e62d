using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Frontend.Tensors;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>
/// <c>foreach</c> over arrays, spans, tensors and <c>Enumerable.Range</c>: a loop that counts, in which the variable is
/// the element, or with <c>ref</c> another name for it.
/// </summary>
internal sealed class ForEachLowering(MethodLowering method)
{
    /// <param name="loop">The loop.</param>
    /// <param name="jumps">The targets outside of the loop that its body jumps to.</param>
    public void Lower(IForEachLoopOperation loop, IReadOnlyList<JumpTarget> jumps)
    {
        IOperation collection = Unwrap(loop.Collection);
        ILocalSymbol? local = (loop.LoopControlVariable as IVariableDeclaratorOperation)?.Symbol;
        ITupleOperation? targets = TupleLowering.Targets(loop.LoopControlVariable);
        if ((local is null && targets is null)
            || !(method.Buffers.IsSequence(collection) || method.TensorMembers.IsTensor(collection) || IsRange(collection)))
        {
            method.Report(StatementDiagnostics.ForEach, loop);
            return;
        }

        Value start = null!;
        Value end = null!;
        Sequence? elements = null;
        method.WithOrigin(Origin.None, () => (elements, start, end) = Bounds(collection));
        Variable index = method.NewVariable(elements is null && local is not null ? local.Name : "i", IrType.Int32);
        method.Scope[index] = start;
        WorkItem element = new(() => DeclareElement(loop, local, targets, elements, index));
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
        foreach (Variable variable in loop.Locals
            .Where(l => l.RefKind == RefKind.None)
            .SelectMany(method.Frame.VariablesOf))
        {
            method.Scope.Remove(variable);
        }
    }

    private (Sequence? Elements, Value Start, Value End) Bounds(IOperation collection)
    {
        if (IsRange(collection))
        {
            var range = (IInvocationOperation)collection;

            // Arguments come in order of evaluation.
            Value[] bounds = [.. range.Arguments.Select(a => method.Expressions.Lower(a.Value))];
            Value first = bounds[range.Arguments[0].Parameter!.Ordinal];
            return (null, first, method.Builder.Emit(Primitive.Add, bounds[0], bounds[1]));
        }

        Sequence elements = method.TensorMembers.IsTensor(collection)
            ? method.TensorMembers.Elements(collection)
            : method.Buffers.Read(collection);
        return (elements, method.Builder.Constant(0), method.Buffers.Length(elements));
    }

    private void DeclareElement(
        IForEachLoopOperation loop, ILocalSymbol? local, ITupleOperation? targets, Sequence? elements, Variable index)
    {
        Value position = method.Read(index);
        Place element = elements is { } sequence
            ? method.Buffers.Element(sequence, position)
            : method.Places.OfValue(Layout.Of(IrType.Int32), [position]);
        if (local is null)
        {
            method.Tuples.Deconstruct(loop, targets!, element, ElementType(Unwrap(loop.Collection)));
        }
        else if (local.RefKind != RefKind.None)
        {
            method.Frame.Alias(local, element);
        }
        else if (method.Types.Of(local.Type) is { } layout
            && method.Composites.Convert(
                method.Places.Read(element), ElementType(Unwrap(loop.Collection)), local.Type, loop) is { } values)
        {
            Place place = method.DeclareLocal(local, layout);
            method.Assign([.. place.Variables.Select((v, i) => (v, values[i]))]);
        }
        else
        {
            method.Report(StatementDiagnostics.ForEach, loop);
        }
    }

    private ITypeSymbol ElementType(IOperation collection) => method.Types.Resolve(collection.Type) switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol span when TypeMap.IsSpan(span) || TensorTypes.Contains(span) => span.TypeArguments[0],
        _ => method.Compilation.GetSpecialType(SpecialType.System_Int32),
    };

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
