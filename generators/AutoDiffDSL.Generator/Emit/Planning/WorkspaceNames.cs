using AutoDiffDSL.Generator.Emit.Syntax;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>The frame from which a generated method takes its memory.</summary>
internal static class WorkspaceNames
{
    public const string Frame = "global::AutoDiffDSL.Tape.WorkspaceFrame";

    public static Statement Open(string name) => new DeclarationStatement(
        "using " + Frame, name, new CallExpression(new NameExpression("global::AutoDiffDSL.Tape.Workspace.Enter"), []));
}
