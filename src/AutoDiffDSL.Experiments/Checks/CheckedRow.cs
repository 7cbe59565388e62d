using AutoDiffDSL.Experiments.Progress;

namespace AutoDiffDSL.Experiments.Checks;

/// <summary>Figures that are computed, printed and drawn together.</summary>
/// <param name="Id">What the command line calls it.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Run">Computes it; long work puts a bar of its own on the board.</param>
public sealed record CheckedRow(string Id, string Title, Func<IProgressBoard, RowResult> Run);
