using AutoDiffDSL.Derivatives.Tests.Harness;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>
/// Random programs that mutate, branch, swap, slice and jump, through the same checks as the corpus. A failure shows
/// the smallest program found that fails in the same way.
/// </summary>
public abstract class RandomProgramTests(ITestOutputHelper output)
{
    private const int ShrinkAttempts = 150;
    private const int Default = 2000;

    /// <summary>The number of programs, which <c>RANDOM_PROGRAMS</c> may change.</summary>
    private static readonly int s_count =
        int.TryParse(Environment.GetEnvironmentVariable("RANDOM_PROGRAMS"), out int asked) ? asked : Default;

    /// <summary>Every second batch: half of them run beside the other half.</summary>
    protected static TheoryData<int> Batches(int first) =>
        [.. Enumerable.Range(0, s_count / ProgramBatch.Size).Where(number => number % 2 == first)];

    protected void Check(int number)
    {
        var batch = new ProgramBatch(number);
        Assert.True(batch.Programs.Count >= ProgramBatch.Size * 9 / 10, "too few programs have a smooth point");
        List<string> failures = [];
        int undecided = 0;
        for (int i = 0; i < batch.Programs.Count; i++)
        {
            (RandomProgram program, int point) = batch.Programs[i];
            int index = i;
            string? failure = Failure(() => batch.Compiled(index), point);
            if (failure is null) continue;
            if (failure.StartsWith(Differences.Undecided, StringComparison.Ordinal))
            {
                undecided++;
                continue;
            }

            RandomProgram smallest = failures.Count > 2
                ? program
                : Shrinker.Shrink(program, candidate => FailsLike(failure, candidate), ShrinkAttempts);
            failures.Add($"{failure}\n{smallest}");
        }

        output.WriteLine($"{batch.Programs.Count} programs, {undecided} of them steep in a direction that was drawn");
        Assert.True(undecided <= ProgramBatch.Size / 10, "too few programs are checked to the end");
        Assert.True(failures.Count == 0, $"{failures.Count} failures\n" + string.Join("\n\n", failures));
    }

    private static string? Failure(Func<CorpusMethod> compile, int point)
    {
        try
        {
            CorpusMethod method = compile();
            foreach (Mode mode in method.Modes) Checks.At(method, mode, point);
            return null;
        }
        catch (Exception failure) when (failure is XunitException or InvalidOperationException or ArgumentException)
        {
            return failure.Message;
        }
    }

    private static bool FailsLike(string failure, RandomProgram candidate)
    {
        try
        {
            CorpusMethod primal = ProgramCompiler.Compile([candidate], withDerivatives: false)[0];
            if (SmoothPoint.Find(primal) is not { } point) return false;
            string? found = Failure(() => ProgramCompiler.Compile([candidate], withDerivatives: true)[0], point);
            return found is not null && Kind(found) == Kind(failure);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The start of a message: what went wrong, without the numbers.</summary>
    private static string Kind(string message) => message[..Math.Min(message.Length, 12)];
}

public sealed class EvenRandomProgramTests(ITestOutputHelper output) : RandomProgramTests(output)
{
    public static TheoryData<int> Numbers => Batches(0);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Derivatives_of_random_programs_are_right(int number) => Check(number);
}

public sealed class OddRandomProgramTests(ITestOutputHelper output) : RandomProgramTests(output)
{
    public static TheoryData<int> Numbers => Batches(1);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Derivatives_of_random_programs_are_right(int number) => Check(number);
}
