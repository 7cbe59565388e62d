namespace AutoDiffDSL.Generator.Models;

/// <summary>The type parameter that stands for the numbers of a generic method.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Constraints">What generated methods demand of it; empty where it belongs to the type around
/// them.</param>
/// <param name="IsInferred">Whether the arguments of a call say what it is.</param>
internal sealed record OpenType(string Name, string Constraints, bool IsInferred)
{
    private bool IsOfMethod => Constraints.Length > 0;

    /// <summary>What follows a generated method's name where it is declared.</summary>
    public string Parameters => IsOfMethod ? "<" + Name + ">" : "";

    /// <summary>What follows a generated method's name where it is called.</summary>
    public string Arguments => IsInferred ? "" : Parameters;

    /// <summary>The line behind a generated method's head; empty where there is none.</summary>
    public string Where => IsOfMethod ? "where " + Name + " : " + Constraints : "";
}
