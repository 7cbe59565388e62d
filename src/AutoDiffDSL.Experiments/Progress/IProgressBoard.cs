namespace AutoDiffDSL.Experiments.Progress;

/// <summary>Shows several pieces of work at once; safe to use from several threads.</summary>
public interface IProgressBoard
{
    /// <summary>Puts a piece of work on the board.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="total">How many steps it will take; at least 1.</param>
    IProgressItem Start(string title, long total);
}
