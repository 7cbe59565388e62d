namespace AutoDiffDSL.Benchmarks;

/// <summary>One program's line of the table. Ratios are medians over rounds; times are of one call.</summary>
public sealed record RatioRow(
    string Name,
    double PrimalMicroseconds,
    double GradientOverPrimal,
    double HvpOverGradient,
    double GradientOverByHand,
    long GradientBytes,
    long HvpBytes,
    long GradientTapeBytes,
    long HvpTapeBytes,
    long ActivationBytes,
    double GradientBound);
