using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Tuple literals, their comparison, and deconstruction.</summary>
internal sealed class TupleLowering(MethodLowering method)
{
    /// <summary>A literal as a value of a tuple type: each element is converted to its place's type.</summary>
    public Value[] Lower(ITupleOperation tuple, Layout layout)
    {
        var values = new List<Value>();
        for (int i = 0; i < tuple.Elements.Length; i++)
        {
            values.AddRange(LowerElement(tuple.Elements[i], layout.Members[i].Layout, null));
        }

        return [.. values];
    }

    /// <summary><c>==</c> and <c>!=</c>: both sides are evaluated, then the elements are compared.</summary>
    public Value Compare(ITupleBinaryOperation comparison)
    {
        if (method.Types.Of(comparison.LeftOperand.Type) is not { } left
            || method.Types.Of(comparison.RightOperand.Type) is not { } right)
        {
            return method.Expressions.FailType(comparison.LeftOperand);
        }

        Place a = method.Places.OfValue(left, method.Expressions.LowerAll(comparison.LeftOperand));
        Place b = method.Places.OfValue(right, method.Expressions.LowerAll(comparison.RightOperand));
        return Compare(a, comparison.LeftOperand.Type, b, comparison.RightOperand.Type, comparison);
    }

    private Value Compare(Place a, ITypeSymbol? aType, Place b, ITypeSymbol? bType, ITupleBinaryOperation comparison)
    {
        bool isEqual = comparison.OperatorKind == BinaryOperatorKind.Equals;
        if (a.Layout is { IsLeaf: true, Type.IsScalar: true } && b.Layout is { IsLeaf: true, Type.IsScalar: true })
        {
            Value left = method.Places.Read(a)[0];
            Value right = method.Places.Read(b)[0];
            ScalarKind kind = Common(left.Type.Element, right.Type.Element);
            return method.Builder.Compare(
                isEqual ? Primitive.Equal : Primitive.NotEqual,
                method.Builder.Convert(left, kind),
                method.Builder.Convert(right, kind));
        }

        if (method.Types.Resolve(aType) is INamedTypeSymbol { IsTupleType: true } first
            && method.Types.Resolve(bType) is INamedTypeSymbol { IsTupleType: true } second
            && first.TupleElements.Length == second.TupleElements.Length)
        {
            return first.TupleElements
                .Select((e, i) => Compare(
                    a.Member(a.Layout.Members[i]),
                    e.Type,
                    b.Member(b.Layout.Members[i]),
                    second.TupleElements[i].Type,
                    comparison))
                .Aggregate((all, e) => method.Builder.Emit(isEqual ? Primitive.And : Primitive.Or, all, e));
        }

        string name = isEqual ? WellKnownMemberNames.EqualityOperatorName : WellKnownMemberNames.InequalityOperatorName;
        ITypeSymbol? type = method.Types.Resolve(aType);
        return SymbolEqualityComparer.Default.Equals(type, method.Types.Resolve(bType))
            && type?.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(m =>
                m.Parameters.All(p => SymbolEqualityComparer.Default.Equals(p.Type, type))) is { } op
                ? method.Members.Operator(op, comparison, [a, b])[0]
                : method.Expressions.FailType(comparison.LeftOperand);
    }

    /// <summary>All targets, then all values, then the writes; gives the assigned values.</summary>
    public Value[] Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation value = deconstruction.Value;
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        IOperation target = Unwrap(deconstruction.Target);
        if (target is not ITupleOperation targets)
        {
            LanguageFence.Refuse(method, deconstruction);
            return [];
        }

        if (value is not ITupleOperation && method.Types.Of(value.Type) is null)
        {
            method.Report(ExpressionDiagnostics.Deconstruction, deconstruction);
            return [];
        }

        DeconstructionInfo info = deconstruction.Syntax switch
        {
            AssignmentExpressionSyntax assignment => method.Frame.Model.GetDeconstructionInfo(assignment),
            _ => default,
        };
        var writes = new List<(Target Target, Value[] Values)>();
        Target[] places = [.. Targets(targets)];
        int next = 0;
        if (value is ITupleOperation literal && info.Method is null)
        {
            Assign(targets, literal, info, places, writes, ref next);
        }
        else
        {
            Place source = method.Places.OfValue(
                method.Types.Of(value.Type) ?? Layout.Of(IrType.Float64), method.Expressions.LowerAll(value));
            Assign(targets, source, value.Type, info, places, writes, ref next, value);
        }

