namespace AutoDiffDSL;

/// <summary>
/// Marks a differentiable scalar method as a loss: besides its derivatives, a sealed class <c>FObjective</c> is
/// generated that binds the method's data and implements <see cref="IObjective"/> and <see cref="IHessianObjective"/>.
/// </summary>
/// <remarks>
/// The objective is a function of one vector of <see cref="double"/>: the active numbers of the parameters in the order
/// of declaration, members of structs and tuples likewise, spans element by element, matrices row by row. A struct that
/// also holds something inactive is bound as a value, from which that is taken. The objective of a generic method is
/// that of the method with <see cref="double"/> for its type parameter.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class LossAttribute : Attribute
{
    /// <summary>Which derivatives to generate.</summary>
    public Modes Modes { get; set; } = Modes.Default;

    /// <summary>Stands in for the method's name in the generated names; null keeps the method's name.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// True when the method is the loss of one sample. Parameters marked <see cref="SampleAttribute"/> then hold one
    /// sample's data; the objective is the mean over all samples and implements <see cref="ISampledObjective"/>.
    /// </summary>
    public bool PerSample { get; set; }
}
