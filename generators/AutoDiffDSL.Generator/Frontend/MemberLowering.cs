using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Calls;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Properties, indexers and operators of the user's types, and static fields.</summary>
internal sealed class MemberLowering(MethodLowering method)
{
    private readonly HashSet<ISymbol> initializing = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a property only stands for the field behind it.</summary>
    public static bool IsAutomatic(IPropertySymbol property) => IsAutomatic(property, property.GetMethod);

    /// <summary>Whether assigning to a property only writes the field behind it.</summary>
    public static bool IsSetAutomatically(IPropertySymbol property) =>
        property.SetMethod is null || IsAutomatic(property, property.SetMethod);

    /// <summary>What a property or indexer gives; null where it is none that is written in this project.</summary>
    public Value[]? Getter(IPropertyReferenceOperation property)
    {
        if (property.Property is { IsStatic: true, OriginalDefinition.DeclaringSyntaxReferences.Length: > 0 } member
            && IsAutomatic(member))
        {
            return Static(member, property);
        }

        if (KnownStructs.IsMember(property.Property))
        {
            return null;
        }

        if (LibraryFunctions.Find(method.Compilation, property.Property) is { } known)
        {
            Place[] instance = property.Instance is { } on ? [method.Places.Resolve(on)] : [];
            return method.Calls.Invoke(known, null, [.. instance, .. Indices(property)], property);
        }

        if (property.Property.IsStatic && KnownStructs.Contains(property.Property.ContainingType)
            && LibraryAdvice.Report(method, property.Property, property))
        {
            return method.Placeholders(property);
        }

        if (property.Property is { ContainingType.TypeKind: TypeKind.Interface, GetMethod: { } getter })
        {
            return method.Generics.Constant(property) is { } number ? [number] : GetterOfInterface(property, getter);
        }

        if (!IsOfUser(property.Property) || (property.Instance is not null && IsAutomatic(property.Property)))
        {
            return null;
        }

        Target target = Target(property);
        return Read(target, property);
    }

    /// <summary>What stands for an interface's property in the type that a type parameter is.</summary>
    private Value[]? GetterOfInterface(IPropertyReferenceOperation property, IMethodSymbol getter)
    {
        ITypeSymbol? type = property.ConstrainedToType ?? property.Instance?.Type;
        if (method.Generics.Implementation(getter, type) is not { } found)
        {
            return null;
        }

        if (found is { IsStatic: false, ContainingType.TypeKind: TypeKind.Interface })
        {
            method.Report(CallDiagnostics.DefaultMember, property);
            return method.Placeholders(property);
        }

        return found.AssociatedSymbol is IPropertySymbol { IsStatic: false } own
            ? Read(Target(property) with { Property = own }, property)
            : method.Calls.Invoke(found, null, [], property);
    }

    /// <summary>The instance and the indices of a property that is written or read through its accessors.</summary>
    public Target Target(IPropertyReferenceOperation property)
    {
        Layout layout = method.Types.Of(property.Type) ?? Layout.Of(IrType.Float64);
        Place? receiver = property.Instance is null
            ? null
            : Receiver(property.Instance, property.Property.GetMethod, property.Property.SetMethod);
        return new Target(layout, null, property.Property, receiver, Indices(property));
    }

    private Place[] Indices(IPropertyReferenceOperation property) =>
        // Arguments come in order of evaluation.
        [.. property.Arguments
            .Select(a => (a.Parameter!.Ordinal, Place: method.Places.OfValue(
                method.Types.Of(a.Value.Type) ?? Layout.Of(IrType.Float64), method.Expressions.LowerAll(a.Value))))
            .ToArray()
            .OrderBy(a => a.Ordinal)
            .Select(a => a.Place)];

    public Value[] Read(Target target, IOperation at)
    {
        if (target.Place is { } place)
        {
            return method.Places.Read(place);
        }

        if (target.Property!.GetMethod is not { } getter)
        {
            return method.Placeholders(at);
        }

        // One accessor may be automatic where the other is not.
        if (IsAutomatic(target.Property) && target.Receiver is { } owner
            && owner.Layout.Find(target.Property.Name) is { } member)
        {
            return method.Places.Read(owner.Member(member));
        }

        return method.Calls.Invoke(getter, target.Receiver, target.Indices, at);
    }

    public void Set(Target target, Value[] values, IOperation at)
    {
        if (target.Property!.SetMethod is { } setter)
        {
            method.Calls.Invoke(
                setter, target.Receiver, [.. target.Indices, method.Places.OfValue(target.Layout, values)], at);
        }
    }

    /// <summary>Whether a property has accessors whose source this project holds.</summary>
    public bool IsOfUser(IPropertySymbol property) =>
        ExtensionBlocks.Declares(property)
        || IsOfUserType(property);

    private bool IsOfUserType(IPropertySymbol property) =>
        property.ContainingType is { TypeKind: TypeKind.Struct or TypeKind.Class or TypeKind.Interface }
        && property.OriginalDefinition.DeclaringSyntaxReferences.Length > 0
        && (property.IsStatic
            ? !IsAutomatic(property)
            : property.ContainingType.IsValueType
                || SymbolEqualityComparer.Default.Equals(property.ContainingType, method.Self));

