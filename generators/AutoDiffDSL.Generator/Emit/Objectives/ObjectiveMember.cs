namespace AutoDiffDSL.Generator.Emit.Objectives;

/// <summary>One evaluation: its name, its vectors and the call that it makes.</summary>
internal sealed record ObjectiveMember(string Name, string[] Inputs, string[] Outputs, ObjectiveCall Call);
