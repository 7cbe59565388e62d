using System.Runtime.CompilerServices;
using System.Text;

namespace AutoDiffDSL.Generator.Tests.Coverage;

/// <summary>
/// Every overload of every member of the types that numerical code is written with: covered, or refused by which error.
/// </summary>
public sealed class LibraryCoverageTests
{
    private static readonly Lazy<IReadOnlyList<MemberCoverage>> s_coverage = new(() => CoverageRun.Of(LibraryMembers.All));

    [Fact]
    public void No_member_makes_the_generator_fail_or_write_what_does_not_compile()
    {
        string[] failures =
        [
            .. s_coverage.Value
                .Where(c => c.Failures.Count > 0 || c.Refusals.Any(r => r.Id is "ADL0999" or "ADL0901"))
                .Select(c => $"{c.Program}\n  {c.Failures.Concat(c.Refusals).First()}"),
        ];
        Assert.True(failures.Length == 0, string.Join("\n", failures));
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
