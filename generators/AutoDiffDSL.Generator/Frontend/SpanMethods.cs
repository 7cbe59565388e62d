using System.Linq;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>The methods of spans and arrays that the language covers.</summary>
internal static class SpanMethods
{
    /// <summary>
    /// Lowers <paramref name="call"/> if it is one of them; the result is empty where it returns nothing.
    /// </summary>
    public static bool TryLower(MethodLowering method, IInvocationOperation call, out Value[] result)
    {
        result = [];
        IMethodSymbol target = call.TargetMethod;
        INamedTypeSymbol type = target.ContainingType;
        if (type.ContainingNamespace is not { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
        {
            return false;
        }

        bool isOnSpan = call.Instance is { } instance && method.Buffers.IsSequence(instance);
        bool isStatic = call.Instance is null && type.Name is "MemoryExtensions" or "Array";
        if (!isOnSpan && !isStatic)
        {
            return false;
        }

        IOperation[] operands = isOnSpan
            ? [call.Instance!, .. Ordered(call)]
            : [.. Ordered(call)];
        if (operands.Length == 0 || !method.Buffers.IsSequence(operands[0]))
        {
            return false;
        }

        string shape = target.Name + "(" + string.Join(",", operands.Skip(1).Select(o => Shape(method, o))) + ")";
        SyntaxNode syntax = call.Syntax;
        switch (shape)
        {
            case "AsSpan()" or "AsReadOnlySpan()":
                result = Read(operands[0]).Leaves;
                return true;
            case "Slice(int)" or "AsSpan(int)":
                Sequence tail = Read(operands[0]);
                Value from = method.Expressions.Lower(operands[1]);
                Value rest = method.Builder.Emit(Primitive.Subtract, method.Buffers.Length(tail), from);
                result = method.Buffers.Slice(tail, from, rest).Leaves;
                return true;
            case "Slice(int,int)" or "AsSpan(int,int)":
                Sequence whole = Read(operands[0]);
                Value offset = method.Expressions.Lower(operands[1]);
                result = method.Buffers.Slice(whole, offset, method.Expressions.Lower(operands[2])).Leaves;
                return true;
            case "AsSpan(Index)":
                Sequence all = Read(operands[0]);
                Value first = method.Buffers.Position(all, operands[1]);
                Value after = method.Builder.Emit(Primitive.Subtract, method.Buffers.Length(all), first);
                result = method.Buffers.Slice(all, first, after).Leaves;
                return true;
            case "AsSpan(Range)" when Unwrap(operands[1]) is IRangeOperation range:
                result = method.Buffers.Slice(Read(operands[0]), range).Leaves;
                return true;
            case "Clear()":
                foreach (Value buffer in Read(operands[0]).Leaves)
                {
                    method.Builder.Effect(Primitive.Clear, buffer);
                }

                return true;
            case "Fill(scalar)" or "Fill(int)" or "Fill(struct)":
                Sequence filled = Read(operands[0]);
                method.Copies.Fill(filled, method.Expressions.LowerAll(operands[1]), syntax);
                return true;
            case "CopyTo(buffer)":
                Sequence source = Read(operands[0]);
                method.Copies.CopyTo(source, Read(operands[1]), syntax);
                return true;
            case "TryCopyTo(buffer)":
                Sequence read = Read(operands[0]);
                result = [method.Copies.TryCopyTo(read, Read(operands[1]), syntax)];
                return true;
            case "Reverse()" when call.TargetMethod.ReturnsVoid:
                method.Copies.Reverse(Read(operands[0]), syntax);
                return true;
            case "ToArray()":
                result = method.Copies.ToNewArray(Read(operands[0])).Leaves;
                return true;
            default:
                return false;
        }

        Sequence Read(IOperation operation) => method.Buffers.Read(operation);
    }

    private static IOperation[] Ordered(IInvocationOperation call) =>
        [.. call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => a.Value)];

    private static IOperation Unwrap(IOperation operation) =>
        operation is IConversionOperation conversion ? conversion.Operand : operation;

    private static string Shape(MethodLowering method, IOperation operation) => method.Types.Of(operation.Type) switch
    {
        { IsSequence: true } => "buffer",
        { IsLeaf: true, Type.Element: ScalarKind.Int32 } => "int",
        { IsLeaf: true } => "scalar",
        { Kind: LayoutKind.Members } => "struct",
        _ => operation.Type?.Name ?? "",
    };
}
