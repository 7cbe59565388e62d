using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Ir.Composites;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>A function's body as C# statements: the stages in order.</summary>
internal static class BodyPlan
{
    /// <param name="function">The function to write.</param>
    /// <param name="resultName">What a local that holds the returned value is called.</param>
    public static IReadOnlyList<Statement> Plan(Function function, string resultName)
    {
        var outline = new Outline(EarlySaves.Apply(function));
        var buffers = new BufferGroups(outline);
        WhileConditions.Choose(outline, buffers);
        Needs.Mark(outline);
        Overwriting.Foresee(outline);
        Folding.Decide(outline, buffers);
        AddFlags(outline);
        Reads.Record(outline);
        Coalescing.Decide(outline);

        var names = new NameAllocator();
        string workspace = ReserveNames(outline, names);
        var parameters = new ParameterNames(function, names, outline.Root);
        Variables variables = Variables.Place(outline, names, parameters, resultName);
        var expressions = new ExpressionPlanner(outline, workspace);
        List<Statement> prologue = Prologue.Plan(function, buffers, parameters);
        if (UsesWorkspace(outline))
        {
            prologue.Add(WorkspaceNames.Open(workspace));
        }

        var gathered = new GatheredMemory(outline, parameters, names, workspace);
        prologue.AddRange(gathered.Gather());

        var outputs = new CompositeOutputs(function, expressions, outline, parameters);
        List<Statement> body = new StatementPlanner(outline, variables, expressions, names, outputs).Plan();
        bool returns = body.Count > 0 && body[body.Count - 1] is ReturnStatement;
        body.InsertRange(returns ? body.Count - 1 : body.Count, gathered.Scatter());
        bool isApart = prologue.Count == 0 || prologue[prologue.Count - 1] is ForStatement;
        return !isApart && body.Count > 0 && body[0] is not CommentStatement
            ? [.. prologue, new BlankStatement(), .. body]
            : [.. prologue, .. body];
    }

    private static void AddFlags(Outline outline)
    {
        foreach (Node node in outline.Nodes)
        {
            if (node.IsNeeded && node.HasFlag)
            {
                outline.AddFlag(node);
            }
        }
    }

    private static string ReserveNames(Outline outline, NameAllocator names)
    {
        names.Declare(outline.Root, "nameof");
        foreach (DeclaredParameter parameter in DeclaredParameter.Of(outline.Function))
        {
            names.Declare(outline.Root, parameter.Name);
        }

        foreach (Parameter leaf in outline.Function.Signature)
        {
            if (leaf.Part is { Passing: Passing.Instance } part
                && part.Type.MemberOf(part.Leaf) is { Access: MemberAccess.Captured } captured)
            {
                names.Declare(outline.Root, captured.Name.TrimStart('@'));
            }
        }

        foreach (Node node in outline.Nodes.Where(node => node.Op == Primitive.Call))
        {
            names.Declare(outline.Root, node.Instruction.Callee!.Method);
        }

        return UsesWorkspace(outline) ? names.Allocate(outline.Root, "workspace") : "workspace";
    }

    private static bool UsesWorkspace(Outline outline)
    {
        if (GatheredMemory.Copied(outline).Any())
        {
            return true;
        }

        foreach (Node node in outline.Nodes)
        {
            if (node.IsNeeded && WorkspaceNames.TakesMemory(node.Op))
            {
                return true;
            }
        }

        return false;
    }
}