        Write(writes, deconstruction);
        return [.. writes.SelectMany(w => w.Values)];
    }

    /// <summary><c>foreach (var (x, y) in points)</c>: deconstructs an element.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="targets">What is declared or assigned.</param>
    /// <param name="element">The element.</param>
    /// <param name="type">Its type.</param>
    public void Deconstruct(
        IForEachLoopOperation loop, ITupleOperation targets, Place element, ITypeSymbol type)
    {
        var writes = new List<(Target Target, Value[] Values)>();
        Target[] places = [.. Targets(targets)];
        int next = 0;
        DeconstructionInfo info =
            method.Frame.Model.GetDeconstructionInfo((ForEachVariableStatementSyntax)loop.Syntax);
        Place copy = method.Places.OfValue(element.Layout, method.Places.Read(element));
        Assign(targets, copy, type, info, places, writes, ref next, loop.LoopControlVariable);
        Write(writes, loop.LoopControlVariable);
    }

    /// <summary>The tuple of targets that an expression on the left side is; null for another one.</summary>
    public static ITupleOperation? Targets(IOperation left) => Unwrap(left) as ITupleOperation;

    private void Write(List<(Target Target, Value[] Values)> writes, IOperation at)
    {
        foreach ((Target place, Value[] values) in writes)
        {
            method.Assignments.Write(place, values, at);
        }
    }

    private void Assign(
        ITupleOperation targets,
        ITupleOperation literal,
        DeconstructionInfo info,
        Target[] places,
        List<(Target, Value[])> writes,
        ref int next)
    {
        for (int i = 0; i < targets.Elements.Length; i++)
        {
            IOperation element = literal.Elements[i];
            DeconstructionInfo inner = i < info.Nested.Length ? info.Nested[i] : default;
            if (Unwrap(targets.Elements[i]) is not ITupleOperation nested)
            {
                Target place = places[next++];
                writes.Add((place, LowerElement(element, place.Layout, targets.Elements[i].Type)));
            }
            else if (element is ITupleOperation innerLiteral && inner.Method is null)
            {
                Assign(nested, innerLiteral, inner, places, writes, ref next);
            }
            else
            {
                Place source = method.Places.OfValue(
                    method.Types.Of(element.Type) ?? Layout.Of(IrType.Float64), method.Expressions.LowerAll(element));
                Assign(nested, source, element.Type, inner, places, writes, ref next, element);
            }
        }
    }

    private void Assign(
        ITupleOperation targets,
        Place source,
        ITypeSymbol? type,
        DeconstructionInfo info,
        Target[] places,
        List<(Target, Value[])> writes,
        ref int next,
        IOperation at)
    {
        // C# takes a variable apart by way of a copy, which the method may change.
        bool mayWrite = info.Method is { IsStatic: false, IsReadOnly: false, ContainingType.IsReadOnly: false };
        (Place Place, ITypeSymbol Type)[]? parts =
            Parts(mayWrite ? method.Places.Copy(source) : source, type, info.Method, at);
        if (parts is null || parts.Length != targets.Elements.Length)
        {
            method.Report(ExpressionDiagnostics.Deconstruction, at);
            return;
        }

        for (int i = 0; i < parts.Length; i++)
        {
            if (Unwrap(targets.Elements[i]) is ITupleOperation nested)
            {
                DeconstructionInfo inner = i < info.Nested.Length ? info.Nested[i] : default;
                Assign(nested, parts[i].Place, parts[i].Type, inner, places, writes, ref next, at);
                continue;
            }

            Target place = places[next++];
            Value[] values = method.Places.Read(parts[i].Place);
            writes.Add((place, Fit(values, parts[i].Type, place, targets.Elements[i], at)));
        }
    }

    private Value[] Fit(Value[] values, ITypeSymbol from, Target place, IOperation target, IOperation at)
    {
        ITypeSymbol? to = target is IDiscardOperation ? from : target.Type;
        if (method.Composites.Convert(values, from, to, at) is { } converted)
        {
            return converted;
        }

        method.Report(ExpressionDiagnostics.Deconstruction, at);
        return method.Zeros(place.Layout);
    }

    /// <summary>What a value is deconstructed into: its elements, or what its <c>Deconstruct</c> gives.</summary>
    /// <param name="source">The value; a <c>Deconstruct</c> that changes its instance changes this.</param>
    /// <param name="type">Its C# type.</param>
    /// <param name="deconstruct">The method; null for a tuple.</param>
    /// <param name="at">Where it is asked for.</param>
    public (Place Place, ITypeSymbol Type)[]? Parts(
        Place source, ITypeSymbol? type, IMethodSymbol? deconstruct, IOperation at)
    {
        if (method.Types.Resolve(type) is not INamedTypeSymbol named)
        {
            return null;
        }

        if (deconstruct is null)
        {
            return named.IsTupleType
                ? [.. named.TupleElements.Select((e, i) => (source.Member(source.Layout.Members[i]), e.Type))]
                : null;
        }

        if (deconstruct.IsImplicitlyDeclared)
        {
            return [.. deconstruct.Parameters.Select(p =>
                (source.Member(source.Layout.Find(p.Name)!), Resolved(p.Type)))];
        }

        IParameterSymbol[] outputs = [.. deconstruct.Parameters.Where(p => p.RefKind == RefKind.Out)];
        (Place, ITypeSymbol)[] parts = new (Place, ITypeSymbol)[outputs.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            ITypeSymbol part = method.Types.Resolve(outputs[i].Type)!;
            if (method.Types.Of(part) is not { } layout)
            {
                return null;
            }

            Place place = method.NewPlace("", layout);
            foreach (Variable variable in place.Variables)
            {
                method.Scope[variable] = null;
            }

            parts[i] = (place, part);
        }

        Place?[] arguments = deconstruct.IsStatic
            ? [source, .. parts.Select(p => p.Item1)]
            : [.. parts.Select(p => p.Item1)];
        method.Calls.Invoke(deconstruct, deconstruct.IsStatic ? null : source, arguments, at);
        return parts;
    }

    private ITypeSymbol Resolved(ITypeSymbol type) => method.Types.Resolve(type)!;

    private IEnumerable<Target> Targets(ITupleOperation targets) => targets.Elements.SelectMany(e =>
        Unwrap(e) is ITupleOperation nested ? Targets(nested) : [method.Assignments.Resolve(e)]);

    private Value[] LowerElement(IOperation element, Layout layout, ITypeSymbol? target)
    {
        if (element is ITupleOperation tuple && layout.Kind == LayoutKind.Members)
        {
            return Lower(tuple, layout);
        }

        Value[] values = method.Expressions.LowerAll(element);
        if (method.Composites.Convert(values, element.Type, target ?? element.Type, element) is { } converted
            && converted.Length == layout.Count)
        {
            return layout.IsLeaf && layout.Type.IsScalar && converted[0].Type.IsScalar
                ? [method.Builder.Convert(converted[0], layout.Type.Element)]
                : converted;
        }

        LanguageFence.Refuse(method, element);
        return method.Zeros(layout);
    }

    private static IOperation Unwrap(IOperation operation) => operation switch
    {
        IDeclarationExpressionOperation declaration => Unwrap(declaration.Expression),
        IConversionOperation { OperatorMethod: null, Operand: ITupleOperation tuple } => tuple,
        _ => operation,
    };

    /// <summary>C#'s binary numeric promotion, of what tuple elements are compared in.</summary>
    private static ScalarKind Common(ScalarKind a, ScalarKind b) =>
        a == b ? a
        : a == ScalarKind.Float64 || b == ScalarKind.Float64 ? ScalarKind.Float64
        : a == ScalarKind.Float32 || b == ScalarKind.Float32 ? ScalarKind.Float32
        : a is ScalarKind.UInt64 || b is ScalarKind.UInt64 ? ScalarKind.UInt64
        : a is ScalarKind.Int64 || b is ScalarKind.Int64 ? ScalarKind.Int64
        : a is ScalarKind.NativeInt || b is ScalarKind.NativeInt
            ? a is ScalarKind.UInt32 || b is ScalarKind.UInt32 ? ScalarKind.Int64 : ScalarKind.NativeInt
        : a is ScalarKind.UInt32 || b is ScalarKind.UInt32
            ? a is ScalarKind.UInt32 or ScalarKind.Byte or ScalarKind.UInt16
                && b is ScalarKind.UInt32 or ScalarKind.Byte or ScalarKind.UInt16
                ? ScalarKind.UInt32
                : ScalarKind.Int64
        : ScalarKind.Int32;
}
