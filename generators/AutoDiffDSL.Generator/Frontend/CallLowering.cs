using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Calls;
using AutoDiffDSL.Generator.Frontend.Guards;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Calls: functions of .NET become operations, methods of this project are inlined.</summary>
internal sealed class CallLowering(MethodLowering method)
{
    private const int MaximalDepth = 64;
    private const int MaximalCalls = 2000;

    private int inlined;

    /// <summary>A call; gives the leaves of its value, none for a void method.</summary>
    public Value[] Lower(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (ConditionalCalls.IsOmitted(call))
        {
            return [];
        }

        if (FunctionTable.Find(target) is { } function)
        {
            return [LowerFunction(function, call)];
        }

        if ((method.Generics.Call(call)
            ?? method.Matrices.Call(call)
            ?? EnumMethods.HasFlag(method, call)) is { } number)
        {
            return [number];
        }

        if ((method.TensorMembers.Call(call) ?? method.TensorFunctions.Call(call)) is { } given)
        {
            return given;
        }

        if (method.Tensors.Call(call) is { } reduced)
        {
            return reduced;
        }

        if (method.Lists.RefusesCall(call))
        {
            return method.Placeholders(call);
        }

        if (SpanMethods.TryLower(method, call, out Value[] result))
        {
            return result;
        }

        if (GuardLowering.IsGuard(target))
        {
            method.Guards.Call(call);
            return [];
        }

        if (Constancy.IsStopGradient(call))
        {
            return [.. method.Expressions.LowerAll(call.Arguments[0].Value).Select(v => Constancy.Detach(method, v))];
        }

        if (CallSites.TryLower(method, call, out Value[] derived))
        {
            return derived;
        }

        if (target.MethodKind == MethodKind.DelegateInvoke && method.Delegates.Call(call) is { } called)
        {
            return called;
        }

        if (target.ContainingType.TypeKind == TypeKind.Interface)
        {
            target = method.Generics.Implementation(target, call.ConstrainedToType ?? call.Instance?.Type) ?? target;
        }

        if (LibraryFunctions.Find(method.Compilation, target) is { } known)
        {
            Place?[] receiver = call.Instance is { } on ? [method.Places.Resolve(on)] : [];
            return Invoke(known, null, [.. receiver, .. Arguments(call.Arguments, target)], call);
        }

        if (FunctionTable.IsMathematical(target.ContainingType) && NumberOutside(call) is { } outside)
        {
            method.Expressions.FailType(outside);
            return method.Placeholders(call);
        }

        if (LibraryAdvice.Report(method, target, call))
        {
            return method.Placeholders(call);
        }

        if (IsRecordEquality(target))
        {
            Place[] compared = [method.Places.Resolve(call.Instance!), Arguments(call.Arguments, target)[0]!];
            return [method.Members.RecordEquality(target.ContainingType, compared, call)];
        }

        if (Refusal(target, call.Instance) is { } refusal)
        {
            method.Report(refusal, call);
            return method.Placeholders(call);
        }

        Place? self = call.Instance is { } instance && !target.IsStatic
            ? method.Members.Receiver(instance, target)
            : null;
        return InvokeAny(target, self, Arguments(call.Arguments, target), call, method.Frame);
    }

    /// <summary>
    /// The arguments by position: places for what is passed by reference, values for the rest; null for one whose type
    /// is not covered, which is reported.
    /// </summary>
    public Place?[] Arguments(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol target)
    {
        var places = new Place?[target.Parameters.Length];
        foreach (IArgumentOperation argument in arguments)
        {
            places[argument.Parameter!.Ordinal] = Argument(argument);
        }

        return places;
    }

    private Place? Argument(IArgumentOperation argument)
    {
        IParameterSymbol parameter = argument.Parameter!;
        if (DelegateLowering.IsDelegate(parameter.Type))
        {
            return method.Delegates.Resolve(argument.Value);
        }

        if (method.Types.Of(parameter.Type) is not { } layout)
        {
            if (LanguageFence.IsRefused(argument.Value))
            {
                LanguageFence.Refuse(method, argument.Value);
            }
            else
            {
                method.Expressions.FailType(argument.Value);
            }

            return null;
        }

        if (parameter.RefKind == RefKind.None || IsCopied(argument.Value))
        {
            return method.Places.OfValue(layout, method.Expressions.LowerAll(argument.Value));
        }

        // What a callee writes to a discard, it may read again.
        Place place = method.Places.Resolve(argument.Value);
        return place.Cells.Any(c => c is Cell.Discarded) ? method.Places.Copy(place) : place;
    }

    /// <summary>Whether C# passes a copy, by <c>in</c> too: a property has no variable to refer to.</summary>
    private static bool IsCopied(IOperation argument) => argument switch
    {
        IPropertyReferenceOperation { Property: var property } =>
            property is { ReturnsByRef: false, ReturnsByRefReadonly: false },
        IFieldReferenceOperation { Instance: { Type.IsValueType: true } instance } => IsCopied(instance),
        _ => false,
    };

