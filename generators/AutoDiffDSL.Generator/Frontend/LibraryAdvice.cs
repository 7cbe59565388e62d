using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Diagnostics;
using AutoDiffDSL.Generator.Frontend.Layouts;
using AutoDiffDSL.Generator.Frontend.Tensors;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>What to write in the place of members of .NET's numerical types that the language does not cover.</summary>
internal static class LibraryAdvice
{
    private const string Functions = "write it in terms of functions of Math that have one";
    private const string Components = "write it in terms of its components";
    private const string Loop = "write a loop over the elements";
    private const string Bits = "it works on bits; write it with comparisons and '?:'";
    private const string Mask = "its result is a mask of bits; compare components, as in 'a.X > b.X'";
    private const string Matrix =
        "matrices of System.Numerics are not covered; write the sums of products, or turn by a Quaternion";

    private const string Compare = "compare numbers with '==' and '<'";
    private const string Machine = "what it gives for NaN depends on the machine; use ";

    /// <summary>By the name alone, or by those of the type and the member.</summary>
    private static readonly Dictionary<string, string> ByName = new()
    {
        ["ReciprocalEstimate"] = "an estimate has no derivative; write '1 / x'",
        ["ReciprocalSqrtEstimate"] = "an estimate has no derivative; write '1 / Math.Sqrt(x)'",
        ["MultiplyAddEstimate"] = "whether it rounds once or twice depends on the machine; write 'x * y + z'",
        ["TensorPrimitives.ReciprocalEstimate"] = "an estimate has no derivative; use TensorPrimitives.Reciprocal",
        ["TensorPrimitives.ReciprocalSqrtEstimate"] =
            "an estimate has no derivative; use TensorPrimitives.ReciprocalSqrt",
        ["TensorPrimitives.MultiplyAddEstimate"] =
            "whether it rounds once or twice depends on the machine; use TensorPrimitives.MultiplyAdd",
        ["MaxNative"] = Machine + "'Max'",
        ["MinNative"] = Machine + "'Min'",
        ["ClampNative"] = Machine + "'Clamp'",
        ["BigMul"] = "convert the factors to 'double' and multiply",
        ["IsPow2"] = "write 'Math.ScaleB(1, Math.ILogB(x)) == x'",
        ["Equals"] = Compare,
        ["CompareTo"] = Compare,
        ["GetHashCode"] = Compare,
        ["GetTypeCode"] = "its result is the same for every value; leave it out",
        ["CreateChecked"] = "write a cast",
        ["CreateSaturating"] = "write a cast behind 'Math.Clamp'",
        ["CreateTruncating"] = "write a cast",
        ["Complex.MaxMagnitude"] = "compare 'a.Magnitude' with 'b.Magnitude'",
        ["Complex.MinMagnitude"] = "compare 'a.Magnitude' with 'b.Magnitude'",
        ["Transform"] = Matrix,
        ["TransformNormal"] = Matrix,
        ["CreateFromRotationMatrix"] = Matrix,
        ["ConditionalSelect"] = "masks of bits are not covered; choose each component with '?:'",
        ["Shuffle"] = "write 'new' with the components in their new order",
        ["CreateScalarUnsafe"] = "its other components are arbitrary; use CreateScalar",
        ["AsVector3Unsafe"] = "its other components are arbitrary; use AsVector3",
        ["AsVector4Unsafe"] = "its other components are arbitrary; use AsVector4",
        ["GetElement"] = "write 'v[i]'",
        ["WithElement"] = "assign to 'v[i]'",
        ["AsMemory"] = "use a span",
        ["GetEnumerator"] = "write 'foreach'",
        ["GetPinnableReference"] = "use the element, 'span[0]'",
        ["op_Equality"] = "it compares places in memory; compare lengths and elements",
        ["op_Inequality"] = "it compares places in memory; compare lengths and elements",
        ["Sort"] = "only spans and arrays of double or float are sorted by themselves; write a loop over the elements",
    };

    private static readonly string[] OfBits =
    [
        "AllBitsSet", "AndNot", "BitwiseAnd", "BitwiseOr", "ExtractMostSignificantBits", "OnesComplement", "Xor",
        "op_BitwiseAnd", "op_BitwiseOr", "op_ExclusiveOr", "op_LeftShift", "op_OnesComplement", "op_RightShift",
        "op_UnsignedRightShift",
    ];

    /// <summary>
    /// Reports that a member of .NET is not covered, and what to write instead; false for a member of another type.
    /// </summary>
    public static bool Report(MethodLowering method, ISymbol member, IOperation at)
    {
        if (!LibraryTypes.Contains(member.ContainingType) && !IsOfGenericMathematics(member.ContainingType))
        {
            return false;
        }

        if (IsOfText(member))
        {
            method.Report(ExpressionDiagnostics.Text, at);
        }
        else
        {
            method.Report(CallDiagnostics.UnknownFunction, at, advice: Of(member));
        }

        return true;
    }

    private static string Of(ISymbol member)
    {
        INamedTypeSymbol type = member.ContainingType;
        return TensorAdvice.Of(member) is { } ofTensors ? ofTensors
            : ByName.TryGetValue(type.Name + "." + member.Name, out string? special) ? special
            : ByName.TryGetValue(member.Name, out string? advice) ? advice
            : OfBits.Contains(member.Name.Replace("Assignment", ""))
                || member.Name.EndsWith("AllBitsSet", System.StringComparison.Ordinal) ? Bits
            : LibraryTypes.IsMemory(type) || LibraryTypes.IsTensorPrimitives(type) || TensorAdvice.IsAbout(type) ? Loop
            : FunctionTable.IsMathematical(type) || IsOfGenericMathematics(type) ? Functions
            : !KnownStructs.Contains(type) && type.Name != "Vector" ? Matrix
            : KnownStructs.Contains((member as IMethodSymbol)?.ReturnType) && IsMask(member.Name) ? Mask
            : Components;
    }

    private static bool IsOfGenericMathematics(INamedTypeSymbol? type) =>
        type is { TypeKind: TypeKind.Interface, ContainingNamespace.Name: "Numerics" }
        && type.ContainingNamespace.ContainingNamespace.Name == "System";

    private static bool IsMask(string name) =>
        name == "Equals" || name.StartsWith("Is", System.StringComparison.Ordinal)
        || name.StartsWith("GreaterThan", System.StringComparison.Ordinal)
        || name.StartsWith("LessThan", System.StringComparison.Ordinal);

    private static bool IsOfText(ISymbol member) =>
        member is IMethodSymbol method
        && (method.Name is "ToString" or "Parse" or "TryParse" or "TryFormat"
            || method.Parameters.Any(p => IsText(p.Type)));

    private static bool IsText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        INamedTypeSymbol { TypeArguments.Length: 1 } span =>
            span.TypeArguments[0].SpecialType is SpecialType.System_Char or SpecialType.System_String,
        _ => false,
    };
}
