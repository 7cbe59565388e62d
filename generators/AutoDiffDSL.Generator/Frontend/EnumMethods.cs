using AutoDiffDSL.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>The methods of enums that the language covers.</summary>
internal static class EnumMethods
{
    /// <summary>
    /// What <c>e.HasFlag(flag)</c> gives: whether all bits of the flag are set; null for another call.
    /// </summary>
    public static Value? HasFlag(MethodLowering method, IInvocationOperation call)
    {
        if (call is not
            {
                TargetMethod: { Name: "HasFlag", ContainingType.SpecialType: SpecialType.System_Enum },
                Instance: { } instance,
            }
            || call.Arguments[0].Value is not IConversionOperation { Operand: { } flag }
            || !SymbolEqualityComparer.Default.Equals(instance.Type, flag.Type))
        {
            return null;
        }

        Value bits = Promoted(method, method.Expressions.Lower(instance));
        Value asked = Promoted(method, method.Expressions.Lower(flag));
        return method.Builder.Compare(Primitive.Equal, method.Builder.Emit(Primitive.And, bits, asked), asked);
    }

    /// <summary>C# computes with <c>int</c> and larger types.</summary>
    private static Value Promoted(MethodLowering method, Value bits) =>
        bits.Type.Element.Bytes() >= 4 ? bits
        : method.Known.Of(bits) is { } known ? method.Builder.Constant(IrType.Int32, known)
        : method.Builder.Convert(bits, ScalarKind.Int32);
}
