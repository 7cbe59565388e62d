using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>The frame from which a generated method takes its memory.</summary>
internal static class WorkspaceNames
{
    public const string Frame = "global::AutoDiffDSL.Tape.WorkspaceFrame";

    /// <summary>The frame's method for an operation on buffers or their handles.</summary>
    public static string Method(Primitive op, ScalarKind element) => op switch
    {
        Primitive.Allocate => "Zeros",
        Primitive.AllocateTape => "Uninitialized",
        Primitive.Push => "HandleOf",
        Primitive.Pop => "Resolve",
        _ => "Copy",
    } + "<" + TypeNames.Of(element) + ">";

    public static bool TakesMemory(Primitive op) =>
        op is Primitive.Allocate or Primitive.AllocateTape or Primitive.Copy or Primitive.NewSlot;

    public static Statement Open(string name) => new DeclarationStatement(
        "using " + Frame, name, new CallExpression(new NameExpression("global::AutoDiffDSL.Tape.Workspace.Enter"), []));
}
