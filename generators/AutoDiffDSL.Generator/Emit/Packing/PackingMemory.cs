using System.Collections.Generic;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Packing;

/// <summary>Where the C# that packs arguments gets names and memory from.</summary>
internal abstract class PackingMemory
{
    private const string Space = "global::System.Numerics.Tensors.";

    /// <summary>A name that nothing else has.</summary>
    public abstract string Unique(string wanted);

    /// <summary>The name of the frame for temporary memory.</summary>
    public abstract string Workspace();

    /// <summary>The number of elements of a leaf that is memory; of a matrix its rows and columns.</summary>
    public abstract string Shape(Parameter leaf);

    /// <summary>An array for what a method takes as one and nothing else, such as the array in a struct.</summary>
    /// <param name="wanted">What it is to be called.</param>
    /// <param name="element">The type of its elements.</param>
    /// <param name="leaf">What it stands for, which has the same shape.</param>
    /// <param name="once">Receives what is done before all calls.</param>
    /// <returns>Its name.</returns>
    public abstract string Array(string wanted, string element, Parameter leaf, List<Statement> once);

    /// <summary>The lengths of a tensor, as a span.</summary>
    public abstract string Lengths(Parameter leaf);

    /// <summary>A tensor for what a method takes as the class.</summary>
    /// <inheritdoc cref="Array" path="/param"/>
    /// <returns>Its name.</returns>
    public abstract string Tensor(string wanted, string element, Parameter leaf, List<Statement> once);

    /// <summary>The class, and how one of some lengths is made.</summary>
    protected static (string Type, string Made) NewTensor(string element, string lengths) => (
        $"{Space}Tensor<{element}>", $"{Space}Tensor.CreateFromShape<{element}>({lengths})");

    /// <summary>The brackets that say the rank of an array.</summary>
    protected static string Brackets(string shape) => shape.IndexOf(',') >= 0 ? "[,]" : "[]";
}
