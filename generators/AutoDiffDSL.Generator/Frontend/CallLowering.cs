using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Calls;
using AutoDiffDSL.Generator.Frontend.Guards;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>Calls: functions of .NET become operations, methods of this project are inlined.</summary>
internal sealed class CallLowering(MethodLowering method)
{
    private const int MaximalDepth = 64;

    /// <summary>A call; gives its value, or null for a void method.</summary>
    public Value? Lower(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (FunctionTable.Find(target) is { } function)
        {
            return LowerFunction(function, call);
        }

        if (SpanMethods.TryLower(method, call, out Value? result))
        {
            return result;
        }

        if (GuardLowering.IsGuard(target))
        {
            method.Guards.Call(call);
            return null;
        }

        if (CallSites.TryLower(method, call, out Value? called))
        {
            return called;
        }

        if (Refusal(call, target) is { } refusal)
        {
            method.Report(refusal, call);
            return method.Placeholder(call);
        }

        return Inline(call, target);
    }

    private Value LowerFunction(Primitive function, IInvocationOperation call)
    {
        // Arguments come in order of evaluation, parameters give the order of operands.
        var operands = new Value[call.Arguments.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            operands[argument.Parameter!.Ordinal] = method.Expressions.Lower(argument.Value);
        }

        return method.Builder.Emit(function, TypeMap.Map(call.Type) ?? operands[0].Type, "", operands);
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

        if (!target.IsStatic || target.IsVirtual || target.IsAbstract)
        {
            return CallDiagnostics.InstanceCall;
        }

        if (!SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, method.Compilation.Assembly)
            || target.DeclaringSyntaxReferences.Length == 0)
        {
            return CallDiagnostics.NoSource;
        }

        if (target.IsGenericMethod || target.ContainingType.IsGenericType)
        {
            return CallDiagnostics.GenericCall;
        }

        if (target.Parameters.Any(p => p.RefKind != RefKind.None) || target.ReturnsByRef || target.ReturnsByRefReadonly)
        {
            return CallDiagnostics.ByReferenceArgument;
        }

        if (call.Arguments.Any(a => a.ArgumentKind is ArgumentKind.ParamArray or ArgumentKind.ParamCollection))
        {
            return CallDiagnostics.ParamsCall;
        }

        if (method.Frame.IsInside(target))
        {
            return CallDiagnostics.Recursion;
        }

        return method.Frame.Depth >= MaximalDepth ? CallDiagnostics.CallDepth : null;
    }

    private Value? Inline(IInvocationOperation call, IMethodSymbol target)
    {
        if (MethodBody.Of(target, method.Compilation, method.Cancellation) is not var (model, body) || target.IsAsync)
        {
            return method.Fail(CallDiagnostics.UnsupportedCallee, call);
        }

        if (!target.ReturnsVoid && TypeMap.Map(target.ReturnType) is null)
        {
            return method.Expressions.FailType(call);
        }

        var arguments = new Dictionary<int, Value>();
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (TypeMap.Map(argument.Parameter!.Type) is null)
            {
                return LanguageFence.IsRefused(argument.Value)
                    ? LanguageFence.RefuseValue(method, argument.Value)
                    : method.Expressions.FailType(argument.Value);
            }

            arguments[argument.Parameter.Ordinal] = method.Expressions.Lower(argument.Value);
        }

        Frame caller = method.Frame;
        Variable? result = target.ReturnsVoid
            ? null
            : method.NewVariable("result", TypeMap.Map(target.ReturnType)!.Value, startsAtZero: true);
        var frame = new Frame(target, model, caller, call.Syntax.GetLocation(), result, method.NewTarget("returned"));
        foreach (IParameterSymbol parameter in target.Parameters)
        {
            Value argument = arguments[parameter.Ordinal];
            Variable variable = method.NewVariable(parameter.Name, TypeMap.Map(parameter.Type)!.Value);
            frame.Declare(parameter, variable);
            method.Assign(variable, argument);
        }

        Value? value = Run(frame, body);
        method.Frame = caller;
        return value;
    }

    /// <summary>Lowers a body in its frame and gives what it returns.</summary>
    public Value? Run(Frame frame, IOperation body)
    {
        Origin origin = method.Builder.Origin;
        method.Frame = frame;
        method.Diagnostics.Visit(frame.Model, body.Syntax);
        if (frame.Result is { } pending)
        {
            method.Scope[pending] = null;
        }

        method.Statements.LowerBody(body);
        Value? value = frame.Result is { } result ? method.Read(result) : null;
        foreach (Variable variable in frame.Variables)
        {
            method.Scope.Remove(variable);
        }

        if (frame.Result is { } done)
        {
            method.Scope.Remove(done);
        }

        method.Scope.Remove(frame.End.Flag);
        method.Builder.Origin = origin;
        return value;
    }
}
