namespace AutoDiffDSL;

/// <summary>
/// Marks a parameter of a per-sample loss (<see cref="LossAttribute.PerSample"/>) as one sample's data: a span
/// becomes flat rows with a row length in the objective's constructor, a scalar becomes a memory with one value a
/// sample. Such a parameter is constant with respect to differentiation.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class SampleAttribute : Attribute;
