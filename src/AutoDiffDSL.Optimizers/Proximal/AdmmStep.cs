namespace AutoDiffDSL.Optimizers;

/// <summary>What a run of ADMM shows of one step.</summary>
/// <param name="Step">The number of steps made before.</param>
/// <param name="Value">f(z) + g(z).</param>
/// <param name="PrimalResidual">|x - z|: how far the copies are apart.</param>
/// <param name="DualResidual">rho |z - z before|: how far from stationary they are. Infinite before the first step.
/// </param>
public readonly record struct AdmmStep(long Step, double Value, double PrimalResidual, double DualResidual);
