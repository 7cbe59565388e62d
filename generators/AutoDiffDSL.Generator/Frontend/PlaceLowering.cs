using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Where expressions lie, and what is read and written there.</summary>
internal sealed class PlaceLowering(MethodLowering method)
{
    /// <summary>
    /// The place of an expression. What it consists of - buffers, indices - is evaluated once. An expression that gives
    /// a value and has no place gives cells that hold the value.
    /// </summary>
    public Place Resolve(IOperation operation)
    {
        switch (operation)
        {
            case IDeclarationExpressionOperation declaration:
                return Resolve(declaration.Expression);
            case IParenthesizedOperation parenthesized:
                return Resolve(parenthesized.Operand);
            // A cast that is written gives a value, also one to the same type.
            case IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion
                when IsIdentity(conversion):
                return Resolve(conversion.Operand);
            default:
                return Find(operation) ?? OfValue(
                    method.Types.Of(operation.Type) ?? Layout.Of(IrType.Float64),
                    method.Expressions.LowerAll(operation));
        }
    }

    /// <summary>The place of a variable, member or element; null for an expression that only gives a value.</summary>
    public Place? Find(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local } when method.Frame.Find(local) is { } place:
                return place;
            case ILocalReferenceOperation { IsDeclaration: true, Local: var local }
                when method.Types.Of(local.Type) is { } layout:
                return method.DeclareLocal(local, layout);
            case IParameterReferenceOperation { Parameter: var parameter }
                when method.Frame.Find(parameter) is { } place:
                return place;
            case IDiscardOperation when method.Types.Of(operation.Type) is { } layout:
                return new Place(layout, [.. layout.Leaves.Select(l => new Cell.Discarded(l))]);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }
                when method.Frame.Initialized.Count > 0:
                return method.Frame.Initialized.Peek();
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }:
                return method.Frame.This;
            case IConditionalOperation { IsRef: true } choice:
                return method.References.Choose(choice);
            case IParenthesizedOperation parenthesized:
                return Find(parenthesized.Operand);
            case IFieldReferenceOperation { Instance: { } instance } field:
                return Member(instance, MemberName(field.Field));
            case IPropertyReferenceOperation { Instance: { } instance, Property.IsIndexer: false } property
                when MemberLowering.IsAutomatic(property.Property) || KnownStructs.IsMember(property.Property):
                return Member(instance, property.Property.Name);
            default:
                return method.Buffers.Element(operation);
        }
    }

    public Value[] Read(Place place) => ReferenceLowering.Alternatives(place) is var (condition, first, second)
        ? method.Regions.If(condition, place.Layout, () => Read(first), () => Read(second))
        : [.. place.Cells.Select(Read)];

    public Value Read(Cell cell) => cell switch
    {
        Cell.OfChoice choice => method.Regions.If(
            choice.Condition, cell.Type, () => Read(choice.WhenTrue), () => Read(choice.WhenFalse)),
        Cell.OfVariable variable => method.Read(variable.Variable),
        Cell.OfElement element =>
            method.Builder.Load(element.Buffer, element.Index, method.Shapes.Hint(element.Buffer, element.Index)),
        Cell.OfValue value => value.Value,
        _ => method.Zero(cell.Type),
    };

    /// <summary>Writes all leaves; gives what the place then holds.</summary>
    public Value[] Write(Place place, Value[] values, SyntaxNode syntax)
    {
        if (ReferenceLowering.Alternatives(place) is var (condition, first, second))
        {
            method.Regions.If(
                condition, () => Write(first, values, syntax), () => Write(second, values, syntax));
            return values;
        }

        List<(Variable, Value)> assigned = [];
        for (int i = 0; i < place.Cells.Count; i++)
        {
            switch (place.Cells[i])
            {
                case Cell.OfVariable variable when method.Instance?.Variables.Contains(variable.Variable) == true:
                    method.Diagnostics.Report(
                        SignatureDiagnostics.InstanceWritten,
                        syntax.GetLocation(),
                        StatementText.Short(syntax),
                        method.Frame);
                    return values;
                case Cell.OfVariable variable:
                    assigned.Add((variable.Variable, Constancy.Leaving(method, variable.Variable, values[i])));
                    break;
                case Cell.OfElement element:
                    method.Buffers.Store(element.Buffer, element.Index, values[i], syntax);
                    break;
            }
        }

        method.Assign(assigned);
        return [.. place.Cells.Select((c, i) => c is Cell.OfVariable v ? method.Read(v.Variable) : values[i])];
    }

    public Place OfValue(Layout layout, Value[] values) => new(layout, [.. values.Select(v => new Cell.OfValue(v))]);

    /// <summary>A fresh place with those values, which may be assigned to.</summary>
    public Place Copy(Place place)
    {
        Place copy = method.NewPlace("", place.Layout);
        Value[] values = Read(place);
        foreach (Variable variable in copy.Variables)
        {
            method.Scope[variable] = null;
        }

        for (int i = 0; i < values.Length; i++)
        {
            method.Scope[((Cell.OfVariable)copy.Cells[i]).Variable] = values[i];
        }

        return copy;
    }

    private Place? Member(IOperation instance, string name)
    {
        if (method.Types.Of(instance.Type) is not { Kind: LayoutKind.Members } layout
            || layout.Find(name) is not { } member)
        {
            return null;
        }

        return Resolve(instance).Member(member);
    }

    private static string MemberName(IFieldSymbol field) =>
        LayoutReader.Name(field.ContainingType.IsTupleType ? field.CorrespondingTupleField ?? field : field);

    private bool IsIdentity(IConversionOperation conversion) => SymbolEqualityComparer.Default.Equals(
        method.Types.Resolve(conversion.Type), method.Types.Resolve(conversion.Operand.Type));
}
