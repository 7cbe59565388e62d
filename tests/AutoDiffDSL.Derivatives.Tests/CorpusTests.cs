using System.Reflection;
using AutoDiffDSL.Derivatives.Tests.Harness;
using AutoDiffDSL.Testing;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>Every corpus method in every mode that it has.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string, Mode> Cases
    {
        get
        {
            var cases = new TheoryData<string, Mode>();
            foreach (CorpusMethod method in CorpusMethods.All)
                foreach (Mode mode in method.Modes)
                    cases.Add(method.Name, mode);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Derivative_is_right(string method, Mode mode)
    {
        CorpusMethod subject = CorpusMethods.Named(method);
        for (int number = 0; number < subject.PointCount; number++) Checks.At(subject, mode, number);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Signature_follows_the_contract(string method, Mode mode)
    {
        CorpusMethod subject = CorpusMethods.Named(method);
        MethodInfo generated = Signature.Find(subject, mode);
        Assert.Equal(
            Signature.Of(subject, mode).Select(p => p.Name),
            generated.GetParameters().Select(p => p.Name!));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Repeated_calls_allocate_nothing(string method, Mode mode)
    {
        CorpusMethod subject = CorpusMethods.Named(method);
        if (subject.Info.ReturnType.IsArray) return; // which is new at each call
        if (mode is Mode.Jacobian or Mode.Hessian && subject.PassesArrays) return; // which a dense method makes
        Point point = Point.Draw(subject, 0);
        BoundCall call = new Evaluation(subject).Prepare(mode, point);
        for (int warmUp = 0; warmUp < 3; warmUp++) call.Invoke();
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (int repeat = 0; repeat < 5; repeat++) call.Invoke();
        }));
    }
}
