using System;
using System.Linq;
using AutoDiffDSL.Generator.Models;
using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Frontend;

/// <summary>What an attribute on a method asks for.</summary>
internal sealed class Request
{
    public const string Differentiable = "AutoDiffDSL.DifferentiableAttribute";
    public const string Loss = "AutoDiffDSL.LossAttribute";
    public const string Checkpoint = "AutoDiffDSL.CheckpointAttribute";
    public const string Scratch = "AutoDiffDSL.ScratchAttribute";
    public const string NoDerivative = "AutoDiffDSL.NoDerivativeAttribute";
    private const string Sample = "AutoDiffDSL.SampleAttribute";

    public Request(IMethodSymbol method, AttributeData attribute)
    {
        Method = method;
        Attribute = attribute;
        IsLoss = Is(attribute, Loss);
        Name = Argument("Name") as string is { Length: > 0 } name ? name : method.Name;
        Modes = Argument("Modes") is int modes ? (DerivativeModes)modes : DerivativeModes.None;
        if (IsLoss && Modes != DerivativeModes.None)
        {
            Modes |= DerivativeModes.Gradient | DerivativeModes.Vjp;
        }

        if ((Modes & DerivativeModes.Jacobian) != 0)
        {
            Modes |= DerivativeModes.Vjp;
        }

        if ((Modes & DerivativeModes.Hessian) != 0)
        {
            Modes |= DerivativeModes.Gradient | DerivativeModes.Hvp;
        }

        if (Is(attribute, Checkpoint))
        {
            Modes = DerivativeModes.OnDemand | DerivativeModes.Jvp | DerivativeModes.Vjp;
        }

        IsPerSample = Argument("PerSample") is true;
    }

    public IMethodSymbol Method { get; }

    public AttributeData Attribute { get; }

    public bool IsLoss { get; }

    /// <summary>The prefix of generated names.</summary>
    public string Name { get; }

    /// <summary>
    /// What the attribute asks for; none stands for the default. A loss has what its objective calls in any case, and
    /// a dense matrix comes with the method that gives its rows.
    /// </summary>
    public DerivativeModes Modes { get; }

    public bool IsPerSample { get; }

    /// <summary>
    /// The attribute by which a method has derivatives: what asks for them comes before what others ask for them by.
    /// </summary>
    public static AttributeData? Of(IMethodSymbol method) =>
        Find(method, Loss) ?? Find(method, Differentiable) ?? Find(method, Checkpoint);

    public static bool IsSample(IParameterSymbol parameter) => Has(parameter, Sample);

    /// <summary>Whether the user excludes the parameter from differentiation.</summary>
    public static bool IsConstant(IParameterSymbol parameter) =>
        Has(parameter, NoDerivative) || Has(parameter, Sample) || Has(parameter, Scratch);

    public static bool Has(ISymbol symbol, string attribute) => Find(symbol, attribute) is not null;

    public static AttributeData? Find(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(a => Is(a, attribute));

    /// <summary>
    /// Whether an attribute has the full name; the short one is compared first, since it costs nothing.
    /// </summary>
    private static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type
        && name.EndsWith(type.Name, StringComparison.Ordinal)
        && type.ToDisplayString() == name;

    private object? Argument(string name) =>
        Attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value;
}