    /// <summary>
    /// The instance that a member works on. It is the variable or element itself, so that the member may change it;
    /// where C# gives the member a copy, it is one.
    /// </summary>
    public Place Receiver(IOperation instance, params IMethodSymbol?[] members)
    {
        Place place = method.Places.Resolve(instance);
        if (members.Any(m => m is not null && ExtensionBlocks.TakesValue(m)))
        {
            return method.Places.OfValue(place.Layout, method.Places.Read(place));
        }

        bool mayWrite = members.Any(m => m is { IsReadOnly: false, ContainingType.IsReadOnly: false });
        return mayWrite && (place.IsValue || IsReadOnly(instance)) ? method.Places.Copy(place) : place;
    }

    public Value[] Operator(IMethodSymbol op, IOperation at, params IOperation[] operands)
    {
        // a && b on a type of the user's asks a for its falsehood first.
        if (at is IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr,
            })
        {
            method.Report(ExpressionDiagnostics.UserOperator, at);
            return method.Placeholders(at);
        }

        if (method.TensorFunctions.Operator(op, at, operands) is { } tensor)
        {
            return tensor;
        }

        if (LibraryTypes.Contains(op.ContainingType)
            && operands.FirstOrDefault(o => method.Types.Of(o.Type) is null) is { } outside)
        {
            method.Expressions.FailType(outside);
            return method.Placeholders(at);
        }

