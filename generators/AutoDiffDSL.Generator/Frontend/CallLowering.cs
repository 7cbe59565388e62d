using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Calls: functions of .NET become operations, methods of this project are inlined.</summary>
internal sealed class CallLowering(MethodLowering method)
{
    private const int MaximalDepth = 64;

    /// <summary>A call; gives the leaves of its value, none for a void method.</summary>
    public Value[] Lower(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (FunctionTable.Find(target) is { } function)
        {
            return [LowerFunction(function, call)];
        }

        if (SpanMethods.TryLower(method, call, out Value[] result))
        {
            return result;
        }

        if (method.Matrices.Call(call) is { } dimension)
        {
            return [dimension];
        }

        if (LibraryFunctions.Find(method.Compilation, target) is { } known)
        {
            Place?[] receiver = call.Instance is { } on ? [method.Places.Resolve(on)] : [];
            return Invoke(known, null, [.. receiver, .. Arguments(call.Arguments, target, call)], call);
        }

        if (Refusal(call, target) is { } refusal)
        {
            method.Report(refusal, call);
            return method.Placeholders(call);
        }

        Place? self = call.Instance is { } instance ? method.Members.Receiver(instance, target) : null;
        return Invoke(target, self, Arguments(call.Arguments, target, call), call);
    }

    /// <summary>The arguments by position: places for what is passed by reference, values for the rest.</summary>
    public Place?[] Arguments(ImmutableArray<IArgumentOperation> arguments, IMethodSymbol target, IOperation call)
    {
        var places = new Place?[target.Parameters.Length];
        foreach (IArgumentOperation argument in arguments)
        {
            IParameterSymbol parameter = argument.Parameter!;
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

                continue;
            }

            places[parameter.Ordinal] = parameter.RefKind == RefKind.None
                ? method.Places.OfValue(layout, method.Expressions.LowerAll(argument.Value))
                : method.Places.Resolve(argument.Value);
        }

        return places;
    }

    private Value LowerFunction(Primitive function, IInvocationOperation call)
    {
        // Arguments come in order of evaluation, parameters give the order of operands.
        var operands = new Value[call.Arguments.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            operands[argument.Parameter!.Ordinal] = method.Expressions.Lower(argument.Value);
        }

        return method.Builder.Emit(function, method.Types.Map(call.Type) ?? operands[0].Type, "", operands);
    }

    private DiagnosticDescriptor? Refusal(IInvocationOperation call, IMethodSymbol target)
    {
        if (target.MethodKind is MethodKind.DelegateInvoke or MethodKind.FunctionPointerSignature)
        {
            return CallDiagnostics.DelegateCall;
        }

        if (target.MethodKind == MethodKind.LocalFunction)
        {
            return StatementDiagnostics.LocalFunction;
        }

        if (FunctionTable.IsMathematical(target.ContainingType))
        {
            return CallDiagnostics.UnknownFunction;
        }

        if (target.IsVirtual || target.IsAbstract || (!target.IsStatic && !IsOnStruct(call)))
        {
            return CallDiagnostics.InstanceCall;
        }

        if ((!SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, method.Compilation.Assembly)
                && !method.Frame.IsOfLibrary)
            || target.DeclaringSyntaxReferences.Length == 0)
        {
            return CallDiagnostics.NoSource;
        }

        if (target.IsGenericMethod)
        {
            return CallDiagnostics.GenericCall;
        }

        if (target.Parameters.Any(p => p.RefKind is not (RefKind.None or RefKind.In)) || target.ReturnsByRef || target.ReturnsByRefReadonly)
        {
            return CallDiagnostics.ByReferenceArgument;
        }

        if (call.Arguments.Any(a => a.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection))
        {
            return CallDiagnostics.ParamsCall;
        }

        return null;
    }

    private bool IsOnStruct(IInvocationOperation call) =>
        call.Instance is { } instance && method.Types.Resolve(instance.Type) is { IsValueType: true } type
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
        if (MethodBody.Of(target, method.ModelOf, method.Cancellation) is not var (model, body) || target.IsAsync)
        {
            bool hasSource = target.OriginalDefinition.DeclaringSyntaxReferences.Length > 0;
            method.Report(hasSource ? CallDiagnostics.UnsupportedCallee : CallDiagnostics.NoSource, at);
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
        Func<IOperation?> read)
    {
        DiagnosticDescriptor? refusal = method.Frame.IsInside(target) ? CallDiagnostics.Recursion
            : method.Frame.Depth >= MaximalDepth ? CallDiagnostics.CallDepth
            : null;
        if (refusal is not null)
        {
            method.Report(refusal, at);
            return method.Placeholders(at);
        }

        Layout? layout = target.ReturnsVoid ? null : method.Types.Of(target.ReturnType);
        if ((layout is null && !target.ReturnsVoid) || arguments.Any(a => a is null))
        {
            if (arguments.All(a => a is not null))
            {
                method.Expressions.FailType(at);
            }

            return method.Placeholders(at);
        }

        Frame caller = method.Frame;
        Place? result = layout is null ? null : method.NewPlace("result", layout, startsAtZero: true);
        var frame = new Frame(target, model, caller, at.Syntax.GetLocation(), result, method.NewTarget("returned"))
        {
            This = self,
            IsOfLibrary = model.Compilation != method.Compilation,
            TypeArguments = Substitution.Of(target, caller.TypeArguments, method.Compilation),
        };
        foreach (IParameterSymbol parameter in target.OriginalDefinition.Parameters)
        {
            Bind(frame, parameter, arguments[parameter.Ordinal]!);
        }

        method.Frame = frame;
        Value[] values = Run(frame, read());
        method.Frame = caller;
        return values;
    }

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

        Value[] values = frame.Result is { } result ? method.Places.Read(result) : [];
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
        if (parameter.RefKind != RefKind.None)
        {
            frame.Alias(parameter, argument);
            return;
        }

        Place place = method.NewPlace(parameter.Name, argument.Layout);
        frame.Declare(parameter, place);
        Value[] values = method.Places.Read(argument);
        (Variable, Value)[] leaves = [.. place.Variables.Select((v, i) => (v, values[i]))];
        if (frame.Method.MethodKind is MethodKind.Ordinary)
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
