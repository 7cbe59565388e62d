using Microsoft.CodeAnalysis;

namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>What the generator makes of a program that uses a member.</summary>
/// <param name="Member">The member.</param>
/// <param name="Program">The method that uses it.</param>
/// <param name="Refusals">The errors of the generator, none where the member is covered.</param>
/// <param name="Failures">
/// Errors of C# in the program or in what was generated from it, and how the forward derivative's value differs from
/// the program's.
/// </param>
internal sealed record MemberCoverage(
    LibraryMember Member, string Program, IReadOnlyList<Diagnostic> Refusals, IReadOnlyList<string> Failures)
{
    public override string ToString() => Member.Name + ": "
        + (Refusals.Count == 0 ? "covered" : "refused " + string.Join(" ", Refusals.Select(r => r.Id).Distinct().Order()));
}
