using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
            TestNull(tested, call.TargetMethod.ContainingType, null);
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

    /// <summary>
    /// <c>if (a is null) throw new ArgumentNullException(nameof(a));</c> for an array: the same as
    /// <c>ArgumentNullException.ThrowIfNull(a)</c>. False for every other statement.
    /// </summary>
    public bool TryTestNull(IConditionalOperation conditional)
    {
        bool isTest = conditional.Condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals }
            or IIsPatternOperation { Pattern: IConstantPatternOperation };
        if (!isTest || conditional.WhenFalse is not null
            || MemoryComparisons.TestedForNull(method, conditional.Condition) is not { } tested
            || Thrown(conditional.WhenTrue) is not { Arguments.Length: 1, Initializer: null } exception
            || exception.Type is not INamedTypeSymbol { Name: "ArgumentNullException" } type
            || exception.Arguments[0] is not { Parameter.Name: "paramName", Value.ConstantValue.Value: string name })
        {
            return false;
        }

        TestNull(tested, type, name);
        return true;
    }

    /// <summary>What a statement throws if it does nothing else.</summary>
    private static IObjectCreationOperation? Thrown(IOperation statement) => statement switch
    {
        IBlockOperation { Operations.Length: 1 } block => Thrown(block.Operations[0]),
        IThrowOperation { Exception: { } exception } => Unwrap(exception) as IObjectCreationOperation,
        _ => null,
    };

    /// <summary>Numbers and spans are never null, nor is an array but one that the caller passes.</summary>
    /// <param name="tested">The array.</param>
    /// <param name="exception">The type that brings <c>ThrowIfNull</c>.</param>
    /// <param name="name">What the exception calls the array, if that is not its parameter's name.</param>
    private void TestNull(IOperation tested, INamedTypeSymbol exception, string? name)
    {
        Value[] values = method.Expressions.LowerAll(tested);
        if (tested.Type is IArrayTypeSymbol && method.ArrayParameter(values[0]) is { } parameter)
        {
            string type = GuardText.NameOf(exception);
            string argument = GuardText.Escape(parameter);
            if (name is not null && name != parameter)
            {
                argument += ", " + SymbolDisplay.FormatLiteral(name, quote: true);
            }

            method.Builder.Guard(Primitive.Guard, type + ".ThrowIfNull(" + argument + ")", []);
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
