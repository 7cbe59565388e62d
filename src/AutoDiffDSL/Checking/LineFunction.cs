namespace AutoDiffDSL.Checking;

/// <summary>A function along a line: its outputs at the distance t from the point.</summary>
internal delegate void LineFunction(double t, Span<double> outputs);
