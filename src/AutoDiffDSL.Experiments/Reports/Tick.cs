namespace AutoDiffDSL.Experiments.Reports;

/// <summary>A mark on an axis; a minor one has no label.</summary>
internal readonly record struct Tick(double Value, string Label)
{
    public bool IsMajor => Label.Length > 0;
}