    /// <summary>A function of .NET that is an operation.</summary>
    public Value LowerFunction(Primitive function, IInvocationOperation call)
    {
        // Arguments come in order of evaluation, parameters give the order of operands.
        var operands = new Value[call.Arguments.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            operands[argument.Parameter!.Ordinal] = method.Expressions.Lower(argument.Value);
        }

        return method.Builder.Emit(function, method.Types.Map(call.Type) ?? operands[0].Type, "", operands);
    }

    /// <summary>As <see cref="Invoke"/>, also for local functions, which see the variables around them.</summary>
    /// <param name="target">What is called.</param>
    /// <param name="self">The instance that it works on; null for a static one.</param>
    /// <param name="arguments">The arguments by position.</param>
    /// <param name="at">Where the call stands.</param>
    /// <param name="from">A frame from which the target can be named.</param>
    public Value[] InvokeAny(
        IMethodSymbol target, Place? self, IReadOnlyList<Place?> arguments, IOperation at, Frame from)
    {
        if (target.MethodKind != MethodKind.LocalFunction)
        {
            return Invoke(target, self, arguments, at);
        }

        Frame owner = from.Owner(target.ContainingSymbol);
        if (target.IsAsync
            || MethodBody.Of(target, method.ModelOf, method.Cancellation, owner.Model) is not var (_, body))
        {
            method.Report(CallDiagnostics.UnsupportedCallee, at);
            return method.Placeholders(at);
        }

        return Enter(target, owner.This, arguments, at, owner.Model, () => body, owner);
    }

    /// <summary>An argument that is a number of a type which the language does not have.</summary>
    private IOperation? NumberOutside(IInvocationOperation call) => call.Arguments
        .Select(a => a.Value)
        .FirstOrDefault(v => v.Type is INamedTypeSymbol { IsValueType: true, IsGenericType: false }
            && method.Types.Of(v.Type) is null);

    private DiagnosticDescriptor? Refusal(IMethodSymbol target, IOperation? instance)
    {
        if (target.MethodKind is MethodKind.DelegateInvoke or MethodKind.FunctionPointerSignature)
        {
            return CallDiagnostics.DelegateCall;
        }

        if (target is { IsStatic: false, IsAbstract: false, ContainingType.TypeKind: TypeKind.Interface })
        {
            return CallDiagnostics.DefaultMember;
        }

        bool isFree = target.IsStatic || target.MethodKind == MethodKind.LocalFunction
            || ExtensionBlocks.Declares(target);
        if (target.IsAbstract || (!isFree && (target.IsVirtual || !IsOnStruct(instance))))
        {
            return CallDiagnostics.InstanceCall;
        }

        if ((!SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, method.Compilation.Assembly)
                && !method.Frame.IsOfLibrary)
            || target.DeclaringSyntaxReferences.Length == 0)
        {
            return CallDiagnostics.NoSource;
        }