        return Operator(op, at, [.. operands.Select(o => method.Places.OfValue(
            method.Types.Of(o.Type) ?? Layout.Of(IrType.Float64), method.Expressions.LowerAll(o)))]);
    }

    /// <summary>A user-defined operator or conversion.</summary>
    public Value[] Operator(IMethodSymbol op, IOperation at, IReadOnlyList<Place> operands)
    {
        if (op.IsImplicitlyDeclared && op.ContainingType.IsRecord && operands.Count == 2)
        {
            bool isNegated = op.Name == WellKnownMemberNames.InequalityOperatorName;
            Value equal = RecordEquality(op.ContainingType, operands, at);
            return [isNegated ? method.Builder.Emit(Primitive.Not, equal) : equal];
        }

        if (LibraryFunctions.Find(method.Compilation, op) is { } known)
        {
            return method.Calls.Invoke(known, null, operands, at);
        }

        if (op.ContainingType.TypeKind == TypeKind.Interface)
        {
            if (operands.All(o => o.Layout.IsLeaf)
                && method.Generics.Operator(op, [.. operands.Select(o => method.Places.Read(o)[0])]) is { } number)
            {
                return [number];
            }

            op = method.Generics.Implementation(op, Constrained(at)) ?? op;
        }

        if (op.OriginalDefinition.DeclaringSyntaxReferences.Length == 0)
        {
            if (!LibraryAdvice.Report(method, op, at))
            {
                method.Report(ExpressionDiagnostics.UserOperator, at);
            }

            return method.Placeholders(at);
        }

        return method.Calls.Invoke(op, null, operands, at);
    }

    private static ITypeSymbol? Constrained(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.ConstrainedToType,
        IUnaryOperation unary => unary.ConstrainedToType,
        ICompoundAssignmentOperation compound => compound.ConstrainedToType,
        IIncrementOrDecrementOperation increment => increment.ConstrainedToType,
        IConversionOperation conversion => conversion.ConstrainedToType,
        _ => null,
    };

    /// <summary>A static read-only field or automatic property: what its initializer computes.</summary>
    public Value[] Static(ISymbol member, IOperation reference)
    {
        if (LibraryFunctions.Find(method.Compilation, member) is { } known)
        {
            return method.Calls.Invoke(known, null, [], reference);
        }

        ISymbol definition = member.OriginalDefinition;
        bool isReadOnly = definition is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };
        bool isPlain = isReadOnly
            && method.Types.Of(reference.Type) is { } layout
            && layout.Leaves.All(l => l.IsScalar)
            && !definition.ContainingType.StaticConstructors.Any(c => !c.IsImplicitlyDeclared);
        EqualsValueClauseSyntax? initializer = definition.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(method.Cancellation))
            .Select(s => (s as VariableDeclaratorSyntax)?.Initializer ?? (s as PropertyDeclarationSyntax)?.Initializer)
            .FirstOrDefault();
        if (!isPlain || initializer is null || !initializing.Add(definition))
        {
            method.Report(ExpressionDiagnostics.StaticField, reference);
            return method.Placeholders(reference);
        }

        SemanticModel? model = method.ModelOf(initializer.SyntaxTree);
        Value[] values = method.Placeholders(reference);
        if (model is null)
        {
            method.Report(ExpressionDiagnostics.StaticField, reference);
        }
        else if (model.GetOperation(initializer, method.Cancellation)
            is ISymbolInitializerOperation { Value: { } value })
        {
            if (value.DescendantsAndSelf().Any(o => IsInitializedLater(o, definition)))
            {
                initializing.Remove(definition);
                method.Report(ExpressionDiagnostics.StaticField, reference);
                return values;
            }

            Frame caller = method.Frame;
            method.Frame = new Frame(
                caller.Method, model, caller, reference.Syntax.GetLocation(), null, caller.End)
            {
                TypeArguments = Substitution.Of(member.ContainingType, caller.TypeArguments, method.Compilation),
            };
            values = method.Expressions.LowerAll(value);
            method.Frame = caller;
        }

        initializing.Remove(definition);
        return values;
    }

    /// <summary>
    /// Whether an initializer reads a static member of its own type that is still zero then: initializers run in the
    /// order in which they stand, and that of several files is nobody's business.
    /// </summary>
    private static bool IsInitializedLater(IOperation operation, ISymbol member)
    {
        if (operation is not IMemberReferenceOperation
            {
                Instance: null, ConstantValue.HasValue: false, Member: IFieldSymbol or IPropertySymbol,
            } read
            || !SymbolEqualityComparer.Default.Equals(
                read.Member.OriginalDefinition.ContainingType, member.ContainingType))
        {
            return false;
        }

        SyntaxReference? other = read.Member.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault();
        SyntaxReference? own = member.DeclaringSyntaxReferences.FirstOrDefault();
        return other?.SyntaxTree != own?.SyntaxTree || other?.Span.Start > own?.Span.Start;
    }

    /// <summary>Records compare their fields with <c>Equals</c>, for which NaN is equal to itself.</summary>
    public Value RecordEquality(INamedTypeSymbol type, IReadOnlyList<Place> operands, IOperation at)
    {
        if (OwnEquals(type) is { } own)
        {
            return method.Calls.Invoke(own, operands[0], [operands[1]], at)[0];
        }

        if (operands[0].Layout.Leaves.Any(l => !l.IsScalar) || HoldsOwnEquals(type))
        {
            return method.Fail(ExpressionDiagnostics.UserOperator, at);
        }

        Value[] a = method.Places.Read(operands[0]);
        Value[] b = method.Places.Read(operands[1]);
        Value? all = null;
        for (int i = 0; i < a.Length; i++)
        {
            Value same = method.Builder.Compare(Primitive.Equal, a[i], b[i]);
            if (a[i].Type.IsFloating)
            {
                Value bothNaN = method.Builder.Emit(
                    Primitive.And,
                    method.Builder.Emit(Primitive.IsNaN, IrType.Boolean, "", a[i]),
                    method.Builder.Emit(Primitive.IsNaN, IrType.Boolean, "", b[i]));
                same = method.Builder.Emit(Primitive.Or, same, bothNaN);
            }

            all = all is null ? same : method.Builder.Emit(Primitive.And, all, same);
        }

        return all ?? method.Builder.Constant(true);
    }

    /// <summary>The comparison that a type brings itself, in the place of that of its fields.</summary>
    private static IMethodSymbol? OwnEquals(INamedTypeSymbol type) => type.GetMembers("Equals").OfType<IMethodSymbol>()
        .FirstOrDefault(m => !m.IsImplicitlyDeclared && m.Parameters.Length == 1
            && SymbolEqualityComparer.Default.Equals(m.Parameters[0].Type, type));

    private static bool HoldsOwnEquals(INamedTypeSymbol type) => LayoutReader.Fields(type)
        .Select(f => f.Type)
        .OfType<INamedTypeSymbol>()
        .Where(t => t.DeclaringSyntaxReferences.Length > 0 && !KnownStructs.Contains(t))
        .Any(t => HoldsOwnEquals(t) || t.GetMembers("Equals").Any(m => !m.IsImplicitlyDeclared));

    /// <summary>Whether C# hands a member that may write a copy of the variable.</summary>
    private bool IsReadOnly(IOperation instance) => instance switch
    {
        IParameterReferenceOperation { Parameter.RefKind: RefKind.In or RefKind.RefReadOnlyParameter } => true,
        IParameterReferenceOperation { Parameter: var parameter } when LayoutReader.IsOfConstructor(parameter) =>
            method.Frame.Method.IsReadOnly,
        ILocalReferenceOperation { Local: { RefKind: RefKind.In } } => true,
        IFieldReferenceOperation { Field.IsReadOnly: true } =>
            method.Frame.Method.MethodKind is not (MethodKind.Constructor or MethodKind.StaticConstructor),
        IFieldReferenceOperation { Instance: { } outer } => IsReadOnly(outer),
        IPropertyReferenceOperation { Property.ReturnsByRef: false } => true,
        IInstanceReferenceOperation => method.Frame.Method.IsReadOnly,
        _ => false,
    };

    private static bool IsAutomatic(IPropertySymbol property, IMethodSymbol? accessor)
    {
        IPropertySymbol definition = property.OriginalDefinition;
        return accessor is not null
            && definition.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f =>
                SymbolEqualityComparer.Default.Equals(LayoutReader.Member(f), definition))
            && !accessor.OriginalDefinition.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).Any(s =>
                s is ArrowExpressionClauseSyntax or AccessorDeclarationSyntax { Body: not null }
                    or AccessorDeclarationSyntax { ExpressionBody: not null });
    }
}
