using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend.Guards;

/// <summary>
/// Exceptions that check arguments. The generated code throws what the user's code throws, at the same place of its
/// forward part; no derivative flows through it.
/// </summary>
internal sealed class GuardLowering(MethodLowering method)
{
    /// <summary>A throw.</summary>
    public void Throw(IThrowOperation operation)
    {
        var text = new GuardText(method);
        if (operation.Exception is not null && text.TryWriteException(operation.Exception))
        {
            method.Builder.Guard(Primitive.Throw, text.ToString(), [.. text.Holes]);
        }
        else
        {
            method.Report(StatementDiagnostics.Throw, operation);
        }
    }

    /// <summary>
    /// A throw in the place of a value, and a value that is never read. The block ends with the throw: that is how
    /// regions know that it gives nothing.
    /// </summary>
    public Value[] ThrowInstead(IOperation expression)
    {
        Value[] nothing = method.Placeholders(expression);
        Throw(expression as IThrowOperation ?? (IThrowOperation)((IConversionOperation)expression).Operand);
        return nothing;
    }

    /// <summary>
    /// Whether a method throws or does nothing: <c>ArgumentOutOfRangeException.ThrowIfNegative</c> and its kin.
    /// </summary>
    public static bool IsGuard(IMethodSymbol target) =>
        target is { IsStatic: true, ReturnsVoid: true, ContainingType: { } type }
        && (IsThrowHelper(target, type) || IsAssert(target, type));

    /// <summary>A call of a method for which <see cref="IsGuard"/> holds.</summary>
    public void Call(IInvocationOperation call)
    {
        if (call.TargetMethod.Name == "ThrowIfNull"
            && Unwrap(call.Arguments.First(a => a.Parameter!.Ordinal == 0).Value) is { } tested
            && method.Types.Of(tested.Type) is not null)
        {
            NullTest(call, tested);
            return;
        }

        var text = new GuardText(method);
        if (text.TryWriteCall(call))
        {
            method.Builder.Guard(Primitive.Guard, text.ToString(), [.. text.Holes]);
        }
        else
        {
            method.Report(StatementDiagnostics.Throw, call);
        }
    }

    /// <summary>Numbers and spans are never null, nor is an array but one that the caller passes.</summary>
    private void NullTest(IInvocationOperation call, IOperation tested)
    {
        Value[] values = method.Expressions.LowerAll(tested);
        if (tested.Type is IArrayTypeSymbol && method.ArrayParameter(values[0]) is { } parameter)
        {
            string type = GuardText.NameOf(call.TargetMethod.ContainingType);
            string text = type + ".ThrowIfNull(" + GuardText.Escape(parameter) + ")";
            method.Builder.Guard(Primitive.Guard, text, []);
        }
    }

    private static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    private static bool IsThrowHelper(IMethodSymbol target, INamedTypeSymbol type)
    {
        if (!target.Name.StartsWith("ThrowIf", System.StringComparison.Ordinal))
        {
            return false;
        }

        for (INamedTypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor is { Name: "Exception", ContainingNamespace.Name: "System" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAssert(IMethodSymbol target, INamedTypeSymbol type) =>
        target.Name == "Assert" && type is { Name: "Debug", ContainingNamespace.Name: "Diagnostics" };
}
