namespace AutoDiffDSL.Stability;

/// <summary>What a step size does to a network whose kernel is known (Lewkowycz et al., 2020, section 2).</summary>
public enum CatapultPhase
{
    /// <summary>eta Lambda is below 2: the loss falls, and the kernel hardly changes.</summary>
    Lazy,

    /// <summary>eta Lambda is between 2 and 4: the loss rises first, the kernel falls, and then both settle.</summary>
    Catapult,

    /// <summary>eta Lambda is at least 4: the loss and the kernel grow without bounds.</summary>
    Divergent,
}
