using AutoDiffDSL.Derivatives.Tests.Harness;
using FsCheck;
using FsCheck.Fluent;

namespace AutoDiffDSL.Derivatives.Tests.RandomPrograms;

/// <summary>
/// Programs drawn together, those of them that have a point where differences can be trusted. All are compiled at once;
/// where that fails, each by itself.
/// </summary>
public sealed class ProgramBatch
{
    /// <summary>How many programs are compiled together.</summary>
    public const int Size = 50;

    /// <summary>Drawn in addition, since some programs have no smooth point among those that are tried.</summary>
    private const int Spare = 5;

    private readonly IReadOnlyList<CorpusMethod>? _together;

    public ProgramBatch(int number)
    {
        Programs = Choose(number);
        try
        {
            _together = ProgramCompiler.Compile([.. Programs.Select(p => p.Program)], withDerivatives: true);
        }
        catch (InvalidOperationException)
        {
            _together = null;
        }
    }

    public IReadOnlyList<(RandomProgram Program, int Point)> Programs { get; }

    public CorpusMethod Compiled(int index) =>
        _together?[index] ?? ProgramCompiler.Compile([Programs[index].Program], withDerivatives: true)[0];

    private static IReadOnlyList<(RandomProgram Program, int Point)> Choose(int number)
    {
        Gen<RandomProgram> programs = Gen.Choose(0, int.MaxValue - 1).Select(RandomProgram.Of);
        RandomProgram[] drawn =
        [
            .. programs.Sample(Size + Spare, new Rnd((ulong)number + 1), 0).DistinctBy(p => p.Seed),
        ];
        IReadOnlyList<CorpusMethod> methods = ProgramCompiler.Compile(drawn, withDerivatives: false);
        return
        [
            .. drawn.Zip(methods, (program, method) => (program, SmoothPoint.Find(method)))
                .Where(pair => pair.Item2 is not null)
                .Select(pair => (pair.program, pair.Item2!.Value))
                .Take(Size),
        ];
    }
}
