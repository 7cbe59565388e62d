using System.Linq;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Models;

/// <summary>
/// One request: an attributed method with everything that its generated code depends on, and nothing else.
/// </summary>
/// <param name="Type">Where the generated members go.</param>
/// <param name="Accessibility">The method's accessibility as C# text, for the generated members.</param>
/// <param name="GeneratedName">The prefix of generated names: the method's name, or what the attribute says.</param>
/// <param name="Cref">What a documentation reference to the method must say, parameter types included.</param>
/// <param name="HintName">Unique name of the generated file, without extension.</param>
/// <param name="Modes">What to generate; resolved, never the default marker.</param>
/// <param name="Primal">The method, with callees inlined but for those that are called.</param>
/// <param name="Loss">The objective to generate, for a loss.</param>
internal sealed record MethodModel(
    TypeModel Type,
    string Accessibility,
    string GeneratedName,
    string Cref,
    string HintName,
    DerivativeModes Modes,
    Function Primal,
    LossModel? Loss)
{
    /// <summary>Whether the project checks integers for overflow where the source says nothing.</summary>
    public bool IsCheckedByDefault { get; init; }

    /// <summary>What stands between the accessibility and the type of a generated method.</summary>
    public string Modifier { get; init; } = "static";

    /// <summary>What a generated method begins with.</summary>
    public string Head => string.Concat(
        new[] { Accessibility, Modifier }.Where(word => word.Length > 0).Select(word => word + " "));

    /// <summary>The number type that the method leaves open; null for one of concrete types.</summary>
    public OpenType? OpenType { get; init; }

    /// <summary>The method among all, as those who call its derivatives name it.</summary>
    public string Key { get; init; } = "";

    /// <summary>The attributed methods that its derivatives call derivatives of, in order.</summary>
    public EquatableArray<string> Calls { get; init; }

    /// <summary>The derivatives that others call, as chains of transforms such as <c>VjpJvp</c>.</summary>
    public EquatableArray<string> Demanded { get; init; }
}

/// <summary>The type that receives the generated members.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Declarations">The nested partial declarations from outside in, e.g. <c>static partial class
/// Regression</c>.</param>
internal sealed record TypeModel(string Namespace, EquatableArray<string> Declarations)
{
    /// <summary>How its own members name it.</summary>
    public string Name
    {
        get
        {
            string declaration = Declarations[Declarations.Count - 1];
            return declaration.Substring(declaration.Split('<')[0].LastIndexOf(' ') + 1);
        }
    }
}

/// <summary>What the objective class of a loss needs.</summary>
/// <param name="PerSample">Whether the method is the loss of one sample.</param>
/// <param name="IsSample">For each primal parameter, whether it varies from sample to sample.</param>
internal sealed record LossModel(bool PerSample, EquatableArray<bool> IsSample);

/// <summary>The derivatives that a request asks for.</summary>
[System.Flags]
internal enum DerivativeModes
{
    None = 0,
    Jvp = 1,
    Vjp = 2,
    Gradient = 4,
    Hvp = 8,
    Jacobian = 16,
    Hessian = 32,
    Third = 64,
    All = 127,
    VjpJvp = 128,

    /// <summary>Nothing but what the derivatives of others call.</summary>
    OnDemand = 256,

    /// <summary>What fills a dense matrix.</summary>
    Matrix = Jacobian | Hessian,

    /// <summary>What only a sole scalar result has.</summary>
    Scalar = Gradient | Hvp | Hessian | Third,
}
