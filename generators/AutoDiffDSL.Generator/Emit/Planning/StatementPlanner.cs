using System.Collections.Generic;
using System.Linq;
using AutoDiffDSL.Generator.Emit.Composites;
using AutoDiffDSL.Generator.Emit.Syntax;
using AutoDiffDSL.Generator.Ir;
using AutoDiffDSL.Generator.Models;

namespace AutoDiffDSL.Generator.Emit.Planning;

/// <summary>Walks the blocks and writes each instruction that is not part of an expression as a statement.</summary>
internal sealed class StatementPlanner(
    Outline outline,
    Variables variables,
    ExpressionPlanner expressions,
    NameAllocator names,
    CompositeOutputs composites)
{
    private readonly Sections sections = new(outline);
    private readonly Calls calls = new(outline, expressions, names);
    private readonly Dictionary<Region, int> declaredUpTo = [];

    public List<Statement> Plan()
    {
        List<Statement> statements = Block(outline.Root);
        if (!EndOfCode.IsReached(statements))
        {
            Finish(statements);
        }

        return statements;
    }

    private List<Statement> Block(Region region)
    {
        List<Statement> statements = [];
        sections.Enter();
        foreach (Node node in region.Nodes)
        {
            if (node.IsNeeded)
            {
                Write(statements, node);
                if (EndOfCode.IsReached(statements))
                {
                    break;
                }
            }
        }

        sections.Leave();
        return statements;
    }

    private void Write(List<Statement> statements, Node node)
    {
        if (node.Op == Primitive.If && !node.IsExpression)
        {
            sections.Open(statements, node);
            Declare(statements, node);
            WriteIf(statements, node);
        }
        else if (node.IsLoop)
        {
            sections.Open(statements, node);
            WriteLoop(statements, node);
        }
        else if (node.Op == Primitive.Call)
        {
            WriteCall(statements, node);
        }
        else if (node.Instruction.Results.Count == 0)
        {
            sections.Open(statements, node);
            statements.Add(Effect(node.Instruction));
        }
        else if (!outline[node.Instruction.Result].IsNeeded)
        {
            sections.Open(statements, node);
            statements.Add(new ExpressionStatement(expressions.Call(node.Instruction.Operands[0], PopMethod(node))));
        }
        else if (outline[node.Instruction.Result].Variable is { } variable)
        {
            sections.Open(statements, node);
            statements.Add(Assign(variable, expressions.Assigned(node), node.Region));
        }
    }

    private void WriteCall(List<Statement> statements, Node node)
    {
        bool isFolded = node.Instruction.Results.Count == 1 && !node.HasEffects
            && outline[node.Instruction.Result] is { IsNeeded: true, Variable: null };
        if (!isFolded)
        {
            sections.Open(statements, node);
            calls.Write(statements, node, Assign);
        }
    }

    private static string PopMethod(Node pop) =>
        pop.Instruction.Operands[0].Type.Shape == TypeShape.SnapshotSlot ? "PopSpan" : "Pop";

    private Statement Effect(Instruction instruction)
    {
        if (instruction.Op.IsGuard())
        {
            Expression text = expressions.Filled(instruction);
            return instruction.Op == Primitive.Throw ? new ThrowStatement(text) : new ExpressionStatement(text);
        }

        Value target = instruction.Operands[0];
        switch (instruction.Op)
        {
            case Primitive.Store:
                return new AssignmentStatement(
                    expressions.Element(target, instruction.Operands[1]),
                    "=",
                    expressions.Assigned(instruction.Operands[2]));
            case Primitive.Accumulate:
                Value? negated = Conversions.Negated(outline, instruction.Operands[2]);
                return new AssignmentStatement(
                    expressions.Element(target, instruction.Operands[1]),
                    negated is null ? "+=" : "-=",
                    expressions.Assigned(negated ?? instruction.Operands[2]));
            case Primitive.Clear when expressions.IsArray(target):
                return new ExpressionStatement(new CallExpression(
                    new NameExpression("global::System.Array.Clear"), new[] { expressions.Read(target) }));
            case Primitive.Axpy:
                return new ExpressionStatement(new CallExpression(
                    new NameExpression("global::AutoDiffDSL.Numerics.VectorMath.Axpy"),
                    new[] { 1, 2, 0 }.Select(i => expressions.Read(instruction.Operands[i])).ToArray()));
            case Primitive.Clear:
                return new ExpressionStatement(expressions.Call(target, "Clear"));
            default:
                return new ExpressionStatement(Push(target, instruction.Operands[1]));
        }
    }

    private Expression Push(Value slot, Value value) => slot.Type.Shape switch
    {
        TypeShape.SnapshotSlot => expressions.Call(slot, "PushCopy", expressions.Read(value)),
        TypeShape.HandleSlot => expressions.Call(slot, "Push", ExpressionPlanner.Call(
            expressions.Workspace, WorkspaceNames.Method(Primitive.Push, slot.Type.Element), expressions.Read(value))),
        _ => expressions.Call(slot, "Push", expressions.Assigned(value)),
    };

    private void WriteIf(List<Statement> statements, Node node)
    {
        List<Statement> then = Branch(node, 0);
        List<Statement> otherwise = Branch(node, 1);
        Value condition = node.Instruction.Operands[0];
        Expression test = expressions.Read(condition);
        if (then.Count == 0 && otherwise.Count > 0)
        {
            (then, otherwise) = (otherwise, then);
            test = Conditions.Negate(outline, condition, test);
        }

        if (then.Count > 0)
        {
            statements.Add(new IfStatement(test, then.ToEquatableArray(), otherwise.ToEquatableArray()));
        }
    }

    private List<Statement> Branch(Node node, int index)
    {
        Region block = node.Blocks[index];
        List<Statement> statements = Block(block);
        if (EndOfCode.IsReached(statements))
        {
            return statements;
        }

        var copies = new ParallelCopy(expressions, names, block);
        for (int i = 0; i < node.Instruction.Results.Count; i++)
        {
            if (outline[node.Instruction.Results[i]].Variable is { } result)
            {
                copies.Add(result, block.Block.Yields[i], outline);
            }
        }

        copies.Write(statements, Assign);
        return statements;
    }

    private void WriteLoop(List<Statement> statements, Node loop)
    {
        Region body = loop.Blocks[0];
        var entry = new ParallelCopy(expressions, names, loop.Region);
        foreach (Carry carry in loop.Carries)
        {
            if (carry.Initial is not null)
            {
                entry.Add(outline[carry.Parameter].Variable!, carry.Initial, outline);
            }
        }

        entry.Write(statements, Assign);
        Declare(statements, loop);
        List<Statement> inside = Block(body);
        var back = new ParallelCopy(expressions, names, body);
        foreach (Carry carry in loop.Carries)
        {
            back.Add(outline[carry.Parameter].Variable!, carry.Next, outline);
        }

        if (!EndOfCode.IsReached(inside))
        {
            back.Write(inside, Assign);
        }

        EquatableArray<Statement> content = inside.ToEquatableArray();
        statements.Add(loop.Op == Primitive.For ? Counted(loop, content) : Tested(loop, content));
    }

    private ForStatement Counted(Node loop, EquatableArray<Statement> body)
    {
        string index = outline[loop.Blocks[0].Block.Parameters[0]].Variable!.Name;
        Expression start = expressions.Read(loop.Instruction.Operands[0]);
        Expression end = expressions.Read(loop.Instruction.Operands[1]);
        return CountedLoops.Plan(loop.Instruction, index, start, end, body);
    }

    private WhileStatement Tested(Node loop, EquatableArray<Statement> body)
    {
        Expression condition = loop.HasFlag ? expressions.Read(outline.Flag(loop)) : expressions.Condition(loop);
        return new WhileStatement(condition, body, loop.Form is WhileForm.DoCondition or WhileForm.DoFlag);
    }

    /// <summary>Declares what the blocks of <paramref name="node"/> assign and what follows reads.</summary>
    private void Declare(List<Statement> statements, Node node)
    {
        IReadOnlyList<Variable> local = variables.In(node.Region);
        declaredUpTo.TryGetValue(node.Region, out int next);
        for (; next < local.Count && local[next].First <= node.Exit; next++)
        {
            Variable variable = local[next];
            if (!variable.IsDeclared && variable.First > node.Position)
            {
                variable.IsDeclared = true;
                statements.Add(new DeclarationStatement(TypeNames.Of(variable.Type), variable.Name, null));
            }
        }

        declaredUpTo[node.Region] = next;
    }

    private Statement Assign(Variable variable, Expression value, Region region)
    {
        if (!variable.IsDeclared && ReferenceEquals(variable.Home, region))
        {
            variable.IsDeclared = true;
            string type = variable.Type.IsSlot ? "var" : TypeNames.Of(variable.Type);
            return new DeclarationStatement(type, variable.Name, value);
        }

        return Assignments.Plan(new NameExpression(variable.Name), value);
    }

    private void Finish(List<Statement> statements)
    {
        Function function = outline.Function;
        var outputs = new ParallelCopy(expressions, names, outline.Root);
        foreach (DeclaredParameter parameter in DeclaredParameter.Of(function)
            .Where(p => p.Leaves.Any(l => l.Output >= 0)))
        {
            if (parameter.Type is not null)
            {
                composites.Write(parameter, outputs.Add);
                continue;
            }

            var target = new NameExpression(Identifiers.Escape(parameter.Name));
            Value output = function.Body.Yields[parameter.First.Output];
            if (output.Type.IsBuffer)
            {
                outputs.Add(target, expressions.Call(output, "ToArray"));
                continue;
            }

            outputs.Add(target, output, outline);
        }

        DeclaredParameter? returned = DeclaredParameter.Returned(function);
        if (function.ReturnOutput < 0 && returned is null)
        {
            outputs.Write(statements, Assign);
            return;
        }

        Expression result = returned is not null ? composites.Returned(returned)
            : function.Body.Yields[function.ReturnOutput] is { Type.IsBuffer: true } array
                ? expressions.Call(array, "ToArray")
                : expressions.Read(function.Body.Yields[function.ReturnOutput]);
        if (outputs.Writes(result))
        {
            string name = names.Allocate(outline.Root, "result");
            statements.Add(new DeclarationStatement(TypeNames.Result(function), name, result));
            result = new NameExpression(name);
        }

        outputs.Write(statements, Assign);
        statements.Add(new ReturnStatement(result));
    }
}
