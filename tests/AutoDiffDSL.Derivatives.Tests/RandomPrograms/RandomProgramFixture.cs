using AutoDiffDSL.Derivatives.Tests.Harness;

namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>
/// The random programs that tests use: of the seeds from zero on, the first ones with a point where differences can be
/// trusted. All are compiled together; where that fails, each by itself.
/// </summary>
public sealed class RandomProgramFixture
{
    public const int Count = 200;
    private const int Seeds = 220;

    private static readonly Lazy<IReadOnlyList<(RandomProgram Program, int Point)>> s_chosen = new(Choose);
    private readonly Lazy<IReadOnlyList<CorpusMethod>?> _together = new(CompileTogether);

    public static IReadOnlyList<(RandomProgram Program, int Point)> Chosen => s_chosen.Value;

    public CorpusMethod Compiled(int index) =>
        _together.Value?[index] ?? ProgramCompiler.Compile([Chosen[index].Program], withDerivatives: true)[0];

    private static IReadOnlyList<(RandomProgram Program, int Point)> Choose()
    {
        RandomProgram[] programs = [.. Enumerable.Range(0, Seeds).Select(RandomProgram.Of)];
        IReadOnlyList<CorpusMethod> methods = ProgramCompiler.Compile(programs, withDerivatives: false);
        return
        [
            .. programs.Zip(methods, (program, method) => (program, SmoothPoint.Find(method)))
                .Where(pair => pair.Item2 is not null)
                .Select(pair => (pair.program, pair.Item2!.Value))
                .Take(Count),
        ];
    }

    private static IReadOnlyList<CorpusMethod>? CompileTogether()
    {
        try
        {
            return ProgramCompiler.Compile([.. Chosen.Select(pair => pair.Program)], withDerivatives: true);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
