using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend.Tensors;

/// <summary>What to write in the place of members of tensors that the language does not cover.</summary>
internal static class TensorAdvice
{
    private const string Part = "index the tensor itself, or take a row with GetSpan";
    private const string Exchange = "exchange the indices where its elements are read, as in 't[j, i]'";
    private const string Joined = "copy the parts into a tensor of 'Tensor.CreateFromShape', by GetSpan and CopyTo";
    private const string Wide = "nothing is broadcast but a number; copy it in a loop, or before the call";
    private const string Reshape = "write 'Tensor.Reshape' with the lengths, as in '[n, m]'";
    private const string Random = "draw random numbers before the call, and pass them as a tensor";
    private const string Place =
        "where memory lies has no meaning in generated code; use the elements, as in 't[0, 0]'";

    private const string Indices = "write its indices between the brackets, as in 't[i, j]'";
    private const string Lengths =
        "write the lengths as a list, '[n, m]', or those of a tensor, 't.Lengths'; strides are not covered";

    private const string Version =
        "versions of .NET differ in what it gives of two operands; write a loop over the elements";

    private static readonly Dictionary<string, string> ByName = new()
    {
        ["Slice"] = Part,
        ["SetSlice"] = "write a loop over the elements, or copy to a row of GetSpan",
        ["Transpose"] = Exchange,
        ["PermuteDimensions"] = Exchange,
        ["Concatenate"] = Joined,
        ["ConcatenateOnDimension"] = Joined,
        ["Stack"] = Joined,
        ["StackAlongDimension"] = Joined,
        ["Resize"] = Joined,
        ["ResizeTo"] = Joined,
        ["Split"] = Part,
        ["Broadcast"] = Wide,
        ["BroadcastTo"] = Wide,
        ["TryBroadcastTo"] = Wide,
        ["Squeeze"] = Reshape,
        ["SqueezeDimension"] = Reshape,
        ["Unsqueeze"] = Reshape,
        ["ReverseDimension"] = "write a loop that indexes from the end, as in 't[^(i + 1), j]'",
        ["Strides"] = "it follows from Lengths: tensors are dense here, and rows lie one behind the other",
        ["GetDimensionSpan"] = "write a loop over the dimension that indexes the tensor",
        ["FillGaussianNormalDistribution"] = Random,
        ["FillUniformDistribution"] = Random,
        ["SequenceEqual"] = "compare lengths, and elements in a loop",
        ["TryCopyTo"] = "use CopyTo",
        ["TryFlattenTo"] = "use FlattenTo",
        ["TryGetSpan"] = "use GetSpan",
        ["Empty"] = "write 'Tensor.CreateFromShape' with a length of zero, '[0]'",
        ["IsPinned"] = Place,
        ["GetPinnedHandle"] = Place,
        ["GetPinnableReference"] = Place,
        ["Create"] = Lengths,
        ["CreateFromShape"] = Lengths,
        ["CreateFromShapeUninitialized"] = Lengths,
        ["Reshape"] = Lengths,
        [".ctor"] = Lengths,
        ["GetSpan"] = "write the indices that it begins at as a list, as in '[i, 0]'",
    };

    /// <summary>
    /// Functions of which .NET 10.0 leaves the second operand out, and reads the destination in its place.
    /// </summary>
    private static readonly string[] OfOneOperand =
        ["MaxMagnitude", "MaxMagnitudeNumber", "MaxNumber", "MinMagnitude", "MinMagnitudeNumber", "MinNumber"];

    /// <summary>Whether a type is a tensor, or the class of their functions.</summary>
    public static bool IsAbout(INamedTypeSymbol? type) =>
        TensorTypes.Contains(type) || TensorTypes.HoldsFunctions(type);

    /// <summary>
    /// The advice; null for a member of another type, and where there is none but what holds for spans.
    /// </summary>
    public static string? Of(ISymbol member)
    {
        if (!IsAbout(member.ContainingType))
        {
            return null;
        }

        return member switch
        {
            IPropertySymbol { IsIndexer: true } indexer => HasRanges(indexer.Parameters) ? Part : Indices,
            IMethodSymbol method when DependsOnVersion(method) => Version,
            IMethodSymbol { Name: "AsTensorSpan" or "AsReadOnlyTensorSpan" } view =>
                TensorTypes.Contains(view.ContainingType) ? Part : Lengths,
            _ => ByName.TryGetValue(member.Name, out string advice) ? advice : null,
        };
    }

    /// <summary>
    /// Whether the value of a function is not what its documentation says in all versions of .NET: .NET 10.0 also
    /// exchanges the arguments of an angle whose first is a number.
    /// </summary>
    public static bool DependsOnVersion(IMethodSymbol function) =>
        function.Name is "Atan2" or "Atan2Pi" ? !TensorTypes.Contains(function.Parameters[0].Type)
        : OfOneOperand.Contains(function.Name) && function.Parameters.Length > 1;

    private static bool HasRanges(IEnumerable<IParameterSymbol> parameters) =>
        parameters.Any(p => p.Type is INamedTypeSymbol { TypeArguments.Length: 1 } list
            && list.TypeArguments[0].Name == "NRange");
}
