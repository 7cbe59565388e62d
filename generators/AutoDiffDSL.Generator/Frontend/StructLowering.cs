using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>New structs: constructors, object initializers and <c>with</c>.</summary>
internal sealed class StructLowering(MethodLowering method)
{
    public Value[] Create(IObjectCreationOperation creation)
    {
        Layout layout = method.Types.Of(creation.Type)!;
        if (layout.IsSequence)
        {
            return method.Buffers.View(creation, layout);
        }

        if (layout.Kind == LayoutKind.Tensor)
        {
            return method.TensorCreation.Create(creation);
        }

        if (creation.Constructor is { } known && KnownStructs.Contains(creation.Type))
        {
            return CreateKnown(creation, known, layout);
        }

        Place created = Temporary(layout, method.Zeros(layout));
        if (creation.Constructor is { IsImplicitlyDeclared: false } constructor)
        {
            Place?[] arguments = method.Calls.Arguments(creation.Arguments, constructor);
            Construct(constructor, created, arguments, creation);
        }

        Initialize(created, creation.Initializer);
        return Finish(created);
    }

    public Value[] With(IWithOperation with)
    {
        Place copy = Temporary(method.Types.Of(with.Type)!, method.Expressions.LowerAll(with.Operand));
        Initialize(copy, with.Initializer);
        return Finish(copy);
    }

    private Value[] CreateKnown(IObjectCreationOperation creation, IMethodSymbol constructor, Layout layout)
    {
        Place?[] arguments = method.Calls.Arguments(creation.Arguments, constructor);
        Value[] values = method.Zeros(layout);
        if (KnownStructs.IsMemberwise(constructor))
        {
            values = [.. arguments.Select(a => method.Places.Read(a!)[0])];
        }
        else if (LibraryFunctions.Find(method.Compilation, constructor) is { } function)
        {
            values = method.Calls.Invoke(function, null, arguments, creation);
        }
        else if (constructor.Parameters.Length > 0)
        {
            LibraryAdvice.Report(method, constructor, creation);
        }

        Place created = Temporary(layout, values);
        Initialize(created, creation.Initializer);
        return Finish(created);
    }

    private Place Temporary(Layout layout, Value[] values)
    {
        Place place = method.NewPlace("", layout);
        int i = 0;
        foreach (Variable variable in place.Variables)
        {
            method.Scope[variable] = values[i++];
        }

        return place;
    }

    private Value[] Finish(Place created)
    {
        Value[] values = method.Places.Read(created);
        foreach (Variable variable in created.Variables)
        {
            method.Scope.Remove(variable);
        }

        return values;
    }

    private void Construct(
        IMethodSymbol constructor, Place created, IReadOnlyList<Place?> arguments, IOperation creation)
    {
        SyntaxNode? syntax = constructor.OriginalDefinition.DeclaringSyntaxReferences
            .Select(r => r.GetSyntax(method.Cancellation))
            .FirstOrDefault();
        SemanticModel? model = syntax is null ? null : method.ModelOf(syntax.SyntaxTree);
        switch (syntax)
        {
            case ConstructorDeclarationSyntax declaration when model is not null:
                method.Calls.Enter(constructor, created, arguments, creation, model, () =>
                {
                    if (model.GetOperation(declaration, method.Cancellation) is not IConstructorBodyOperation body)
                    {
                        return null;
                    }

                    LowerInitializer(body, constructor, created);
                    return (IOperation?)body.BlockBody ?? body.ExpressionBody;
                });
                break;
            case TypeDeclarationSyntax { ParameterList: not null } primary when model is not null:
                method.Calls.Enter(constructor, created, arguments, creation, model, () =>
                {
                    Capture(constructor, created, primary);
                    AssignPositional(constructor, created, primary);
                    InitializeFields(constructor.ContainingType, created);
                    return null;
                });
                break;
            default:
                method.Report(CallDiagnostics.NoSource, creation);
                break;
        }
    }

    /// <summary>Runs <c>: this(...)</c>, or else the initializers of the fields.</summary>
    private void LowerInitializer(IConstructorBodyOperation body, IMethodSymbol constructor, Place created)
    {
        if (body.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation chained }
            && chained.TargetMethod.MethodKind == MethodKind.Constructor)
        {
            if (!chained.TargetMethod.IsImplicitlyDeclared)
            {
                Place?[] arguments = method.Calls.Arguments(chained.Arguments, chained.TargetMethod);
                Construct(chained.TargetMethod, created, arguments, chained);
            }

            return;
        }

        InitializeFields(constructor.ContainingType, created);
    }

    /// <summary>A parameter that members read is a field, which is set before all others.</summary>
    private void Capture(IMethodSymbol constructor, Place created, SyntaxNode syntax)
    {
        foreach (IParameterSymbol parameter in constructor.OriginalDefinition.Parameters)
        {
            if (created.Layout.Find(LayoutReader.Captured(parameter.Name)) is { } field
                && method.Frame.Find(parameter) is { } argument)
            {
                Place captured = created.Member(field);
                method.Places.Write(captured, method.Places.Read(argument), syntax);
                method.Frame.Alias(parameter, captured);
            }
        }
    }

    /// <summary>The parameters of a positional record are its properties.</summary>
    private void AssignPositional(IMethodSymbol constructor, Place created, SyntaxNode syntax)
    {
        foreach (IParameterSymbol parameter in constructor.OriginalDefinition.Parameters)
        {
            if (constructor.ContainingType.IsRecord
                && created.Layout.Find(parameter.Name) is { } member
                && method.Frame.Find(parameter) is { } argument)
            {
                method.Places.Write(created.Member(member), method.Places.Read(argument), syntax);
            }
        }
    }

    private void InitializeFields(INamedTypeSymbol type, Place created)
    {
        foreach (IFieldSymbol field in LayoutReader.Fields(type.OriginalDefinition))
        {
            EqualsValueClauseSyntax? initializer = LayoutReader.Initializer(field);
            if (initializer is null || method.ModelOf(initializer.SyntaxTree) is not { } model
                || created.Layout.Find(LayoutReader.Name(field)) is not { } member)
            {
                continue;
            }

            if (model.GetOperation(initializer, method.Cancellation)
                is ISymbolInitializerOperation { Value: { } value })
            {
                method.Places.Write(created.Member(member), method.Expressions.LowerAll(value), initializer);
            }
        }
    }

    private void Initialize(Place created, IObjectOrCollectionInitializerOperation? initializer)
    {
        if (initializer is null)
        {
            return;
        }

        method.Frame.Initialized.Push(created);
        foreach (IOperation operation in initializer.Initializers)
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation assignment:
                    method.Assignments.LowerAll(assignment);
                    break;
                case IMemberInitializerOperation member:
                    Initialize(method.Places.Resolve(member.InitializedMember), member.Initializer);
                    break;
                default:
                    LanguageFence.Refuse(method, operation);
                    break;
            }
        }

        method.Frame.Initialized.Pop();
    }
}
