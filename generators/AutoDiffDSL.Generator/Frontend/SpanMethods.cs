using System.Linq;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>The methods of spans and arrays that the language covers.</summary>
internal static class SpanMethods
{
    /// <summary>
    /// Lowers <paramref name="call"/> if it is one of them; the result is null where it returns nothing.
    /// </summary>
    public static bool TryLower(MethodLowering method, IInvocationOperation call, out Value? result)
    {
        result = null;
        IMethodSymbol target = call.TargetMethod;
        INamedTypeSymbol type = target.ContainingType;
        if (type.ContainingNamespace is not { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
        {
            return false;
        }

        bool isOnSpan = call.Instance is { } instance && method.Types.IsBuffer(instance.Type) && method.Types.IsBuffer(type);
        bool isStatic = call.Instance is null && type.Name is "MemoryExtensions" or "Array";
        if (!isOnSpan && !isStatic)
        {
            return false;
        }

        IOperation[] operands = isOnSpan
            ? [call.Instance!, .. Ordered(call)]
            : [.. Ordered(call)];
        if (operands.Length == 0 || !method.Types.IsBuffer(operands[0].Type))
        {
            return false;
        }

        string shape = target.Name + "(" + string.Join(",", operands.Skip(1).Select(o => Shape(method, o))) + ")";
        SyntaxNode syntax = call.Syntax;
        switch (shape)
        {
            case "AsSpan()" or "AsReadOnlySpan()":
                result = Lower(method, operands[0]);
                return true;
            case "Slice(int)" or "AsSpan(int)":
                Value tail = Lower(method, operands[0]);
                Value from = Lower(method, operands[1]);
                Value rest = method.Builder.Emit(Primitive.Subtract, method.Buffers.Length(tail), from);
                result = method.Buffers.Slice(tail, from, rest);
                return true;
            case "Slice(int,int)" or "AsSpan(int,int)":
                Value whole = Lower(method, operands[0]);
                Value offset = Lower(method, operands[1]);
                result = method.Buffers.Slice(whole, offset, Lower(method, operands[2]));
                return true;
            case "AsSpan(Range)" when Unwrap(operands[1]) is IRangeOperation range:
                result = method.Buffers.Slice(Lower(method, operands[0]), range);
                return true;
            case "Clear()":
                method.Builder.Effect(Primitive.Clear, Lower(method, operands[0]));
                return true;
            case "Fill(scalar)" or "Fill(int)":
                Value filled = Lower(method, operands[0]);
                method.Copies.Fill(filled, Lower(method, operands[1]), syntax);
                return true;
            case "CopyTo(buffer)":
                Value source = Lower(method, operands[0]);
                method.Copies.CopyTo(source, Lower(method, operands[1]), syntax);
                return true;
            case "ToArray()":
                result = method.Copies.ToNewArray(Lower(method, operands[0]));
                return true;
            default:
                return false;
        }
    }

    private static IOperation[] Ordered(IInvocationOperation call) =>
        [.. call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value)];

    private static Value Lower(MethodLowering method, IOperation operation) => method.Expressions.Lower(operation);

    private static IOperation Unwrap(IOperation operation) =>
        operation is IConversionOperation conversion ? conversion.Operand : operation;

    private static string Shape(MethodLowering method, IOperation operation) => method.Types.Map(operation.Type) switch
    {
        { IsBuffer: true } => "buffer",
        { Element: ScalarKind.Int32 } => "int",
        { IsScalar: true } => "scalar",
        _ => operation.Type?.Name ?? "",
    };
}
