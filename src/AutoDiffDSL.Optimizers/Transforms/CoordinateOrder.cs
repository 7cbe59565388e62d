namespace AutoDiffDSL.Optimizers;

/// <summary>Which coordinate a step of coordinate descent changes.</summary>
public enum CoordinateOrder
{
    /// <summary>One after the other.</summary>
    Cyclic,

    /// <summary>One drawn uniformly (Nesterov, 2012).</summary>
    Random,

    /// <summary>The one with the largest derivative (Gauss and Southwell; Nutini and others, 2015).</summary>
    Greedy,
}
