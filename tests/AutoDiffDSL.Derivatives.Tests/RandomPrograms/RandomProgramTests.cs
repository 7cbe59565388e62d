using AutoDiffDSL.Derivatives.Tests.Harness;
using Xunit.Sdk;

namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>
/// Random programs that mutate, branch, swap, slice and jump, through the same checks as the corpus. A failure shows
/// the smallest program found that fails in the same way.
/// </summary>
public sealed class RandomProgramTests(RandomProgramFixture fixture) : IClassFixture<RandomProgramFixture>
{
    private const int ShrinkAttempts = 150;

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, RandomProgramFixture.Count)];

    [Fact]
    public void Most_random_programs_have_a_smooth_point() =>
        Assert.Equal(RandomProgramFixture.Count, RandomProgramFixture.Chosen.Count);

    [Theory]
    [MemberData(nameof(Indices))]
    public void Derivatives_of_a_random_program_are_right(int index)
    {
        (RandomProgram program, int point) = RandomProgramFixture.Chosen[index];
        string? failure = Failure(() => fixture.Compiled(index), point);
        if (failure is null) return;

        RandomProgram smallest = Shrinker.Shrink(program, candidate => FailsLike(failure, candidate), ShrinkAttempts);
        Assert.Fail($"{failure}\n{smallest}");
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