        return target.ReturnsByRef || target.ReturnsByRefReadonly ? CallDiagnostics.ReferenceResult : null;
    }

    /// <summary>Whether a method is the comparison of two records of one type that the compiler writes.</summary>
    private static bool IsRecordEquality(IMethodSymbol target) =>
        target is { Name: "Equals", IsImplicitlyDeclared: true, IsStatic: false, Parameters.Length: 1 }
        && target.ContainingType is { IsRecord: true, IsValueType: true } type
        && SymbolEqualityComparer.Default.Equals(target.Parameters[0].Type, type);

    private bool IsOnStruct(IOperation? instance) =>
        instance is not null && method.Types.Resolve(instance.Type) is { } type
        && (type.IsValueType || SymbolEqualityComparer.Default.Equals(type, method.Self))
        && method.Types.Of(type) is { Kind: LayoutKind.Members };

    /// <summary>
    /// Lowers a method, accessor or operator of this project in the place of its call; gives what it returns.
    /// </summary>
    /// <param name="target">What is called.</param>
    /// <param name="self">The instance that it works on; null for a static one.</param>
    /// <param name="arguments">The arguments by position.</param>
    /// <param name="at">Where the call stands.</param>
    public Value[] Invoke(IMethodSymbol target, Place? self, IReadOnlyList<Place?> arguments, IOperation at)
    {
        bool isWritten = target is not { IsImplicitlyDeclared: true, MethodKind: MethodKind.Ordinary };
        if (MethodBody.Of(target, method.ModelOf, method.Cancellation) is not var (model, body) || target.IsAsync
            || !isWritten)
        {
            bool hasSource = target.OriginalDefinition.DeclaringSyntaxReferences
                .Any(r => method.ModelOf(r.SyntaxTree) is not null);
            method.Report(
                !hasSource ? CallDiagnostics.NoSource
                    : target.IsImplicitlyDeclared ? CallDiagnostics.Synthesized
                    : CallDiagnostics.UnsupportedCallee,
                at);
            return method.Placeholders(at);
        }

        return Enter(target, self, arguments, at, model, () => body);
    }

    /// <summary>As <see cref="Invoke"/>, for a body that <paramref name="read"/> gives once parameters stand.</summary>
    public Value[] Enter(
        IMethodSymbol target,
        Place? self,
        IReadOnlyList<Place?> arguments,
        IOperation at,
        SemanticModel model,
        Func<IOperation?> read,
        Frame? lexical = null)
    {
        Frame caller = method.Frame;
        IReadOnlyDictionary<ITypeSymbol, ITypeSymbol> types = Substitution.Of(
            target, caller.TypeArguments, lexical?.TypeArguments, method.Compilation);
        IParameterSymbol? receiver = ExtensionBlocks.Receiver(target) is { } declared
            ? model.GetDeclaredSymbol(declared, method.Cancellation) as IParameterSymbol
            : null;
        string key = CallKey.Of(receiver is null ? arguments : [self, .. arguments], types, method.Known);
        if (Limit(target, key) is { } refusal)
        {
            method.Report(refusal, at);
            return method.Placeholders(at);
        }

        Layout? layout = target.ReturnsVoid
            ? null
            : method.Types.Of(Substitution.Apply(target.OriginalDefinition.ReturnType, types, method.Compilation));
        if ((layout is null && !target.ReturnsVoid) || arguments.Any(a => a is null))
        {
            if (arguments.All(a => a is not null))
            {
                method.Expressions.FailType(at);
            }

            return method.Placeholders(at);
        }

        Place? result = layout is null ? null : method.NewPlace("result", layout, startsAtZero: true);
        var frame = new Frame(target, model, caller, at.Syntax.GetLocation(), result, method.NewTarget("returned"))
        {
            This = self,
            IsOfLibrary = model.Compilation != method.Compilation,
            TypeArguments = types,
            Lexical = lexical,
            Key = key,
        };
        if (receiver is not null && self is not null)
        {
            Bind(frame, receiver, self);
        }

        foreach (IParameterSymbol parameter in target.OriginalDefinition.Parameters)
        {
            Bind(frame, parameter, arguments[parameter.Ordinal]!);
        }

        method.Frame = frame;
        Value[] values = Run(frame, read());
        method.Frame = caller;
        return values;
    }

    /// <summary>
    /// What is wrong with one more call. A method may call itself with other constants, which decide where it ends;
    /// with the same ones it would never end.
    /// </summary>
    private DiagnosticDescriptor? Limit(IMethodSymbol target, string key) =>
        method.Frame.Repeats(target, key) ? CallDiagnostics.Recursion
        : method.Frame.Depth >= MaximalDepth || ++inlined > MaximalCalls ? CallDiagnostics.CallDepth
        : null;

    /// <summary>Lowers a body in its frame and gives what it returns.</summary>
    public Value[] Run(Frame frame, IOperation? body)
    {
        Origin origin = method.Builder.Origin;
        method.Frame = frame;
        foreach (Variable pending in frame.Result?.Variables ?? [])
        {
            method.Scope[pending] = null;
        }

        if (body is not null)
        {
            method.Diagnostics.Visit(frame.Model, body.Syntax);
            method.Statements.LowerBody(body);
        }

        Value[] values = frame.Result is { } result
            ? [.. method.Places.Read(result).Select(v => Constancy.Leaving(method, v))]
            : [];
        foreach (Variable variable in frame.Variables.Concat(frame.Result?.Variables ?? []))
        {
            method.Scope.Remove(variable);
        }

        method.Scope.Remove(frame.End.Flag);
        method.Builder.Origin = origin;
        return values;
    }

    private void Bind(Frame frame, IParameterSymbol parameter, Place argument)
    {
        bool isConstant = parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter
            && Request.Has(parameter, Request.NoDerivative);
        if ((parameter.RefKind != RefKind.None && !isConstant) || argument.Delegate is not null)
        {
            frame.Alias(parameter, argument);
            return;
        }

        Place place = method.NewPlace(parameter.Name, argument.Layout);
        frame.Declare(parameter, place);
        Value[] values = [.. method.Places.Read(argument).Select(v => Constancy.Entering(method, parameter, v))];
        (Variable, Value)[] leaves = [.. place.Variables.Select((v, i) => (v, values[i]))];
        if (frame.Method.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.AnonymousFunction)
        {
            method.Assign(leaves);
            return;
        }

        // What goes into a constructor or operator is named after the variable that its result goes to.
        foreach ((Variable variable, Value value) in leaves)
        {
            method.Scope[variable] = value;
        }
    }
}
