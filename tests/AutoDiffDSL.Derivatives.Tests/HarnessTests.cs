using AutoDiffDSL.Derivatives.Tests.Harness;
using Xunit.Sdk;

namespace AutoDiffDSL.Derivatives.Tests;

/// <summary>The checks accept derivatives that are right and refuse each kind of wrong one.</summary>
public sealed class HarnessTests
{
    [Theory]
    [InlineData(nameof(HandWritten.Right), Mode.Jvp)]
    [InlineData(nameof(HandWritten.Right), Mode.Vjp)]
    [InlineData(nameof(HandWritten.Right), Mode.Gradient)]
    [InlineData(nameof(HandWritten.Right), Mode.Hvp)]
    [InlineData(nameof(HandWritten.Scale), Mode.Jvp)]
    [InlineData(nameof(HandWritten.Scale), Mode.Vjp)]
    public void Right_derivatives_pass(string method, Mode mode) => Checks.At(Named(method), mode, 0);

    [Theory]
    [InlineData(nameof(HandWritten.WrongValue), Mode.Gradient, "the primal gives")]
    [InlineData(nameof(HandWritten.WrongFactor), Mode.Jvp, "extrapolated difference")]
    [InlineData(nameof(HandWritten.WrongFactor), Mode.Gradient, "extrapolated difference")]
    [InlineData(nameof(HandWritten.VjpThatOverwrites), Mode.Vjp, "Vjp adds")]
    [InlineData(nameof(HandWritten.GradientThatAdds), Mode.Gradient, "claimed NaN")]
    [InlineData(nameof(HandWritten.InfiniteGradient), Mode.Gradient, "claimed Infinity")]
    [InlineData(nameof(HandWritten.WrongHessian), Mode.Hvp, "extrapolated difference")]
    [InlineData(nameof(HandWritten.ScaleTwice), Mode.Jvp, "the primal gives")]
    [InlineData(nameof(HandWritten.Missing), Mode.Jvp, "missing HandWritten.MissingJvp")]
    public void Wrong_derivatives_are_refused(string method, Mode mode, string reason)
    {
        XunitException refusal = Assert.ThrowsAny<XunitException>(() => Checks.At(Named(method), mode, 0));
        Assert.Contains(reason, refusal.Message);
    }

    [Fact]
    public void Names_of_results_avoid_parameters()
    {
        Assert.Equal("right", Signature.ResultName(Named(nameof(HandWritten.Right))));
        Assert.Equal("wResult", Signature.ResultName(Named(nameof(HandWritten.W))));
    }

    private static CorpusMethod Named(string name) => new(typeof(HandWritten).GetMethod(name)!);
}
