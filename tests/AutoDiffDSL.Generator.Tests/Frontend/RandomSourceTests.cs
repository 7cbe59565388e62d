using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Tests.Frontend;

public sealed class RandomSourceTests
{
    private const int MethodsPerSeed = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_methods_compute_what_CSharp_computes(int seed)
    {
        string members = string.Concat(Enumerable.Range(0, MethodsPerSeed)
            .Select(i => new RandomSource((seed * 1000) + i).Method(i.ToString(null, null))));
        LoweredProgram[] programs = LoweredProgram.CreateAll(members, MethodsPerSeed);
        foreach (LoweredProgram program in programs)
        {
            Verifier.Verify(program.Primal);
            program.AssertSame(new[] { 0.5, -1.5, 2.0 }, new[] { 1.0, 3.0, -0.25, 0.75 }, 0.25, 2);
            program.AssertSame(new[] { 1.5, 4.5, -2.0 }, new[] { -1.0, 2.0, 0.25, 0.75 }, 3.25, 3);
            program.AssertSame(new[] { -1.5, 0.125, -2.0 }, new[] { -4.0, 2.5, 1.25, 0.0 }, -2.0, 5);
        }
    }
}
