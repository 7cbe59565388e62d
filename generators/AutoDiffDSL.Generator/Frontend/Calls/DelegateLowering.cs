using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Calls;

/// <summary>
/// Delegates whose target is known where they are called: lambdas, local functions and methods, in locals that are
/// assigned once and in parameters of inlined methods. No delegate is ever made; its target is inlined.
/// </summary>
internal sealed class DelegateLowering(MethodLowering method)
{
    private static readonly Layout Nothing = Layout.Of(System.Array.Empty<(string, string, Layout)>());

    public static bool IsDelegate(ITypeSymbol? type) => type?.TypeKind == TypeKind.Delegate;

    /// <summary>
    /// The place that stands for a delegate, or null where its target is not known, which is reported.
    /// </summary>
    public Place? Resolve(IOperation operation)
    {
        if (Find(operation) is { } value)
        {
            return new Place(Nothing, []) { Delegate = value };
        }

        method.Report(ExpressionDiagnostics.Lambda, operation);
        return null;
    }

    /// <summary>What an expression of delegate type runs when it is called; null where that is not known.</summary>
    public DelegateValue? Find(IOperation? operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Find(conversion.Operand),
        IParenthesizedOperation parenthesized => Find(parenthesized.Operand),
        IDelegateCreationOperation creation => Find(creation.Target),
        IAnonymousFunctionOperation { Symbol.IsAsync: false } lambda =>
            new DelegateValue(lambda.Symbol, lambda.Body, method.Frame),
        IMethodReferenceOperation { Instance: null, Method: var target } =>
            new DelegateValue(target, null, method.Frame),
        ILocalReferenceOperation local => method.Frame.Find(local.Local)?.Delegate,
        IParameterReferenceOperation parameter => method.Frame.Find(parameter.Parameter)?.Delegate,
        _ => null,
    };

    /// <summary>A call of a delegate; null where its target is not known.</summary>
    public Value[]? Call(IInvocationOperation call)
    {
        if (Find(call.Instance) is not { } value)
        {
            return null;
        }

        if (FunctionTable.Find(value.Target) is { } function)
        {
            return [method.Calls.LowerFunction(function, call)];
        }

        Place?[] arguments = method.Calls.Arguments(call.Arguments, value.Target);
        if (value.Body is { } body)
        {
            return method.Calls.Enter(
                value.Target, null, arguments, call, value.Frame.Model, () => body, value.Frame);
        }

        return method.Calls.InvokeAny(value.Target, null, arguments, call, value.Frame);
    }

    /// <summary>The body that a reference to a delegate or local function leads to, with its frame.</summary>
    public (IOperation Body, Frame Frame)? BodyOf(IOperation operation, Frame frame)
    {
        DelegateValue? value = operation switch
        {
            ILocalReferenceOperation local => frame.Find(local.Local)?.Delegate,
            IParameterReferenceOperation parameter => frame.Find(parameter.Parameter)?.Delegate,
            IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } target } =>
                new DelegateValue(target, null, frame),
            IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } target } =>
                new DelegateValue(target, null, frame),
            _ => null,
        };
        return value switch
        {
            null => null,
            { Body: { } body } => (body, value.Frame),
            { Target.MethodKind: MethodKind.LocalFunction } when MethodBody.Of(
                value.Target, method.ModelOf, method.Cancellation, value.Frame.Model) is var (_, body) =>
                (body, value.Frame),
            _ => null,
        };
    }

    /// <summary>What stands for a delegate in the key of a call: two calls with the same key do the same.</summary>
    public static string KeyOf(DelegateValue value) =>
        value.Target.ToDisplayString() + "@" + value.Target.Locations.FirstOrDefault()?.SourceSpan + "#"
        + value.Frame.Depth;
}
