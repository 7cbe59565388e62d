using System.Runtime.CompilerServices;
using System.Text;

namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>
/// Every overload of every member of the types that numerical code is written with: covered, or refused by which error.
/// </summary>
public sealed class LibraryCoverageTests
{
    /// <summary>
    /// ADL0308 and ADL0227 say what to write; ADL0214 and ADL0215 name a value whose type is not covered, ADL0205 is
    /// about text.
    /// </summary>
    private static readonly string[] s_advice = ["ADL0308", "ADL0227"];

    private static readonly string[] s_harmless = [.. s_advice, "ADL0214", "ADL0215", "ADL0205"];

    private static readonly Lazy<IReadOnlyList<MemberCoverage>> s_coverage = new(() => CoverageRun.Of(LibraryMembers.All));

    [Fact]
    public void No_member_makes_the_generator_fail_or_write_what_does_not_compile_or_gives_another_value()
    {
        string[] failures =
        [
            .. s_coverage.Value
                .Where(c => c.Failures.Count > 0 || c.Refusals.Any(r => r.Id is "ADL0999" or "ADL0901"))
                .Select(c => $"{c.Program}\n  {c.Failures.Concat(c.Refusals.Select(r => r.ToString())).First()}"),
        ];
        Assert.True(failures.Length == 0, string.Join("\n", failures));
    }

    /// <summary>
    /// "Has no source in this project", "make it static" or "call a static method" would send a user the wrong way.
    /// </summary>
    [Fact]
    public void A_refusal_names_a_type_that_is_not_covered_or_says_what_to_write_instead()
    {
        string[] misleading =
        [
            .. s_coverage.Value
                .SelectMany(c => c.Refusals.Select(r => (c.Program, c.Member, Refusal: r)))
                .Where(c => !(c.Member.IsDifferentiable ? s_advice : s_harmless).Contains(c.Refusal.Id)
                    || c.Refusal.GetMessage().Contains(": (", StringComparison.Ordinal)
                    || c.Refusal.GetMessage().EndsWith(": ", StringComparison.Ordinal))
                .Select(c => $"{c.Program}\n  {c.Refusal.GetMessage()}"),
        ];
        Assert.True(misleading.Length == 0, string.Join("\n", misleading));
    }

    [Fact]
    public void The_table_says_what_is_covered_and_what_is_refused() =>
        Verify(string.Concat(s_coverage.Value.Select(c => c + "\n")));

    private static void Verify(string text, [CallerFilePath] string file = "")
    {
        string verified = Path.Combine(Path.GetDirectoryName(file)!, "LibraryCoverage.verified.txt");
        string received = verified.Replace(".verified.", ".received.", StringComparison.Ordinal);
        if (File.Exists(verified) && File.ReadAllText(verified) == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text, new UTF8Encoding(false));
        Assert.Fail($"{Path.GetFileName(verified)} differs from {Path.GetFileName(received)}.");
    }
}
