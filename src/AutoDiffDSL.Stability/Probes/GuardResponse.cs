namespace AutoDiffDSL.Stability;

/// <summary>What a guard does where the sharpness passes the optimizer's threshold for certain.</summary>
public enum GuardResponse
{
    /// <summary>It says so, and the run goes on.</summary>
    Warn,

    /// <summary>It ends the run.</summary>
    Stop,

    /// <summary>It goes on with a step size that is stable at the sharpness measured.</summary>
    CutStep,
}
