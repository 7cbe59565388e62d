namespace AutoDiffDSL.Experiments.Progress;

/// <summary>One piece of work on a board. Reports are cheap: the board decides how often it shows them.</summary>
public interface IProgressItem
{
    /// <summary>How many steps the work will take; may change while it runs.</summary>
    long Total { get; set; }

    /// <summary>Says how far the work is.</summary>
    /// <param name="done">Steps done so far.</param>
    /// <param name="status">What is worth seeing now, for example the loss.</param>
    void Report(long done, string status = "");

    /// <summary>Says that the work has ended, be it before its total, and how.</summary>
    void Finish(string status = "");
}
